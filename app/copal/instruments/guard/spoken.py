"""Numbers told as one says them: `two oh seven, five five five`, `207 dot 555`, `2 0 7 5 5 5`, `ends in 4471`."""

from itertools import pairwise

from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

_ORDER = (
    "zero one two three four five six seven eight nine",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "zero un deux trois quatre cinq six sept huit neuf",
    "zero um dois tres quatro cinco seis sete oito nove",
)
_DIGITS = {word: place for row in _ORDER for place, word in enumerate(row.split())} | {
    "oh": 0, "double": 0, "triple": 0,
}  # fmt: skip
_SHORTEST, _PHONE, _NEAR, _DISTINCT = 4, 7, 6, 3
_NOUGHT = bag("oh zero cero double triple")
_GAPS = {"", ",", "-", "–", "—", ".", "…"}
_PARTED = r"(?<![\w.])[A-Z\d]{1,8}(?:\s?(?:dot|dash|slash|hyphen|point|punto|guion|guión|tiret|ponto|traço|barra)\s?[A-Z\d]{1,8}){1,4}(?!\w)"
_PARTING = bag("dot dash slash hyphen point punto guion tiret ponto traco barra")
_SINGLE = r"\d(?<![\w.,/]\d)(?:[ .-]\d){6,12}(?![\w/])"
_TOLD = bag(
    "number cell phone call text reach her his their id code pin case file card account member license plate ends last numero telefono celular dossier mainecare medicaid ssn social"
)
_ENDS = (
    r"\b(?:id|ssn|social(?: security)?|mainecare|medicaid|medicare|insurance|member|policy|account|case|docket|file|card|license|plate|tag|phone|cell|number|passport|visa|voucher|subsidy|ebt|wic|routing|claim|badge|n[uú]mero|tarjeta|carte|cart[ãa]o)\b[^.!?\n\d]{0,40}?"
    r"\b(?:ends?|ending|last|starts?|starting|begins?|beginning|first|termina|finit|acaba)\s(?:in|with|four|three|4|digits?|are|is|en|con|par|em|com)(?:\s(?:digits?|are|is|of|with|in)){0,3}:?\s?#?(?P<value>[A-Z]{0,3}-?\d[\dA-Z-]{1,7})\b"
)
_ENDING = bag("ends end ending last starts start starting begins begin beginning first termina finit acaba")


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    said = _DIGITS.keys() & reading.words
    many = len(said) >= _DISTINCT or not _NOUGHT.isdisjoint(said) or "-oh-" in text or "-zero-" in text
    found = _in_words(reading) if many else []
    if _PARTING & reading.words:
        found += [
            _mark(*seen.span(), sum(char.isdigit() for char in seen[0]))
            for seen in compiled(_PARTED, any_case=True).finditer(text)
            if sum(char.isdigit() for char in seen[0]) >= _SHORTEST
        ]
    if _ENDING & reading.words:
        found += [
            Mark(*seen.span("value"), "ID_NUMBER", "could", "number.id")
            for seen in compiled(_ENDS, any_case=True).finditer(text)
        ]
    found += [
        Mark(*seen.span(), "PHONE", "could", "contact.phone") for seen in compiled(_SINGLE).finditer(text)
    ]
    return found


def _in_words(reading: Reading) -> list[Mark]:
    """Rows of digits in words, but for counting."""
    found: list[Mark] = []
    row: list[int] = []
    digits: list[int] = []
    for at in range(len(reading.tokens) + 1):
        token = reading.token(at)
        said = _digits(token.folded) if token is not None else []
        if row and not (said and token is not None and token.gap.strip() in _GAPS):
            if _is_told(reading, row[0], digits):
                found.append(_mark(reading.tokens[row[0]].start, reading.tokens[row[-1]].end, len(digits)))
            row, digits = [], []
        if said:
            row, digits = [*row, at], [*digits, *said]
    return found


def _digits(word: str) -> list[int]:
    """Of `four`, and of `four-four-oh-nine`."""
    parts = word.split("-")
    return [_DIGITS[part] for part in parts] if all(part in _DIGITS for part in parts) else []


def _is_told(reading: Reading, first: int, digits: list[int]) -> bool:
    if len(digits) < _SHORTEST:
        return False
    steps = [abs(after - before) for before, after in pairwise(digits)]
    if steps.count(1) * 2 > len(steps):
        return False  # one, two, three, four
    before = reading.tokens[max(0, first - _NEAR) : first]
    return len(digits) >= _PHONE or any(token.folded in _TOLD for token in before)


def _mark(start: int, end: int, digits: int) -> Mark:
    if digits >= _PHONE:
        return Mark(start, end, "PHONE", "certain", "contact.phone")
    return Mark(start, end, "ID_NUMBER", "certain", "number.id")
