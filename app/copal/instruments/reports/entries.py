"""What the readers of single formats hand over: one entry for every row that says something about a person."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from copal.instruments.reports.levels import visible
from copal.instruments.reports.times import Moment, parse
from copal.instruments.reports.zones import Clock

_ADDRESS = re.compile(r"[^\s<>;,\"'()]+@[^\s<>;,\"'()]+")
_GUEST_ACCOUNT = re.compile(r"^(.+)_([^_@]+\.[^_@]+)#ext#@")  # how Microsoft writes the account of a guest
_LONGEST_ADDRESS = 254


class Entry(NamedTuple):
    """One row. `summary`: first join, last leave and a total, not one stay. `action`: an event of a log."""

    row: int
    name: str
    email: str
    join: Moment | None = None
    leave: Moment | None = None
    total_seconds: int | None = None
    waiting: bool = False
    summary: bool = False
    action: str = ""
    flags: tuple[str, ...] = ()
    sheet: str = ""
    unread: bool = False  # a time stood there that could not be read


@dataclass(slots=True)
class Ground:
    """The clock of the meeting, and what the file says about dates outside its rows of people."""

    clock: Clock
    dated: list[Moment] = field(default_factory=list)  # any moment: evidence for day or month first
    held: list[Moment] = field(default_factory=list)  # moments said to be the start or end of the meeting

    def note(self, cells: list[str]) -> None:
        """Keep the moments of a line that is not about a person."""
        for cell in cells[:12]:
            moment = parse(visible(cell))
            if moment is not None and moment.month_first != moment.day_first:
                self.dated.append(moment)


def address(cell: str) -> str:
    """The e-mail of a cell in small letters, empty when there is none."""
    if "@" not in cell:
        return ""
    found = _ADDRESS.search(cell.removeprefix("mailto:"))
    if not found or len(found[0]) > _LONGEST_ADDRESS:
        return ""
    mail = found[0].casefold()
    if guest := _GUEST_ACCOUNT.match(mail):
        return f"{guest[1]}@{guest[2]}"
    return mail


def first_address(*cells: str) -> str:
    """The first cell that holds an e-mail."""
    for cell in cells:
        if found := address(cell):
            return found
    return ""
