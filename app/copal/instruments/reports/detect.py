"""Which kind of report this is, by its first lines, and who reads it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from copal.instruments.reports import eventlog, headers, meet, signin, teams, webex, zoom
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level
from copal.instruments.reports.tables import Line

HEAD_LINES = 400
_LISTS = (
    "registration report",
    "poll report",
    "q&a report",
    "question report",
    "survey report",
    "performance report",
)

type Reader = Callable[[Iterator[Line], Ground], Iterator[Entry]]


class Kind(NamedTuple):
    """The name of the kind and the function that turns lines into entries."""

    name: str
    read: Reader


def detect(head: list[Line]) -> Kind | None:
    """The kind of report whose first lines these are; None when it is none of the known ones."""
    first = next((level(line.cells[0]) for line in head if line.cells), "")
    if first.startswith(_LISTS):
        return None
    if teams.claims_sections(head):
        return Kind("teams.sections", teams.sections)
    if eventlog.claims(head):
        return Kind("teams.eventlog", eventlog.read)
    under = False  # a numbered section of Teams that holds no attendance
    for line in head:
        if not line.cells:
            continue
        titled, under = under, teams.section_number(line.cells) is not None
        if not titled and (found := _by_header(headers.columns(line.cells))):
            return found
    shape = teams.claims_shape(head)
    return Kind("teams.summary", partial(teams.summary, header=shape)) if shape else None


def _by_header(columns: Columns) -> Kind | None:
    if zooms := zoom.claims(columns):
        readers: dict[str, Reader] = {
            "zoom.participants": zoom.participants,
            "zoom.unique": zoom.unique,
            "zoom.webinar": zoom.webinar,
        }
        return Kind(zooms, readers[zooms])
    if webex.claims(columns):
        return Kind("webex", webex.read)
    if teams.claims_summary(columns):
        return Kind("teams.summary", teams.summary)
    if meet.claims(columns):
        return Kind("meet", meet.read)
    if signin.claims(columns):
        return Kind("signin", signin.read)
    return None
