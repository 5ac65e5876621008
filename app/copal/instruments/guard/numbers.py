"""Numbers that stand for a person, a family or a car: told by the word before them, or by their shape."""

import re

from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

_TELLING = (
    r"(?:id|i\.d\.|ids|identification|ssn|social security|medicaid|mainecare|medicare|member|policy|account|acct|case|docket|"
    r"file|record|mrn|chart|student|child|client|patient|registry|license|licence|permit|passport|visa|alien|badge|"
    r"claim|referral|confirmation|application|certificate|subsidy|voucher|ein|tax id|vin|dossier|matricule|num[eé]ro|n°|nº|"
    r"expediente|c[eé]dula|caso|p[oó]liza|seguro social|curp|dui|cpf|rg|nis|processo|matr[ií]cula|prontu[aá]rio|carteira|ramq|nas|permis)"
)
_VALUE = r"[A-Z]\s\d{3,}(?:\s\d{2,})*|(?=[A-Za-z\d./-]{0,29}\d)(?=(?:[A-Za-z./-]*\d){4})[A-Za-z\d](?:[A-Za-z\d./-]|\s(?=\d{2,}\b)){2,28}[A-Za-z\d]"
_TOLD = re.compile(
    rf"\b{_TELLING}\b\.?(?:['’]s|(?:\s(?:number|no|num|code|card|form|letter|key|is|was|on the transfer form|they gave us|card says|number says|card reads|de|del|da|do)\b(?:['’]s)?\.?)){{0,4}}"
    rf"[\s:#(,=–-]{{0,4}}(?:n[o°º]\.?\s)?({_VALUE})",
    re.IGNORECASE,
)
_TOLD_FAR = re.compile(
    rf"\b{_TELLING}\b[^.\n\d]{{0,45}}[\s:(#]((?=[A-Z\d-]*\d)[A-Z\d]{{1,6}}(?:-[A-Z\d]{{2,8}}){{1,4}}|\d{{6,12}}[A-Z]?)(?![\w-])",
    re.IGNORECASE,
)
_SSN = re.compile(r"(?<![\w-])(?:\d{3}-\d{2}-\d{4}|[xX*]{3}-[xX*]{2}-\d{4})(?![\w-])")
_SHAPED = re.compile(r"(?<![\w./-])(?=[A-Z]*-?\d)(?:[A-Z]{1,4}-?\d{2,4}-\d{3,7}|[A-Z]{2,4}-\d{5,8})(?![\w-])")
_PLATE = re.compile(
    r"\b(?:[Pp]lates?|[Ll]icen[sc]e plates?|tags?|plaque|immatriculation|placas?|matr[ií]cula|chapa)\b[^.\n]{0,50}?[\s:(#]((?=[A-Z\d -]*\d)(?:\d{1,4}[ -]?[A-Z]{1,3}(?:[ -]?\d{1,4})?|[A-Z]{1,3}[ -]?\d{2,4}(?:[ -]?[A-Z\d]{1,3})?|[A-Z]{2}\s\d{3}\s\d{3,4}))(?![\w-])",
)
_DIGITS = re.compile(r"\d(?:.{0,6}?\d){3}|[xX*]-\d")
_LAW = re.compile(
    r"(?:\b(?:CMR|MRS|MRSA|CFR|USC|U\.S\.C|ISBN|chapter|section|§|rule|rules|PL|P\.L|part|title|statute|ley|loi|lei|artículo|article)\W{0,3}[\w.\s-]{0,8})$",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d-(?:19|20)?\d\d")
_CARD = re.compile(r"(?<![\w-])(?:\d{4}[ -]){3}\d{4}(?![\w-])")


_PLATES = bag("plate plates tag tags plaque immatriculation placa placas matricula chapa")


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    if not reading.has_digits:
        return []
    plates = () if _PLATES.isdisjoint(reading.words) else _PLATE.finditer(text)
    found = [Mark(*seen.span(1), "ID_NUMBER", "certain", "number.plate") for seen in plates]
    if not _DIGITS.search(text):
        return found
    for pattern in (_TOLD, _TOLD_FAR, _SSN, _SHAPED, _CARD):
        for seen in pattern.finditer(text):
            start, end = seen.span(seen.re.groups)
            if pattern is _SSN or not (_is_law(text, start) or _DATE_LIKE.fullmatch(text[start:end])):
                found.append(Mark(start, end, "ID_NUMBER", "certain", "number.id"))
    return found


def _is_law(text: str, start: int) -> bool:
    return bool(_LAW.search(text[max(0, start - 24) : start]))
