"""Webex: one row per stay, with the meeting repeated in front of every row. Best guess: no real sample was seen."""

from collections.abc import Iterator

from copal.instruments.reports import walking
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level
from copal.instruments.reports.tables import Line

_OURS = frozenset(
    {"display name", "attendee email", "attendance duration", "connection type", "meeting name"}
)
_ENOUGH = 2
_HOSTS = frozenset({"host", "hote", "anfitrion", "gastgeber", "anfitriao"})


def claims(columns: Columns) -> bool:
    """At least two of the words that only Webex uses."""
    return columns.named and columns.has("join") and len(_OURS & set(columns.names)) >= _ENOUGH


def read(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """One stay for every row."""
    for row in walking.rows(lines, claims, ground):
        hosting = level(row.columns.cell(row.line.cells, "role")) in _HOSTS
        found = walking.entry(row, flags=("host",) if hosting else ())
        if found is not None:
            yield found
