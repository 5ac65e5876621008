"""Where somebody lives, or a corner where a child is let out."""

import re

from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark

_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Circle|Cir|Way|Terrace|Ter|Place|Pl|Highway|Hwy|"
    r"Route|Rte|Parkway|Pkwy|Square|Loop|Trail|Hill|Ridge|Landing|Crossing|Alley|Row|Extension|Turnpike|street|road|avenue|lane|drive|court|st|rd|ave|ln)"
)
_STREETS = frozenset(_STREET[3:-1].lower().split("|"))
_WORD = r"[^\W\d_a-z][\w'’.-]{0,30}"
_ANY_WORD = r"[^\W\d_][\w'’.-]{0,30}"
_NUMBERED = re.compile(
    rf"(?<![\d.,/$-])\d{{1,5}}[A-Za-z]?\s(?:{_ANY_WORD}\s){{1,3}}{_STREET}\b(?:,?\s(?:#|[Aa]pt|[Uu]nit|[Ss]uite|[Aa]partment)\.?\s?\w{{1,5}})?"
)
_NOT_STREETS = re.compile(
    r"\b(?:\d+\s(?:kids?|children|minutes?|hours?|days?|weeks?|months?|years?|percent|of|toddlers|teachers|people|families|steps|more|to|in|on|at|feet|miles|and|or|times?)\b|\d+(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_LIVING = (
    r"(?:live[sd]?|living|lives|house|home|apartment|trailer|moved|moving|stay(?:s|ing|ed)?|drop(?:s|ped)?|picked up|pick(?:s)? up|corner|address|"
    r"walk(?:s|ed)? (?:home )?|double-?wide|single-?wide|camper|duplex|farmhouse|cabin|the end|found|evicted|shelter|motel|park(?:s|ed)|fire|across|next to|send|mail|sent|drove past|neighbor|neighbour)"
)
_NAMED = re.compile(
    rf"\b(?i:{_LIVING})\b[^.!?\n]{{0,40}}?\b(?:on|at|to|of|off|from|down|past)\s(?:the\s)?(?P<at>(?:{_WORD}\s){{1,3}}{_STREET})\b",
)
_CORNER = re.compile(
    rf"\b(?:the\s)?corner of\s(?:{_WORD}\s){{0,2}}{_WORD}\s(?:and|&)\s(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))(?:\s{_STREET}\b)?"
)
_ON_STREET = re.compile(
    rf"\bon\s(?:the\s)?(?!Sesame|Wall|Mulberry|Market|Bank|Klickitat|Frog|Main)(?P<at>{_WORD}\s(?:{_WORD}\s)?"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Court|Circle|Terrace|Hill))\b"
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|they|her|his|their|him|mom|dad|mother|father|grand\w{2,8}|family|lady|kid|kids|boy|girl|aunt|uncle|parents)\b[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:lives? at|lived at|place is|address is|house is|apartment is|moved to|staying at|over at|(?:pick|drop|get|meet|find|take|bring) (?:him|her|them)(?: (?:up|off|home))? (?:at|to))\s(?P<at>\d{{1,5}}[A-Za-z]?\s{_WORD}(?:\s{_WORD}){{0,2}})"
)
_BOX = re.compile(
    r"\b(?:P\.?\s?O\.?\s?Box|box postale|case postale|apartado(?: postal)?|caixa postal)\s?\d{1,6}\b",
    re.IGNORECASE,
)
_LODGED = re.compile(
    rf"\b(?i:stay(?:s|ing|ed)?|living|lives?|sleeping|moved|put\s(?:them|him|her)\sup|placed|housed|rooms?|checked)\s(?:\w+\s){{0,3}}?(?:at|in|into|over\sat)\s"
    rf"(?P<at>(?:the\s|a\s)?(?:{_WORD}\s){{1,3}}(?:Lodge|Motel|Inn|Hotel|Motor\s(?:Court|Inn|Lodge)|Cabins|Cottages|Campground|Suites)\b"
    rf"(?:\s(?:on|off|by|near|in)\s(?:(?:the|outer|upper|lower|old)\s)?{_WORD}(?:\s{_WORD})?)?(?:,?\s(?:[Rr]oom|[Rr]m\.?|[Uu]nit|[Cc]abin|[Ss]ite|[Ll]ot)\s#?\w{{1,4}})?)"
)
_LODGES = frozenset({"lodge", "motel", "inn", "hotel", "motor", "cabins", "cottages", "campground", "suites"})
_UNIT = re.compile(
    r"\b(?:lot|apt|apartment|unit|trailer)\s?#?\s?\d{1,4}[A-Za-z]?\b(?=[^.!?\n]{0,40}\b(?:park|road|street|court|home|lives|village|building)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:\b\d{1,5},?\s(?:bis\s)?(?:rue|avenue|boulevard|chemin|rang|route|impasse|allée)\s(?:de\s|du\s|des\s|la\s|le\s|l['’]|d['’]){0,3}[^\W\d_][\w'’-]{0,30}(?:\s[^\W\d_a-z][\w'’-]{0,30}){0,2}"
    r"|\b(?:[Cc]alle|[Aa]venida|[Rr]ua|[Tt]ravessa|[Aa]v\.|[Cc]arrera|[Rr]ue|[Cc]hemin|[Bb]oulevard)\s(?:de\s|da\s|do\s|das\s|dos\s|del\s|la\s|las\s|los\s|du\s|des\s){0,2}[^\W\d_a-z][\w'’-]{0,30}(?:\s(?:de\s|da\s|do\s)?[^\W\d_a-z][\w'’-]{0,30}){0,2},?\s(?:n[º°o]?\.?\s?|número\s|#\s?)?\d{1,5}\b)"
)
_LIVED_ELSEWHERE = re.compile(
    r"\b(?:habite|demeure|vit|vive|viven|mora|moram|casa|maison)\b[^.!?\n]{0,30}?(?P<at>\b(?:calle|avenida|rua|rue|chemin|rang|boulevard)\s(?:de\s|da\s|do\s|del\s|la\s|du\s|des\s){0,2}[^\W\d_a-z][\w'’-]{0,30}(?:\s[^\W\d_a-z][\w'’-]{0,30}){0,2})"
)
# What must stand in a text, in small letters, for a pattern to find anything there.
_BOXES, _UNITS = ("box", "postal"), ("lot", "apt", "apartment", "unit", "trailer")
_STREETS_ELSEWHERE = (
    "rue", "avenue", "boulevard", "chemin", "rang", "route", "impasse", "allée", "calle", "avenida", "rua", "travessa", "av.", "carrera",
)  # fmt: skip


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    certain, could = [], []
    if not _STREETS.isdisjoint(reading.words):
        certain += [seen for seen in _NUMBERED.finditer(text) if _is_street(seen[0])]
        could += [seen for seen in _NAMED.finditer(text) if seen["at"][0].isupper()]
        could += [
            seen
            for seen in _ON_STREET.finditer(text)
            if _SOMEBODY.search(text[max(0, seen.start() - 70) : seen.start()])
        ]
    if not _LODGES.isdisjoint(reading.words):
        could += [
            seen
            for seen in _LODGED.finditer(text)
            if _SOMEBODY.search(text[max(0, seen.start() - 70) : seen.start("at")])
        ]
    if "corner of" in reading.lowered:
        certain += _CORNER.finditer(text)
    if reading.has_digits:
        could += _BARE.finditer(text)
        for needed, pattern in ((_BOXES, _BOX), (_UNITS, _UNIT)):
            if reading.holds(needed):
                certain += pattern.finditer(text)
    if reading.holds(_STREETS_ELSEWHERE):
        certain += _ELSEWHERE.finditer(text)
        could += _LIVED_ELSEWHERE.finditer(text)
    return [
        *(Mark(*seen.span(), "ADDRESS", "certain", "place.address") for seen in certain),
        *(Mark(*seen.span("at"), "ADDRESS", "could", "place.address") for seen in could),
    ]


def _is_street(words: str) -> bool:
    """A number before a street; not `12 kids on Main Street` nor `10 in a row`."""
    if _NOT_STREETS.search(words):
        return False
    parts = words.split()
    return parts[1][0].isupper() or parts[-1].strip(".").lower() in _SPELT


_SPELT = frozenset({"street", "road", "avenue", "lane", "drive", "st", "rd", "ave", "ln"})
