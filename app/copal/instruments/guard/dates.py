"""Dates of birth, and the day something happened to a child or a family. A meeting's date is no secret."""

import re

from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import fold

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|"
    r"outubro|novembro|dezembro)"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_FULL = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|(?:19|20)\d\d[/.-]\d{{1,2}}[/.-]\d{{1,2}}|"
    rf"{_MONTH}\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s(?:of\s)?{_YEAR})?|"
    rf"(?:the\s|el\s|le\s|dia\s)?\d{{1,2}}(?:st|nd|rd|th|er|º|°)?\s(?:of\s|de\s|do\s)?{_MONTH}\b(?:,?\s(?:de\s|of\s|del\s)?{_YEAR})?)"
)
_SHORT = r"(?<![\d/.$-])\d{1,2}/\d{1,2}(?![\d/%])"
_ANY = re.compile(rf"\b{_FULL}|{_SHORT}", re.IGNORECASE)
_BIRTH = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthdate|birth ?days?|bday|b-day|was born|were born|born|turn(?:s|ed|ing)?\s(?:\w+\s)?|"
    rf"date de naissance|née? le|est née? le|naissance|anniversaire|fecha de nacimiento|naci[óo]|cumpleaños|cumple(?:\s\w+)?|nacimiento|"
    rf"data de nascimento|nasceu|nascid[oa]|aniversário|faz (?:\w+ )?anos)\b"
    rf"(?P<between>[^.!?\n\d]{{0,30}}?)(?P<when>\b{_FULL}|{_SHORT}|\b{_MONTH}\.?,?\s(?:of\s|de\s|del\s)?{_YEAR})",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:picked up by|taken|raid\w*|detain\w*|remov(?:ed|al)|placed|placement|custody|court|hearing|trial|sentenc\w+|arrest\w*|jail\w*|deport\w*|detained|evict\w*|died|dies|death|"
    r"passed|lost|down as|listed as|makes (?:him|her)|tubes|procedure|mri|biopsy|infusion|c-section|appointment|intake|released?|parole|arraign\w*|visitation|funeral|buried|burial|surger\w+|operat\w+|hospital\w*|admitted|discharged|diagnos\w+|seizure\w*|accident|crash|fire|burn\w*|injur\w*|"
    r"broke|fell|choked|overdos\w*|relaps\w*|adopt\w*|foster\w*|reunif\w*|moved|left|moves|leav\w+|separat\w*|divorc\w*|miscarri\w*|delivered|"
    r"incident|abus\w*|hit|bruis\w*|report(?:ed)?|cps|dhhs|investigat\w*|evaluat\w*|assess\w*|transplant|chemo\w*|suspended|expelled|disenrolled|"
    r"enrolled|last day|started|fired|quit|due date|due|baby|pregnan\w*|attack\w*|drown\w*|shot|shooting|killed|wedding|married|"
    r"murió|falleció|operaron|operación|cirugía|arrestaron|detuvieron|deportaron|desalojaron|audiencia|juicio|accidente|hospital|"
    r"mort|décédée?|opérée?|opération|arrêtée?|expulsée?|audience|tribunal|placée?|"
    r"morreu|faleceu|operad[oa]|cirurgia|preso|presa|despejad[oa]|audiência|acidente|internad[oa])\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meeting|meet|we meet|zoom|session|training|workshop|webinar|conference|deadline|register|due by|agenda|visit|opens?|closed?|"
    r"holiday|potluck|cop|réunion|rencontre|formation|reunión|taller|capacitación|reunião|oficina|formação)\b",
    re.IGNORECASE,
)
_LOOSE_MONTH = re.compile(
    rf"\b(?:died|passed away|was born|murió|falleció|est mort|est morte|morreu|faleceu)\s(?:last\s|in\s|en\s|em\s)?(?P<when>{_MONTH})\b",
    re.IGNORECASE,
)
_HAS_ONE = re.compile(rf"\d|{_MONTH}", re.IGNORECASE)
_DONE_TO = re.compile(
    r"\b(?:was|were|got|is|been|being)\s(?:\w+\s)?(?:evicted|arrested|removed|placed|deported|detained|diagnosed|hospitalized|admitted|adopted|"
    r"expelled|killed|shot|picked up|operated|discharged|taken|fired|suspended)\b",
    re.IGNORECASE,
)
_FAR = 400  # a sentence is not longer
_SENTENCE_END = re.compile(r"[.!?\n](?=\s|$)")


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    if not _HAS_ONE.search(text):
        return []
    found = [
        Mark(seen.start("when"), seen.end("when"), "DATE_OF_BIRTH", "certain", "date.birth")
        for seen in _BIRTH.finditer(text)
        if not _MEETING.search(seen["between"])
    ]
    taken = {mark.start for mark in found}
    for seen in _ANY.finditer(text):
        around = _sentence(text, seen.start(), seen.end())
        if seen.start() not in taken and _is_of_a_person(around, seen[0]):
            found.append(Mark(seen.start(), seen.end(), "DATE", "could", "date.event"))
    loose = (seen.span("when") for seen in _LOOSE_MONTH.finditer(text))
    return found + [Mark(start, end, "DATE", "could", "date.event") for start, end in loose]


def _sentence(text: str, start: int, end: int) -> str:
    near = max(0, start - _FAR)
    first = max((found.end() for found in _SENTENCE_END.finditer(text, near, start)), default=near)
    after = _SENTENCE_END.search(text, end, end + _FAR)
    return text[first : after.end() if after else min(len(text), end + _FAR)]


def _is_of_a_person(sentence: str, date: str) -> bool:
    if not _EVENT.search(sentence):
        return False
    if _DONE_TO.search(sentence):
        return True
    if _MEETING.search(sentence):
        return False
    words = {
        fold(word.strip(".,;:!?()\"“”'")) for word in sentence.replace("’s", "").replace("'s", "").split()
    }
    persons = word_set("cues", "third_person") | word_set("cues", "kin")
    named = any(word[:1].isupper() for word in sentence.split()[1:] if word not in date)
    return bool(words & persons) or named
