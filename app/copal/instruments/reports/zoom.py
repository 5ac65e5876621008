"""Zoom: participants (one row per stay), unique users (totals only) and the webinar attendee report."""

from collections.abc import Iterator

from copal.instruments.reports import walking
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level
from copal.instruments.reports.tables import Line


def claims(columns: Columns) -> str | None:
    """The kind a header belongs to, if it is one of Zoom's."""
    if not columns.named or columns.has("upn"):
        return None
    if columns.has("attended", "join") and columns.has("leave"):
        return "zoom.webinar"
    ours = columns.renames or columns.in_minutes or "user email" in columns.names
    if ours and columns.has("join", "leave"):
        return "zoom.participants"
    if ours and columns.has("duration") and not columns.has("join") and "registered" not in columns.roles:
        return "zoom.unique"
    return None


def participants(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """Rows of a participants report, with or without meeting data in front."""
    for row in walking.rows(lines, lambda columns: claims(columns) == "zoom.participants", ground):
        found = walking.entry(row)
        if found is not None:
            yield found


def unique(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """Rows of a unique users report: how long in all, devices added together."""
    for row in walking.rows(lines, lambda columns: claims(columns) == "zoom.unique", ground):
        found = walking.entry(row)
        if found is not None:
            yield found


def webinar(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """Hosts, panelists, attendees and callers; who registered and did not come is not a participant."""
    title = [""]

    def watched() -> Iterator[Line]:
        for line in lines:
            if len(line.cells) == 1:
                title[0] = level(line.cells[0])
            yield line

    for row in walking.rows(watched(), _webinar_table, ground):
        if walking.says_no(row.columns.cell(row.line.cells, "attended")):
            continue
        ground.note([row.columns.cell(row.line.cells, "registered")])
        found = walking.entry(row, flags=_part(title[0]))
        if found is not None:
            yield found


def _webinar_table(columns: Columns) -> bool:
    return columns.named and columns.has("join", "leave")


def _part(title: str) -> tuple[str, ...]:
    return ("host",) if title.startswith("host") else ("panelist",) if title.startswith("panelist") else ()
