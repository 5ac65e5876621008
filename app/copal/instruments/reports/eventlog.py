"""The older Teams log: a name, an action and a moment in every line. The header may be missing."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from copal.instruments.reports import headers
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level
from copal.instruments.reports.tables import Line
from copal.instruments.reports.times import Sort, parse
from copal.instruments.reports.walking import note
from copal.instruments.reports.words import words

_SAMPLE = 300
_WIDTH = 3
_MOST_ACTIONS = 4
_PLACES = {"name": 0, "action": 1, "timestamp": 2}


def claims(head: list[Line]) -> bool:
    """A header that says so, or three columns of which the last is a moment and the second one of few words."""
    for line in head:
        found = headers.columns(line.cells)
        if found.has("action") and found.named and _when(found) is not None:
            return True
    events = [line.cells for line in head if _is_event(line.cells)]
    filled = sum(1 for line in head if line.cells)
    if not events or len(events) < filled - 2:
        return False
    actions = {level(cells[1]) for cells in events}
    return len(actions) <= _MOST_ACTIONS and bool(
        actions & (words("values", "joined") | words("values", "left"))
    )


def _when(found: Columns) -> int | None:
    return found.roles.get("timestamp", found.roles.get("time"))


def _is_event(cells: list[str]) -> bool:
    moment = parse(cells[2]) if len(cells) == _WIDTH else None
    return moment is not None and moment.sort in {Sort.LOCAL, Sort.UTC} and parse(cells[1]) is None


def read(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """One event for every line; what the line says is `joined` or `left`."""
    head = list(islice(lines, _SAMPLE))
    columns = _columns(head)
    meaning = _meanings(head, columns)
    zone = columns.zones.get(columns.roles["timestamp"])
    before: list[str] = []
    for line in chain(head, lines):
        action = meaning.get(level(columns.cell(line.cells, "action")))
        moment = parse(columns.cell(line.cells, "timestamp"), zone)
        name = headers.full_name(columns, line.cells)
        if action and name and (moment is not None):
            yield Entry(line.number, name, "", moment, action=action, sheet=line.sheet)
        elif action and name:
            yield Entry(line.number, name, "", unread=True, sheet=line.sheet)
        else:
            note(ground, line.cells, before)
            before = line.cells


def _columns(head: list[Line]) -> Columns:
    for line in head:
        found = headers.columns(line.cells)
        when = _when(found)
        if found.named and found.has("action") and when is not None:
            found.roles["timestamp"] = when
            return found
    return Columns(roles=dict(_PLACES), width=_WIDTH)


def _meanings(head: list[Line], columns: Columns) -> dict[str, str]:
    """What each action word means: by the tables, else whether it mostly comes first for a person."""
    known: dict[str, str] = {}
    first, later = Counter[str](), Counter[str]()
    met: set[str] = set()
    for line in head:
        action = level(columns.cell(line.cells, "action"))
        name = headers.full_name(columns, line.cells)
        if not action or parse(columns.cell(line.cells, "timestamp")) is None:
            continue
        (later if name in met else first)[action] += 1
        met.add(name)
    for action in {*first, *later}:
        if action in words("values", "joined"):
            known[action] = "joined"
        elif action in words("values", "left"):
            known[action] = "left"
        else:
            known[action] = "joined" if first[action] >= later[action] else "left"
    return known
