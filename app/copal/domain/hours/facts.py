from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, kw_only=True)
class ReasonEmptied(Fact):
    """The words of a correction are gone; the correction stands."""

    kind = "hours.reason_emptied"
    person: int
    entry: int


@dataclass(frozen=True, kw_only=True)
class DayClosed(Fact):
    kind = "hours.day_closed"
    day: date
    last: int
    entries: int


@dataclass(frozen=True, kw_only=True)
class SigningKeyMade(Fact):
    kind = "hours.signing_key_made"
    key: str


@dataclass(frozen=True, kw_only=True)
class RecordChecked(Fact):
    """The whole record was worked out anew."""

    kind = "hours.record_checked"
    check: int
    entries: int
    is_well: bool


@dataclass(frozen=True, kw_only=True)
class StandingsKept(Fact):
    """Where everyone stands was worked out, for so many people."""

    kind = "hours.standings_kept"
    people: int
