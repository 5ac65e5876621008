"""Walking through a table: where its header is, which lines are rows, what the other lines say about dates."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from copal.instruments.reports import durations, headers
from copal.instruments.reports.entries import Entry, Ground, first_address
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level
from copal.instruments.reports.tables import Line
from copal.instruments.reports.times import Moment, Sort, parse
from copal.instruments.reports.words import words

_TIME = re.compile(r"\d[:.]\d\d|@")
_HELD = re.compile(
    r"(?:start|end)(?: time)?$|^(?:heure de debut|heure de fin|hora de inicio|hora de fin\w*|startzeit|endzeit)"
)
_NOTHING = frozenset({"", "-", "--", "---", "n/a", "na", "none", "null"})
_FEW_ROLES = 2


class Row(NamedTuple):
    """A line under a header."""

    columns: Columns
    line: Line


def rows(lines: Iterator[Line], accepts: Callable[[Columns], bool], ground: Ground) -> Iterator[Row]:
    """Rows under every header that is accepted; a title or another header ends a table."""
    current: Columns | None = None
    before: list[str] = []
    for line in lines:
        if not line.cells:
            continue
        if not _TIME.search("\t".join(line.cells)):
            found = headers.columns(line.cells)
            if accepts(found):
                current = found
                continue
            if len(line.cells) == 1 or (len(found.roles) >= _FEW_ROLES and not _is_row(current, line)):
                current = None
        if current is None:
            note(ground, line.cells, before)
            before = line.cells
        else:
            yield Row(current, line)


def _is_row(current: Columns | None, line: Line) -> bool:
    """A row of values may hold a word that is also a header (`Guest`, `Host`)."""
    return (
        current is not None
        and bool(headers.full_name(current, line.cells))
        and len(line.cells) >= current.width - 2
    )


def note(ground: Ground, cells: list[str], before: list[str]) -> None:
    """Keep what a line outside the tables says about dates: `Start time` beside or above a moment."""
    ground.note(cells)
    for i, cell in enumerate(cells[:12]):
        label = cells[0] if i == 1 else (before[i] if i < len(before) else "")
        if label and _HELD.search(headers.columns([label]).names[0]):
            moment = parse(cell, headers.zone_of(label))
            if moment is not None and moment.sort in {Sort.LOCAL, Sort.UTC}:
                ground.held.append(moment)


def moment(columns: Columns, cells: list[str], role: str) -> tuple[Moment | None, bool]:
    """The moment in that column, and whether something stood there that could not be read."""
    index = columns.roles.get(role)
    if index is None or index >= len(cells):
        return None, False
    return moment_at(columns, cells, index)


def moment_at(columns: Columns, cells: list[str], index: int) -> tuple[Moment | None, bool]:
    """The same, by position."""
    text = cells[index]
    if text in _NOTHING:
        return None, False
    found = parse(text, columns.zones.get(index))
    if found is not None and found.sort is Sort.DAY:
        found = None  # a day alone says nothing about a stay
    return found, found is None


def entry(row: Row, *, summary: bool = False, flags: tuple[str, ...] = ()) -> Entry | None:
    """The entry of an ordinary row; None when it names nobody."""
    columns, line = row
    cells = line.cells
    name = headers.full_name(columns, cells)
    email = columns.cell(cells, "email")
    if "@" in email or not email:
        email = first_address(email, columns.cell(cells, "upn"), columns.cell(cells, "registered_email"))
    else:
        email = ""
    if not name and not email:
        return None
    join, join_unread = moment(columns, cells, "join")
    leave, leave_unread = moment(columns, cells, "leave")
    return Entry(
        line.number,
        name or email,
        email,
        join,
        leave,
        durations.seconds(columns.cell(cells, "duration"), columns.units)
        if "duration" in columns.roles
        else None,
        "waiting" in columns.roles and says_yes(columns.cell(cells, "waiting")),
        summary,
        flags=flags,
        sheet=line.sheet,
        unread=join_unread or leave_unread,
    )


def says_yes(cell: str) -> bool:
    return level(cell) in words("values", "yes")


def says_no(cell: str) -> bool:
    return level(cell) in words("values", "no")
