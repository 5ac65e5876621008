from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class HoursCredited(Fact):
    kind = "hours.credited"
    person: int
    entry: int
    minutes: int
    meeting: int


@dataclass(frozen=True, kw_only=True)
class HoursReversed(Fact):
    kind = "hours.reversed"
    person: int
    entry: int
    minutes: int
    meeting: int
