"""The attendance policies, typed. Numbers and their sources stand in attendance.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class AttendancePolicy:
    """One edition of one named policy. Minutes are whole minutes of real time."""

    name: str
    edition: str
    in_force_from: date
    kind: Literal["prorated", "all_or_nothing"]
    source: str
    confidence: str
    step_minutes: int = 1
    least_minutes: int = 0
    most_missed_minutes: int = 0
    breaks: Literal["count", "leave_out"] = (
        "count"  # a break on the agenda: part of the session, or earning nothing
    )
    facilitators: Literal["as_everyone", "nothing"] = "as_everyone"  # what those who lead it earn themselves
    refused_training: Literal["growth", "nothing"] = (
        "growth"  # what is left of a training that is not approved
    )
    sources_differ_from_minutes: int = 15  # from so many on, what two sources say is shown as a difference

    @property
    def stamp(self) -> str:
        """What a ledger entry keeps: "quarter-hour 2020-01-01"."""
        return f"{self.name} {self.edition}"


@cache
def editions() -> tuple[AttendancePolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "attendance.toml").read_text())["policy"]
    return tuple(sorted((AttendancePolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def names() -> list[str]:
    return sorted({one.name for one in editions()})


def in_force(name: str, *, on: date) -> AttendancePolicy:
    """The edition of `name` that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.name == name and one.in_force_from <= on]
    if not found:
        raise LookupError(f"no edition of {name} in force on {on}")
    return found[-1]


def stamped(stamp: str) -> AttendancePolicy:
    """The edition a ledger entry names. Raises LookupError for a stamp nobody ever issued."""
    for one in editions():
        if one.stamp == stamp:
            return one
    raise LookupError(stamp)
