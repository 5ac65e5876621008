"""From text to rows: the delimiter is found, the quotes are taken strictly, armour is taken off."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from copal.instruments.reports import headers
from copal.instruments.reports.encoding import LARGEST_BYTES, name_encoding
from copal.instruments.reports.levels import squeeze
from copal.instruments.reports.values import Unreadable

DELIMITERS = ("\t", ";", ",", "|")
_SAMPLE_LINES = 120
_MOST_CELLS = 400
_LONGEST_LINE = 1 << 18  # characters
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_ARMOUR = re.compile(r'^="(.*)"$', re.DOTALL)
_SEPARATOR_LINE = re.compile(r'^"?sep=([\t;,|:])"?\s*$', re.IGNORECASE)


class Line(NamedTuple):
    """One row: its number from 1, its cells without trailing empty ones, the sheet it stands in."""

    number: int
    cells: list[str]
    sheet: str = ""


class Counted(io.RawIOBase):
    """A stream that knows how many of its bytes were read, for showing progress. Never closes the inner one."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.bytes_done = 0
        inner.seek(0, io.SEEK_END)
        self.bytes_total = inner.tell()
        inner.seek(0)
        if self.bytes_total > LARGEST_BYTES:
            raise Unreadable(
                "malformed", f"This file is too large: more than {LARGEST_BYTES >> 20} megabytes."
            )

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._inner.read(len(view))
        view[: len(data)] = data
        self.bytes_done += len(data)
        return len(data)


def text_lines(counted: Counted, inner: BinaryIO) -> Iterator[Line]:
    """Rows of a delimited text file. Raises Unreadable (`malformed`) on quotes that make no sense."""
    name = name_encoding(inner)
    inner.seek(0)
    text = io.TextIOWrapper(io.BufferedReader(counted, 1 << 16), encoding=name, errors="replace", newline="")
    bounded = _bounded(text)
    sample = list(islice(bounded, _SAMPLE_LINES))
    if sample:
        sample[0] = sample[0].lstrip("\ufeff")
    delimiter, skip = _delimiter(sample)
    rows = csv.reader(chain(sample[skip:], bounded), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(rows, start=1 + skip):
            yield Line(number, tidy(cells))
    except csv.Error as fault:
        raise Unreadable(
            "malformed", "A quotation mark in this file is never closed or stands where none may."
        ) from fault


def _bounded(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of a sane length: a file that is one endless line must not fill the memory."""
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise Unreadable("malformed", "A line in this file is longer than any line of a report.")
        yield line


def tidy(cells: list[str]) -> list[str]:
    """Cells without armour, blanks around them, zero bytes, and without trailing empty cells."""
    if len(cells) > _MOST_CELLS:
        cells = cells[:_MOST_CELLS]
    clean = [_cell(cell) for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    return clean


def _cell(cell: str) -> str:
    if "\0" in cell:
        cell = cell.replace("\0", "")
    cell = cell.strip()
    if cell.startswith('="') and (armoured := _ARMOUR.match(cell)):
        return armoured[1].replace('""', '"').strip()
    return cell


def _delimiter(sample: list[str]) -> tuple[str, int]:
    """The delimiter and how many lines to skip (Excel's own `sep=;` line)."""
    if sample and (named := _SEPARATOR_LINE.match(sample[0])):
        return named[1], 1
    bare = [_QUOTED.sub('""', line) for line in sample]
    best, found = ",", (-1, -1)
    for delimiter in DELIMITERS:
        known = max((_known_words(line, delimiter) for line in sample), default=0)
        score = (known, sum(line.count(delimiter) for line in bare))
        if score > found:
            best, found = delimiter, score
    return best, 0


def _known_words(line: str, delimiter: str) -> int:
    if len(line) > 2000 or delimiter not in line:  # noqa: PLR2004  headers are short
        return 0
    cells = [squeeze(cell.strip().strip('"')) for cell in line.split(delimiter)]
    return len(headers.columns(cells).roles)
