"""The data files, read into small values."""

import tomllib
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from copal.instruments.calendars.rhythm import Rhythm

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Someone:
    """One invented person. `hired` and `licensed` are whole years ago, 0 for not known."""

    handle: str
    name: str
    legal: str
    region: str
    setting: str
    role: str
    language: str = "en"
    hired: int = 0
    licensed: int = 0
    account: bool = True

    @property
    def email(self) -> str:
        return f"{self.handle}@example.org"


@dataclass(frozen=True, kw_only=True)
class Group:
    """One community: what it is, when it meets, who belongs to it and how presence is taken there."""

    key: str
    name: str
    kind: str
    joining: str
    domain: str
    practice: str
    rhythm: dict[str, Any]
    place: str
    video_url: str
    began: int  # weeks before the demo's evening
    share: float  # of its members who come
    evidence: str  # zoom | teams | code | sheet | roll_call
    facilitators: list[str]
    members: list[str]
    co_facilitators: list[str] = field(default_factory=list)
    late_members: dict[str, int] = field(default_factory=dict)  # handle -> weeks ago
    in_room: list[str] = field(default_factory=list)  # who comes to the place where there is a call too
    region: str = ""
    language: str = "en"
    seats: int | None = None
    application_question: str = ""
    attendance_policy: str = "quarter-hour"

    @property
    def leader(self) -> str:
        return self.facilitators[0]

    @property
    def times(self) -> Rhythm:
        nth, every = self.rhythm.get("nth"), self.rhythm.get("every", 1)
        if nth is None:
            return Rhythm.weekly(self.rhythm["weekday"], every=every)
        return Rhythm.monthly_on_weekday(nth, self.rhythm["weekday"])

    @property
    def start_time(self) -> time:
        return time.fromisoformat(self.rhythm["time"])

    @property
    def minutes(self) -> int:
        return int(self.rhythm["minutes"])


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What one meeting is about. `parts` are title, minutes, purpose and, where there is one, who leads."""

    title: str
    want: list[str]
    parts: list[list[Any]]


@dataclass(frozen=True, kw_only=True)
class Happening:
    """A claim or a correction at one meeting. Minutes from its start; an empty list is not there at all."""

    community: str
    back: int
    person: str
    seen: list[int]
    was: list[int]
    days: int
    words: str = ""
    decision: str = ""
    reply: str = ""
    reason: str = ""


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def everyone() -> dict[str, Someone]:
    return {row["handle"]: Someone(**row) for row in _file("people")["people"]}


def groups() -> list[Group]:
    return [Group(**row) for row in _file("communities")["community"]]


def requests() -> list[dict[str, Any]]:
    return list(_file("communities")["request"])


def own_expectations() -> dict[str, dict[str, list[str]]]:
    return dict(_file("communities")["expectations"])


def topics(key: str) -> list[Topic]:
    return [Topic(**row) for row in _file("topics")["topics"][key]]


def topic_of_tonight() -> Topic:
    return Topic(**_file("topics")["tonight"])


def frame(language: str) -> tuple[str, str]:
    """How every meeting begins and ends."""
    first, last = _file("topics")["opening"][language]
    return first, last


def between(language: str) -> str:
    """What fills a long meeting where its topic leaves time."""
    return str(_file("topics")["between"][language])


def claims() -> list[Happening]:
    return [Happening(**row) for row in _file("happenings")["claim"]]


def corrections() -> list[Happening]:
    return [Happening(**row) for row in _file("happenings")["correction"]]


@dataclass(frozen=True, kw_only=True)
class Taught:
    """A training that was part of one meeting of a community, `back` counting those that are over."""

    community: str
    back: int
    title: str
    area: str
    trainer: str
    approved: bool


def trainings() -> list[Taught]:
    return [Taught(**row) for row in _file("happenings")["training"]]


def tonights_acts() -> list[dict[str, Any]]:
    """What is done in the room of tonight, as the file tells it."""
    return list(_file("tonight")["act"])


def room_of(key: str, topic: str) -> dict[str, Any] | None:
    """What came of the meeting of this community about this topic, where the file tells of its room."""
    rows: list[dict[str, Any]] = _file("rooms")["room"]
    return next((row for row in rows if (row["community"], row["topic"]) == (key, topic)), None)


def main_part_begins() -> float:
    """So many minutes after the start of tonight's meeting."""
    return float(_file("tonight")["main_part_begins"])


def happening(name: str) -> dict[str, Any]:
    """`snow`, `moved`, `waiting`, `tonight` or `programme`, as it stands in the file."""
    return dict(_file("happenings")[name])
