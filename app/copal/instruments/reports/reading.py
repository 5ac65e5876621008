"""Reading a report from its first byte to its participants, without ever holding the whole file."""

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

from copal.instruments.reports.detect import HEAD_LINES, detect
from copal.instruments.reports.encoding import is_zip
from copal.instruments.reports.entries import Ground
from copal.instruments.reports.order import decide
from copal.instruments.reports.people import gather
from copal.instruments.reports.roster import Roster
from copal.instruments.reports.tables import Counted, Line, text_lines
from copal.instruments.reports.values import Meeting, Report, Unreadable
from copal.instruments.reports.workbook import sheet_lines
from copal.instruments.reports.zones import Clock

type Progress = Callable[[int, int, int], None]

_ROWS_BETWEEN = 1000
_MOST_ROWS = 300_000
_SPOOL_BYTES = 8 << 20


def read(
    path_or_stream: str | os.PathLike[str] | BinaryIO, meeting: Meeting, *, progress: Progress | None = None
) -> Report:
    """Read one attendance report against one meeting.

    `progress` is called with rows done, bytes done and bytes in all, now and then and at the end. A file that
    cannot be used gives a Report with an `error` and nobody in it. Raises OSError only when the file cannot be opened.
    """
    if isinstance(path_or_stream, (str, os.PathLike)):
        with Path(path_or_stream).open("rb") as opened:
            return _read(opened, meeting, progress)
    if path_or_stream.seekable():
        return _read(path_or_stream, meeting, progress)
    with tempfile.SpooledTemporaryFile(_SPOOL_BYTES) as spool:
        shutil.copyfileobj(path_or_stream, spool)
        return _read(cast("BinaryIO", spool), meeting, progress)


def _read(stream: BinaryIO, meeting: Meeting, progress: Progress | None) -> Report:
    reading = _Reading(meeting, progress)
    try:
        return reading.run(stream)
    except Unreadable as fault:
        return Report(fault.kind or reading.kind_beside(fault), fault.problem, fault.detail, (), reading.rows)


class _Reading:
    """One pass over one file."""

    def __init__(self, meeting: Meeting, progress: Progress | None) -> None:
        self.meeting, self.progress = meeting, progress
        self.rows = 0
        self.kind: str | None = None

    def kind_beside(self, fault: Unreadable) -> str | None:
        """A damaged file has no kind; one of another meeting has."""
        return self.kind if fault.problem in {"ambiguous_dates", "other_meeting"} else None

    def run(self, stream: BinaryIO) -> Report:
        counted = Counted(stream)
        lines = self._watched(self._lines(stream, counted), counted)
        head = list(islice(lines, HEAD_LINES))
        if (
            not any(line.cells for line in head)
            and next((True for line in lines if line.cells), None) is None
        ):
            raise Unreadable("empty")
        kind = detect(head)
        if kind is None:
            raise Unreadable("not_a_report")
        self.kind = kind.name
        clock, roster = Clock(self.meeting), Roster(self.meeting.roster)
        ground = Ground(clock)
        groups = gather(kind.read(chain(head, lines), ground), roster)
        if self.progress is not None:
            self.progress(self.rows, counted.bytes_total, counted.bytes_total)
        return Report(self.kind, None, "", tuple(decide(groups, ground, roster, clock)), self.rows)

    def _lines(self, stream: BinaryIO, counted: Counted) -> Iterator[Line]:
        stream.seek(0, io.SEEK_SET)
        return sheet_lines(stream) if is_zip(stream.read(4)) else text_lines(counted, stream)

    def _watched(self, lines: Iterator[Line], counted: Counted) -> Iterator[Line]:
        for line in lines:
            self.rows += 1
            if self.rows > _MOST_ROWS:
                raise Unreadable("malformed", "This file has more rows than an attendance report can have.")
            if self.progress is not None and self.rows % _ROWS_BETWEEN == 0:
                self.progress(self.rows, min(counted.bytes_done, counted.bytes_total), counted.bytes_total)
            yield line
