"""By when lists are closed and questions answered, typed. Numbers and their sources stand in roster.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class RosterPolicy:
    """One edition. Days are counted on the clock of whoever is asked."""

    edition: str
    in_force_from: date
    close_days: int
    answer_days: int
    source: str
    confidence: str


@cache
def editions() -> tuple[RosterPolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "roster.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((RosterPolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> RosterPolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no roster policy in force on {on}")
    return found[-1]


def close_by(ends_at: datetime) -> datetime:
    """Until when a meeting that ended then is to be closed. Later it still can be, and its hours say so."""
    return ends_at + timedelta(days=in_force(on=ends_at.date()).close_days)


def days_late(ends_at: datetime, closed_at: datetime) -> int:
    """How many days after that it was closed, begun days counted as whole ones; 0: in time."""
    return max(0, -((close_by(ends_at) - closed_at) // timedelta(days=1)))
