"""Google Meet: one row per person with first join, last exit and the total; times mostly without a date."""

from collections.abc import Iterator

from copal.instruments.reports import walking
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.tables import Line


def claims(columns: Columns) -> bool:
    """The duration stands before the times, as nowhere else."""
    if (
        not columns.named
        or not columns.has("duration", "join", "leave")
        or columns.in_minutes
        or columns.has("role")
    ):
        return False
    before = columns.roles["duration"] < min(columns.roles["join"], columns.roles["leave"])
    return before or ("time joined" in columns.names and "time exited" in columns.names)


def read(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """One summary for every row."""
    for row in walking.rows(lines, claims, ground):
        found = walking.entry(row, summary=True)
        if found is not None:
            yield found
