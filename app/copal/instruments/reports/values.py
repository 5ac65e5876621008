"""What goes in and what comes out: plain frozen values, no Django, no clock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

type Problem = Literal["empty", "not_a_report", "malformed", "ambiguous_dates", "other_meeting"]
type Match = Literal["email", "full_name", "original_name"]

SENTENCES: dict[Problem, str] = {
    "empty": "This file is empty. Download the report again, then try once more.",
    "not_a_report": "This file is not an attendance report or a sign-in sheet that can be read here.",
    "malformed": "This file is damaged, so nobody was counted from it. Download the report again.",
    "ambiguous_dates": "The dates in this file can be read in two ways (month first or day first), and the answers "
    "would differ. Save it again with the month written as a word.",
    "other_meeting": "Nothing in this file is near the time of this meeting. It may belong to another meeting.",
}


@dataclass(frozen=True, slots=True)
class Member:
    """One person who may be credited; `email` is empty when the roster knows none."""

    id: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The schedule (aware moments), the zone of clock times without one, and who belongs."""

    scheduled_start: datetime
    scheduled_end: datetime
    timezone: str
    roster: tuple[Member, ...] = ()

    def __post_init__(self) -> None:
        if self.scheduled_start.tzinfo is None or self.scheduled_end.tzinfo is None:
            raise ValueError("scheduled_start and scheduled_end need an offset from UTC")
        if self.scheduled_end <= self.scheduled_start:
            raise ValueError("scheduled_end must come after scheduled_start")
        ZoneInfo(self.timezone)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Build it from a decoded JSON object. Raises ValueError, KeyError or TypeError on a bad one."""
        roster = tuple(
            Member(str(one["id"]), str(one["name"]), str(one.get("email") or ""))
            for one in data.get("roster") or ()
        )
        return cls(
            datetime.fromisoformat(data["scheduled_start"]),
            datetime.fromisoformat(data["scheduled_end"]),
            str(data["timezone"]),
            roster,
        )

    @property
    def span(self) -> tuple[int, int]:
        """Scheduled start and end in whole seconds since 1970, UTC."""
        return int(self.scheduled_start.timestamp()), int(self.scheduled_end.timestamp())


@dataclass(frozen=True, slots=True)
class Stay:
    """One presence as reported, not clipped to the schedule. `row` counts from 1 in the file (or sheet)."""

    join: datetime
    leave: datetime
    row: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of the report. Moments are UTC; `minutes_present` is inside the schedule."""

    name_as_reported: str
    email: str | None
    also_reported_as: tuple[str, ...]
    stays: tuple[Stay, ...]
    rows: tuple[int, ...]
    first_join: datetime | None
    last_leave: datetime | None
    minutes_present: int
    from_duration_only: bool
    roster_id: str | None
    matched_by: Match | None
    candidates: tuple[str, ...]
    flags: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The object the command prints."""
        shown: dict[str, object] = {
            "name_as_reported": self.name_as_reported,
            "email": self.email,
            "minutes_present": self.minutes_present,
            "first_join": _stamp(self.first_join),
            "last_leave": _stamp(self.last_leave),
            "roster_id": self.roster_id,
            "from_duration_only": self.from_duration_only,
            "flags": list(self.flags),
        }
        if self.also_reported_as:
            shown["also_reported_as"] = list(self.also_reported_as)
        return shown


@dataclass(frozen=True, slots=True)
class Report:
    """What a file says. With an `error` nobody is listed, and `words` says why."""

    kind: str | None
    error: Problem | None = None
    detail: str = ""
    participants: tuple[Participant, ...] = ()
    rows_read: int = 0

    @property
    def words(self) -> str:
        """A sentence for the person who brought the file; empty when all is well."""
        if self.error is None:
            return ""
        return self.detail or SENTENCES[self.error]

    def to_json(self) -> dict[str, object]:
        """The object the command prints."""
        return {
            "kind": self.kind,
            "error": self.error,
            "participants": [one.to_json() for one in self.participants],
        }


class Unreadable(Exception):
    """The file cannot be used; `problem` is the machine's word, the text (may be empty) the person's."""

    def __init__(self, problem: Problem, detail: str = "", kind: str | None = None) -> None:
        super().__init__(detail or SENTENCES[problem])
        self.problem: Problem = problem
        self.detail = detail
        self.kind = kind


def _stamp(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
