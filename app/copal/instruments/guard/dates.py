"""Dates of birth, and the day something happened to a child or a family. A meeting's date is no secret."""

import re

from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag, fold

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|"
    r"outubro|novembro|dezembro)"
)
_NTH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-\w+|thirtieth|thirty-first)"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_FULL = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|(?:19|20)\d\d[/.-]\d{{1,2}}[/.-]\d{{1,2}}|"
    rf"{_MONTH}\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s(?:of\s)?{_YEAR})?|"
    rf"(?:the\s|el\s|le\s|dia\s)?\d{{1,2}}(?:st|nd|rd|th|er|º|°)?\s(?:of\s|de\s|do\s)?{_MONTH}\b(?:,?\s(?:de\s|of\s|del\s)?{_YEAR})?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?"
_HOLIDAY = (
    r"(?:christmas(?:\s(?:eve|day|morning|night))?|thanksgiving|easter(?:\s(?:sunday|morning))?|halloween|new year['’]?s(?:\s(?:eve|day))?|labor day|memorial day|mother['’]?s day|"
    r"father['’]?s day|valentine['’]?s(?:\sday)?|st\.? patrick['’]?s(?:\sday)?|veterans day|columbus day|leap day|the fourth(?: of july)?|groundhog day|navidad|nochebuena|no[ëe]l|pâques|natal|páscoa|toussaint|eid|ramadan|indigenous peoples['’]? day)"
)
_STOPS = r"(?:\sof\s(?:this|next|last)\smonth)?(?=\s*[.,;:!?)–—-]|\s*$|\s(?:of|at|and|so|when|because|but|for|in|from|with|he|she|they|we|i|his|her|it|then|by|or|to|mom|dad|that|who|about|after|before|last|y|et|e|que|qui)\b)"
# Days told without their month: the 9th, Friday the 12th, the day after Christmas.
_DAY = (
    rf"(?:(?:{_WEEKDAY},?\s)?\bthe\s\d{{1,2}}(?:st|nd|rd|th)\b{_STOPS}|(?<=\b(?:on|by)\s)the\s{_NTH}\b{_STOPS}|(?<=\bsince\s)the\s{_NTH}\b{_STOPS}"
    rf"|\b(?:le lendemain|la veille|le jour|el día (?:después|antes)|no dia (?:seguinte|depois)|na véspera)\s(?:de\s|du\s|d['’]|a\s|ao\s|do\s)(?:la\s|las\s)?(?:{_HOLIDAY}|saint-\w+|la saint-\w+|reyes|pâques|carnaval|são joão)"
    rf"|\b{_WEEKDAY}\s\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\bthe\s(?:day|night|morning|week|weekend|{_WEEKDAY})\s(?:before|after|of)\s{_HOLIDAY}(?:,?\s{_YEAR})?"
    rf"|(?:(?<=\bon\s)|(?<=\bborn\s))(?:last\s)?{_HOLIDAY}(?:,?\s{_YEAR})?|(?<=\bel\s)\d{{1,2}}\b(?!\s(?:de|niñ|años|%))|(?<=\ble\s)\d{{1,2}}\b(?!\s(?:enfants|ans|%))|(?<=\bdia\s)\d{{1,2}}\b)"
)
_SHORT = r"(?<![\d/.$-])\d{1,2}/\d{1,2}(?![\d/%])"
# Nothing begins behind a letter but a short date: most places are told off at once.
_BEGINS = r"(?:(?<![^\W\d])|(?=\d))"
_ANY = re.compile(rf"{_BEGINS}(?:\b{_FULL}|{_SHORT})", re.IGNORECASE)
_ANY_OR_DAY = rf"{_BEGINS}(?:\b{_FULL}|{_SHORT}|{_DAY})"
_BIRTH = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthdate|birth ?days?|bday|b-day|was born|were born|born|turn(?:s|ed|ing)?\s(?:\w+\s)?|"
    rf"date de naissance|née? le|est née? le|naissance|anniversaire|fecha de nacimiento|naci[óo]|cumpleaños|cumple(?:\s\w+)?|nacimiento|"
    rf"data de nascimento|nasceu|nascid[oa]|aniversário|faz (?:\w+ )?anos)\b"
    rf"(?P<between>[^.!?\n\d]{{0,30}}?)(?P<when>\b{_FULL}|{_SHORT}|{_DAY}|\b{_MONTH}\.?,?\s(?:of\s|de\s|del\s)?{_YEAR})",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:picked up by|taken|took (?:him|her|them|the (?:kids|children|baby|girls|boys|\w+ of them)|\w+ of them)|went back|went in(?:side)?|got out|(?:came|come|comes|goes|went) home|delivered|tonsils|stitches|transfusion|dialysis|testif\w+|served|signed over|was born|raid\w*|detain\w*|remov(?:ed|al)|placed|placement|custody|court|hearing|trial|sentenc\w+|arrest\w*|jail\w*|deport\w*|detained|evict\w*|died|dies|death|"
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
_DIGIT = re.compile(r"\d")
_DAYS_TOLD = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_OF_MONTHS = bag(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december janvier fevrier mars avril mai "
    "juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro "
    "fevereiro marco maio junho julho setembro outubro novembro dezembro"
)
_OF_DAYS = bag(
    "christmas thanksgiving easter halloween year's years labor memorial mother's father's valentine's valentines patrick's veterans columbus leap fourth groundhog navidad "
    "nochebuena noel paques natal pascoa toussaint eid ramadan indigenous lendemain veille saint-jean dia seguinte "
    "first second third fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_DONE_TO = re.compile(
    r"\b(?:was|were|got|is|been|being)\s(?:\w+\s)?(?:evicted|arrested|removed|placed|deported|detained|diagnosed|hospitalized|admitted|adopted|"
    r"expelled|killed|shot|picked up|operated|discharged|taken|fired|suspended)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(  # whose day it is needs no telling
    r"\b(?:hearing(?!\s(?:aids?|tests?|screen\w*|check))|custody|sentenced|sentencing|arraign\w*|funeral|autopsy|deport\w*|evict\w*|(?:sheriff|police|cops|ambulance|caseworker|troopers?|ice|cps|dhhs|the state|paramedics|ems|lifeflight) (?:came|showed|took|removed|knocked)|adoption|visitation|parole)\b",
    re.IGNORECASE,
)
# What must stand in a text, in small letters, for a birth or a death to be told there.
_BORN = (
    "d.o",
    "do.b",
    "dob",
    "birth",
    "bday",
    "b-day",
    "born",
    "turn",
    "naissance",
    "né",
    "anni",
    "naci",
    "cumple",
    "nasc",
    "anivers",
    "faz",
)
_LOST = ("died", "passed away", "was born", "murió", "falleció", "est mort", "morreu", "faleceu")
_FAR = 400  # a sentence is not longer
_SENTENCE_END = re.compile(r"[.!?\n](?=\s|$)")


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    by_day = (
        bool(_DAYS_TOLD.search(text))
        or not _OF_DAYS.isdisjoint(reading.words)
        or "ew Year" in text
        or "'s Day" in text
    )
    if not by_day and not _DIGIT.search(text) and _OF_MONTHS.isdisjoint(reading.words):
        return []
    found = [
        Mark(seen.start("when"), seen.end("when"), "DATE_OF_BIRTH", "certain", "date.birth")
        for seen in (_BIRTH.finditer(text) if reading.holds(_BORN) else ())
        if not _MEETING.search(seen["between"])
    ]
    found += _on_papers(reading)
    taken = {mark.start for mark in found}
    whole = compiled(_ANY_OR_DAY, any_case=True) if by_day or not reading.is_english else _ANY
    for seen in whole.finditer(text):
        around = _sentence(text, seen.start(), seen.end())
        if seen.start() not in taken and (
            _is_of_a_person(around, seen[0]) or _is_alone(reading, around, seen[0])
        ):
            found.append(Mark(seen.start(), seen.end(), "DATE", "could", "date.event"))
    if not reading.holds(_LOST):
        return found
    loose = (seen.span("when") for seen in _LOOSE_MONTH.finditer(text))
    return found + [Mark(start, end, "DATE", "could", "date.event") for start, end in loose]


def _is_alone(reading: Reading, sentence: str, date: str) -> bool:
    """A whole date in figures, in a text about one person: `04.08.21 - is that April or August? Mom writes the day first`."""
    if not _IN_FIGURES.fullmatch(date) or _MEETING.search(sentence) or _OF_PAPER.search(reading.text):
        return False
    return not reading.words.isdisjoint(_SOMEBODY)


def _on_papers(reading: Reading) -> list[Mark]:
    """`The shot record has 4/17/20 and our own form has 7/14/20`: papers that tell one small child's birth apart."""
    persons = (_SOMEBODY, word_set("cues", "kin"), word_set("cues", "third_person"))
    if reading.words.isdisjoint(_PAPERS) or all(reading.words.isdisjoint(some) for some in persons):
        return []
    dates = list(_OF_THE_SMALL.finditer(reading.text))
    told = any(
        _PAPER_SAYS.search(reading.text[max(0, seen.start() - _NEAR_PAPER) : seen.start()]) for seen in dates
    )
    if not told or len({seen[0] for seen in dates}) not in _FEW or _NO_BIRTH.search(reading.text):
        return []
    return [Mark(*seen.span(), "DATE_OF_BIRTH", "could", "date.birth") for seen in dates]


_PAPERS = bag(
    "record records form forms certificate card passport paperwork file application acta carne cartilla certificado tarjeta acte carnet certificat carte certidao caderneta cartao ficha"
)
_PAPER_SAYS = re.compile(
    r"\b(?:records?|forms?|certificate|card|passport|paperwork|file|application|acta|carné|cartilla|certificado|tarjeta|acte|carnet|certificat|carte|certidão|caderneta|cartão|ficha)\b[^.!?\n\d]{0,20}?"
    r"\b(?:has|have|had|says?|said|shows?|lists?|reads?|gives?|puts?|is|dice|pone|tiene|trae|dit|indique|porte|diz|tem|mostra)\s(?:(?:it|him|her|them)\s)?(?:(?:as|down\sas|born|a\sbirthday\sof)\s)?$",
    re.IGNORECASE,
)
_OF_THE_SMALL = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:20)?(?:1[5-9]|2\d)(?![\d/-])")
_NO_BIRTH = re.compile(
    r"\b(?:expir\w+|revis\w+|effective|version|deadline|due|updated?|issued|good through|renew\w*|dose|doses|booster|signed|vence|caduca|expire|validade)\b",
    re.IGNORECASE,
)
_NEAR_PAPER, _FEW = 60, (2, 3)
_IN_FIGURES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:20)?(?:0\d|1\d|2\d)")
_OF_PAPER = re.compile(
    r"\b(?:due|form|rules?|revised|version|updated?|minutes|effective|expires?|expired|expiration|recall\w*|published|posted|issued|policy|license|renew\w*|reviewed|agenda|deadline)\b",
    re.IGNORECASE,
)
_SOMEBODY = bag(
    "he she his her him he's she's mom dad mother father child boy girl baby son daughter el ella su il elle ele ela"
)


def _sentence(text: str, start: int, end: int) -> str:
    near = max(0, start - _FAR)
    first = max((found.end() for found in _SENTENCE_END.finditer(text, near, start)), default=near)
    after = _SENTENCE_END.search(text, end, end + _FAR)
    return text[first : after.end() if after else min(len(text), end + _FAR)]


def _is_of_a_person(sentence: str, date: str) -> bool:
    if not (_EVENT.search(sentence) or _ALONE.search(sentence)):
        return False
    if _DONE_TO.search(sentence):
        return True
    if _MEETING.search(sentence):
        return False
    if _ALONE.search(sentence) and _EVENT.search(sentence):
        return True
    words = {
        fold(word.strip(".,;:!?()\"“”'")) for word in sentence.replace("’s", "").replace("'s", "").split()
    }
    persons = word_set("cues", "third_person") | word_set("cues", "kin") | {"them"}
    if compiled(_DAY, any_case=True).fullmatch(date):
        return bool(words & persons)
    named = any(word[:1].isupper() for word in sentence.split()[1:] if word not in date)
    return bool(words & persons) or named
