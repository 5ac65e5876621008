"""Microsoft Teams: numbered sections (since 2022) and the one table of 2021-22.

Wording varies by language and year; sections keep their numbers and columns their order, so position decides
wherever a word is not known.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from copal.instruments.reports import durations, headers, names, walking
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level
from copal.instruments.reports.tables import Line
from copal.instruments.reports.times import Sort, parse

_SECTION = re.compile(r"^\s*(\d)\s*[.)\uff0e、:]\s*\S")
_PEOPLE, _STAYS = 2, 3
_PLACES = {
    _PEOPLE: ("name", "join", "leave", "duration", "email", "upn", "role"),
    _STAYS: ("name", "join", "leave", "duration", "email", "role"),
}
_SUMMARY_PLACES = ("name", "join", "leave", "duration", "email", "role", "upn")
_FEWEST_COLUMNS = 4
_HOSTS = ("organ", "anim")


def section_number(cells: list[str]) -> int | None:
    """The number of a section's title line, which has one cell."""
    found = _SECTION.match(cells[0]) if len(cells) == 1 else None
    return int(found[1]) if found else None


def claims_sections(head: list[Line]) -> bool:
    """A title `2. ...` or `3. ...`, and under it a header wide enough."""
    title = False
    for line in head:
        if not line.cells:
            continue
        number = section_number(line.cells)
        if number is not None:
            title = number in _PLACES
        elif title:
            if len(line.cells) >= _FEWEST_COLUMNS:
                return True
            title = False
    return False


@dataclass(slots=True)
class _State:
    """Where the walk through the sections is."""

    number: int = 0
    columns: Columns | None = None
    people: list[Entry] = field(default_factory=list)
    addresses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: set[str] = field(default_factory=set)  # of section 3
    mails: set[str] = field(default_factory=set)
    without_mail: set[str] = field(default_factory=set)
    units: tuple[str, ...] = ()


def sections(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """The stays of section 3; from section 2 only people whom section 3 does not know."""
    state = _State()
    before: list[str] = []
    for line in lines:
        if not line.cells:
            continue
        number = section_number(line.cells)
        if number is not None:
            state.number, state.columns = number, None
        elif state.number not in _PLACES:
            walking.note(ground, line.cells, before)
            before = line.cells
            state.units = state.units or durations.units(line.cells[-1])
        elif state.columns is None:
            state.columns = placed(line.cells, _PLACES[state.number])
        else:
            yield from _person(state, line)
    for one in state.people:
        if not _is_seen(one, state):
            yield one


def _person(state: _State, line: Line) -> Iterator[Entry]:
    columns = state.columns
    if columns is not None and not columns.units:
        said = columns.cell(line.cells, "duration")
        columns.units = state.units or (durations.units(said) if durations.seconds(said) is None else ())
        state.units = columns.units
    found = walking.entry(walking.Row(columns, line), summary=state.number == _PEOPLE) if columns else None
    if found is None or columns is None:
        return
    if level(columns.cell(line.cells, "role")).startswith(_HOSTS):
        found = found._replace(flags=("host",))
    shown = names.read(found.name).shown
    if state.number == _PEOPLE:
        state.people.append(found)
        state.addresses[shown].add(found.email)
        return
    if not found.email and len(state.addresses[shown]) == 1:
        found = found._replace(email=next(iter(state.addresses[shown])))
    state.names.add(shown)
    if found.email:
        state.mails.add(found.email)
    else:
        state.without_mail.add(shown)
    yield found


def _is_seen(one: Entry, state: _State) -> bool:
    """Does section 3 hold this person: the same e-mail, or the same name where one of the two has none?"""
    shown = names.read(one.name).shown
    if one.email:
        return one.email in state.mails or shown in state.without_mail
    return shown in state.names


def placed(header: list[str], places: tuple[str, ...]) -> Columns:
    """Columns by their words where these are known and make sense together, else by their place."""
    found = headers.columns(header)
    if found.named and found.has("join", "leave"):
        for i, role in enumerate(places):
            if role not in found.roles and i < len(header) and i not in found.roles.values():
                found.roles[role] = i
        return found
    found.roles = {role: i for i, role in enumerate(places) if i < len(header)}
    return found


def claims_summary(columns: Columns) -> bool:
    """The header of 2021-22 in a language whose words are known: only Teams has a UPN, or name, role and duration."""
    if not columns.named or not columns.has("join", "leave"):
        return False
    return columns.has("upn") or columns.has("duration", "role", "email")


def claims_shape(head: list[Line]) -> Line | None:
    """The same in any language: lines of a word and a value, then a header over name, moment, moment, duration."""
    pairs = 0
    for at, line in enumerate(head):
        pairs += len(line.cells) == 2  # noqa: PLR2004  a word and its value
        below = head[at + 1].cells if at + 1 < len(head) else []
        marked = any("(upn)" in cell.casefold() for cell in line.cells)
        if len(line.cells) >= _FEWEST_COLUMNS + 1 and (pairs >= 3 or marked) and _is_stay(below):  # noqa: PLR2004
            return line
    return None


def _is_stay(cells: list[str]) -> bool:
    if len(cells) < _FEWEST_COLUMNS:
        return False
    join, leave = parse(cells[1]), parse(cells[2])
    dated = all(one is not None and one.sort in {Sort.LOCAL, Sort.UTC} for one in (join, leave))
    return dated and (durations.looks_spelt(cells[3]) or ":" in cells[3])


def summary(lines: Iterator[Line], ground: Ground, header: Line | None = None) -> Iterator[Entry]:
    """One stay for every row of the table of 2021-22; `header` where it was known only by its shape."""
    if header is None:
        for row in walking.rows(lines, claims_summary, ground):
            yield from _stay(row)
        return
    columns, before = None, list[str]()
    for line in lines:
        if columns is not None and line.cells:
            yield from _stay(walking.Row(columns, line))
        elif line == header:
            columns = placed(line.cells, _SUMMARY_PLACES)
        else:
            walking.note(ground, line.cells, before)
            before = line.cells


def _stay(row: walking.Row) -> Iterator[Entry]:
    found = walking.entry(row)
    if found is not None:
        hosting = level(row.columns.cell(row.line.cells, "role")).startswith(_HOSTS)
        yield found._replace(flags=("host",)) if hosting else found
