"""From a file to entries: the header is found below title lines, each row becomes one person or says what is wrong."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, Literal

from copal.instruments.reports.encoding import is_zip
from copal.instruments.reports.levels import OVERRIDES, squeeze, visible
from copal.instruments.reports.names import turned
from copal.instruments.reports.tables import Counted, Line, text_lines
from copal.instruments.reports.values import Unreadable
from copal.instruments.reports.workbook import sheet_lines
from copal.instruments.rosters.headers import Columns, columns

MOST_ROWS = 20_000
LONGEST_NAME = 80
LONGEST_LEGAL_NAME = 150
LONGEST_ADDRESS = 254
LONGEST_REGION = 60
_HEAD_LINES = 40
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[\w](?:[\w-]*[\w])?(?:\.[\w](?:[\w-]*[\w])?)+")
_WRAPPED = re.compile(r"<([^<>]+)>\s*$")
_FORMULA = ("=", "+", "-", "@", "\t", "|", "%")
_DIGIT_OR_SIGN = re.compile(r"[\d@<>{}=\\^~|]")

type Problem = Literal["", "no_name", "odd_name", "long_name", "odd_address", "two_addresses"]


class NobodyNamed(Unreadable):
    """A table, but none of its columns says who."""

    def __init__(self) -> None:
        super().__init__("not_a_report")


class TooManyRows(Unreadable):
    def __init__(self) -> None:
        super().__init__("malformed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `number` counts rows from 1; `name` is what to call them, `legal_name` may be empty."""

    number: int
    name: str
    legal_name: str = ""
    email: str = ""  # in small letters
    region: str = ""
    problem: Problem = ""


def read(stream: BinaryIO) -> tuple[Entry, ...]:
    """All people of the list. Raises `Unreadable`, of which `NobodyNamed` and `TooManyRows` are kinds."""
    lines = _lines(stream)
    head = list(islice(lines, _HEAD_LINES))
    if not any(line.cells for line in head):
        raise Unreadable("empty")
    start, named = _header(head)
    return tuple(_entries(chain(head[start:], lines), named))


def _lines(stream: BinaryIO) -> Iterator[Line]:
    stream.seek(0, io.SEEK_SET)
    packed = is_zip(stream.read(4))
    counted = Counted(stream)
    found = sheet_lines(stream) if packed else text_lines(counted, stream)
    return (line._replace(number=number) for number, line in enumerate(found, start=1))


def _header(head: list[Line]) -> tuple[int, Columns]:
    """Where the people start, and the columns. A file without a header is read by where its addresses stand."""
    for place, line in enumerate(head):
        if line.cells and (found := columns(line.cells)):
            return place + 1, found
    for place, line in enumerate(head):
        at = next((n for n, cell in enumerate(line.cells) if _ADDRESS.fullmatch(_bare(cell))), None)
        if at is not None:
            other = next((n for n, cell in enumerate(line.cells) if n != at and _is_name(cell)), None)
            return place, {"email": at} | ({"name": other} if other is not None else {})
    raise NobodyNamed


def _entries(lines: Iterable[Line], named: Columns) -> Iterator[Entry]:
    people = 0
    for line in lines:
        if not line.cells:
            continue
        again = columns(line.cells)
        if again and len(again) > 1:  # another sheet, or the header once more after a page break
            named = again
            continue
        people += 1
        if people > MOST_ROWS:
            raise TooManyRows
        yield _entry(line, named)


def _entry(line: Line, named: Columns) -> Entry:
    def cell(role: str) -> str:
        place = named.get(role)
        return line.cells[place] if place is not None and place < len(line.cells) else ""

    halves = squeeze(f"{cell('first')} {cell('last')}")
    full = turned(squeeze(cell("name"))) or halves
    name, legal = squeeze(cell("chosen")) or full or squeeze(cell("legal")), squeeze(cell("legal")) or full
    address, wrong = _address(cell("email"))
    problem = wrong or _wrong_name(name, legal)
    region = squeeze(visible(cell("region")))[:LONGEST_REGION]
    return Entry(
        line.number,
        visible(name)[:LONGEST_NAME],
        visible(legal)[:LONGEST_LEGAL_NAME],
        address,
        region,
        problem,
    )


def _bare(cell: str) -> str:
    cell = cell.rstrip(" ;,.")
    wrapped = _WRAPPED.search(cell)
    bare = (wrapped[1] if wrapped else cell).strip(" ;,.<>'\"")
    return bare[7:] if bare[:7].lower() == "mailto:" else bare


def _address(cell: str) -> tuple[str, Problem]:
    bare = _bare(visible(cell))
    if not bare or bare.strip("-–—/?") == "" or bare.lower() in {"n/a", "na", "none", "no email"}:
        return "", ""
    if bare.count("@") > 1:
        return "", "two_addresses"
    if len(bare) > LONGEST_ADDRESS or ".." in bare or not _ADDRESS.fullmatch(bare):
        return "", "odd_address"
    return bare.lower(), ""


def _is_name(text: str) -> bool:
    return (
        any(letter.isalpha() for letter in text)
        and not text.startswith(_FORMULA)
        and not _DIGIT_OR_SIGN.search(text)
    )


def _wrong_name(name: str, legal: str) -> Problem:
    """An empty name is no fault of the row: its address may be known."""
    if not name and not legal:
        return ""
    if len(name) > LONGEST_NAME or len(legal) > LONGEST_LEGAL_NAME:
        return "long_name"
    odd = any(OVERRIDES & set(text) for text in (name, legal))
    return "" if not odd and _is_name(name) and (not legal or _is_name(legal)) else "odd_name"
