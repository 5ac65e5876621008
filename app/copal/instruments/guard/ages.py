"""Exact ages of one child: in months, or in years and months. A four-year-old is a whole room of children."""

import re

from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

_SMALL = (
    r"(?:\d{1,2}(?:\s?(?:½|1/2|\.5))?|(?:twenty|thirty|forty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|un|une|deux|trois|quatre|cinq|"
    r"sept|huit|neuf|dix|onze|"
    r"uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|um|uma|dois|duas|três|quatro|sete|oito|nove|dez)"
)
# From twelve on, which French, Spanish and Portuguese join by `et`, `y`, `e`.
_LARGE_ELSEWHERE = (
    r"(?:(?:vingt|trente|quarante)(?:[\s-](?:et[\s-])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf))?|douze|treize|quatorze|quinze|seize|dix[\s-](?:sept|huit|neuf)|"
    r"veinti\w{2,7}|(?:veinte|treinta|cuarenta)(?:\sy\s(?:une?|uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?|doce|trece|catorce|quince|diecis[ée]is|diecisiete|dieciocho|diecinueve|"
    r"(?:vinte|trinta|quarenta)(?:\se\s(?:uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove))?|doze|treze|quatorze|dezess?eis|dezasseis|dezess?ete|dezassete|dezoito|dezanove|dezenove)"
)
_NUMBER = rf"(?:{_LARGE_ELSEWHERE}|{_SMALL})"
_YEARS = r"(?:years?(?:\sold)?|yrs?|y/?o?|ans?|años?|anos?)"
_MONTHS = r"(?:months?(?:\sold)?|mos?\b|mois|meses|mes\b)"
_AND = r"(?:and|&|et|y|e)"
_BOTH = re.compile(
    rf"\b{_SMALL}(?:[\s-]{_YEARS},?\s(?:{_AND}\s)?|\s{_AND}\s){_NUMBER}[\s-]?{_MONTHS}", re.IGNORECASE
)
_SHORT_BOTH = re.compile(r"\b\d\s?y(?:rs?)?\.?\s?\d{1,2}\s?m(?:os?)?\b|\b[1-6];\d{1,2}\b", re.IGNORECASE)
_WHO = r"(?:s?he|they|mine|ours|who|it|kiddo|child|kid|boy|girl|baby|son|daughter|twins?|brother|sister|niece|nephew|il|elle|él|ella|ele|ela|(?-i:[A-Z][a-z]{1,20}))"
_IS = r"(?:['’]s|(?<=he)s|\sa|\sis|\swas|\sare|\swere|\sturned|\sjust turned|\sturns|\savait|\stiene|\stenía|\stem|\stinha|\sest)(?:\s(?:only|barely|already|about|now|almost|just|not even|like))?"
_ONE_MONTHS = re.compile(
    rf"\b{_WHO}(?:{_IS})\s(?P<age>{_NUMBER}(?:[\s-](?:and|y|et|e)[\s-](?:a\shalf|media|demi|meio))?\s{_MONTHS})",
    re.IGNORECASE,
)
# Of whom is told, in languages that need no he or she; and one child with its age behind it.
_HAS_MONTHS = re.compile(
    rf"(?:(?:^|[.!?¡¿,;:(—–-]\s?|\b(?:que|qui|y|e|et|mas|pero|mais|ya|já)\s)(?:tiene|tenía|cumplió|cumple|tem|tinha|fez|completou)\s(?:(?:apenas|casi|quase|solo|só|ya|já)\s)?"
    rf"|\b(?:mon|ma|notre|cette|ce|mi|nuestr[oa]|est[ea]|meu|minha|noss[oa]|ess[ea])\s\w+\s(?:de|d['’])\s?)(?P<age>{_NUMBER}\s(?:mois|meses))\b",
    re.IGNORECASE,
)
_TENS = re.compile(
    r"\b(?:my|our|this|the|his|her|their|mi|mon|ma|meu|minha|nuestro|nuestra)\s(?:\w+\s)?(?P<age>(?:1[3-9]|[2-9]\d)[\s-]months?(?:[\s-]old)?)\b(?!\s(?:room|class|group|visit|checkup|check|well|screen\w*|milestones?|window|ages?|old\sroom|questionnaire|asq|range|cutoff|limit|form|program|period|old\sgroup))",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\b(?:s?he|she['’]?s|he['’]?s|hes|shes|elle|il|él|ella|ele|ela|tiene|tem)\b[^.!?\n]{{0,20}}?\b(?P<age>{_NUMBER}(?:\s{_YEARS})?\s(?:and|y|et|e)\s(?:a\shalf|medio|demie?|meio)|\d\s?(?:½|1/2)|[1-6]\.(?:5|25|75)\b)",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    rf"\b(?:s?he|they|baby|it)(?:['’]s|\s(?:is|was|came(?: to us)?|started|arrived|joined(?: us)?))(?:\s(?:only|just|barely|at|here|with us|about|not even)){{0,3}}\s(?P<age>{_NUMBER}[\s-]weeks?(?:[\s-]old)?)\b",
    re.IGNORECASE,
)
_CAME_AT = re.compile(
    rf"\b(?:s?he|they|baby)\s(?:came|started|arrived|joined|moved|left)\b[^.!?\n]{{0,20}}?\bat\s(?P<age>{_NUMBER}\s{_MONTHS})",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:children|kids|babies|infants|toddlers|ages?|between|until|under|over|by|from|ratio|most|milestones?|every|for the|enfants|niños|bebés|crianças|typical\w*|at least|after|in|for|since|waited|took|last|next|every|within|(?:if|when) (?:a|any|the) (?:child|kid|baby|toddler) (?:is|was|turns)|(?:a|any) (?:child|kid|baby|toddler) (?:who is|is|turns))\s*$",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"\s?(?:ago|later|since|wait|waiting|waitlist|from now|before|after|into|straight|long|left|to go|without|of\b|depuis|atrás|hace)",
    re.IGNORECASE,
)
# What must stand in a text, in small letters, for a pattern to find anything there.
_MONTHED = bag("month months mo mos mois meses mes")
_MONTHED_WITH_HYPHEN = ("-month", "month-", "-mo", "mo-", "mos-", "-mois", "-mes")
_HALVED = ("half", "medi", "demi", "mei", "½", "1/2", ".5", ".25", ".75")
_SUBJECTS_OF_TIME = bag("it there that this wait list year what which")


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    by_month = not _MONTHED.isdisjoint(reading.words) or reading.holds(_MONTHED_WITH_HYPHEN)
    both = (_BOTH,) * by_month + (_SHORT_BOTH,) * reading.has_digits
    one = (
        *(_ONE_MONTHS, _TENS, _CAME_AT, _HAS_MONTHS) * by_month,
        *(_HALF,) * reading.holds(_HALVED),
        *(_WEEKS,) * ("week" in reading.lowered),
    )
    found = [
        Mark(seen.start(), seen.end(), "AGE", "certain", "age.exact")
        for pattern in both
        for seen in pattern.finditer(text)
        if _is_one_child(text, seen.start(), seen.end())
    ]
    for pattern in one:
        for seen in pattern.finditer(text):
            start, end = seen.span("age")
            subject = seen[0].split()[0].lower().rstrip("'s’") if seen[0].split() else ""
            if subject not in _SUBJECTS_OF_TIME and _is_one_child(text, start, end):
                found.append(Mark(start, end, "AGE", "could" if pattern is _TENS else "certain", "age.exact"))
    return found


def _is_one_child(text: str, start: int, end: int) -> bool:
    return not _GENERAL.search(text[max(0, start - 28) : start]) and not _SPAN_OF_TIME.match(
        text[end : end + 14]
    )
