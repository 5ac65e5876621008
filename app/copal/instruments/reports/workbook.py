"""Rows of an XLSX workbook, sheet after sheet, as the same text a CSV would hold.

A workbook is a ZIP archive from a stranger, so its declared sizes are added up before anything is unpacked.
Formulas are never run: only the values Excel last stored are read.
"""

import datetime as dt
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from copal.instruments.reports.tables import Line, tidy
from copal.instruments.reports.values import Unreadable

LARGEST_UNPACKED_BYTES = 64 << 20
_MOST_PARTS = 2000
_DAMAGED = "This workbook is damaged. Open it, save it again, and bring the new one."
_MOST_BLANK_ROWS = 2000
_HALF_SECOND = dt.timedelta(microseconds=500_000)


def sheet_lines(stream: BinaryIO) -> Iterator[Line]:
    """Rows of all visible sheets. Raises Unreadable for what is not a workbook, or is built to hurt."""
    try:
        _check(stream)
        stream.seek(0)
        yield from _lines(stream)
    except Unreadable:
        raise
    except Exception as fault:  # broken archives and workbooks fail in many ways
        raise Unreadable("malformed", _DAMAGED) from fault


def _check(stream: BinaryIO) -> None:
    stream.seek(0)
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
        if not any(part.filename.endswith("workbook.xml") for part in parts):
            raise Unreadable(
                "not_a_report", "This is a packed file, not a workbook. Save it as .xlsx or CSV."
            )
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
            raise Unreadable("malformed", "This workbook unpacks to far more than a sign-in sheet can be.")
        _refuse_declarations(archive, parts)


def _refuse_declarations(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Workbooks never declare entities; a file that does wants them to grow without end."""
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                if b"<!DOCTYPE" in opened.read(4096):
                    raise Unreadable("malformed", "This workbook holds parts that no workbook needs.")


def _lines(stream: BinaryIO) -> Iterator[Line]:
    from openpyxl import load_workbook  # noqa: PLC0415  slow to load, and most reports are text

    book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        blank = 0
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = tidy([_text(value) for value in values])
            blank = 0 if cells else blank + 1
            if blank > _MOST_BLANK_ROWS:
                break
            yield Line(number, cells, sheet.title)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return (value + _HALF_SECOND).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, dt.time):
        return _clock(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if isinstance(value, dt.timedelta):
        return _clock(value.total_seconds())
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
