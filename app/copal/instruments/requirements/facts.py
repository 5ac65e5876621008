"""What is known about a person: the positions they hold, and the entries of their record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Any standing a rule can speak to: a job, a licence, a permit. None: not known."""

    id: str
    jurisdiction: str
    setting: str | None = None
    role: str | None = None
    weekly_hours: Fraction | None = None
    age_groups: frozenset[str] | None = None
    anchors: Mapping[str, tuple[date, ...]] = field(default_factory=dict)  # days in order, each once
    seeks: frozenset[str] = frozenset()
    zone: ZoneInfo | None = None
    first: date | None = None
    last: date | None = None

    def held(self, on: date) -> bool:
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    scheduled_minutes: int
    attended_minutes: int
    late_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    value: Fraction
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry, with exactly one of `minutes`, `attendance`, `amount`. `start` is aware."""

    id: str
    start: datetime
    kind: str
    topics: tuple[str, ...] = ()
    mode: str | None = None
    training: str | None = None
    provenance: str | None = None
    proof: frozenset[str] = frozenset()
    recorded: date | None = None
    minutes: int | None = None
    attendance: Attendance | None = None
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """Takes minutes off the entry, or the reversal, it points to. `minutes` is above 0; None: the whole."""

    id: str
    reverses: str
    minutes: int | None
    recorded: date | None = None
