"""What takes two people, and for how long, typed. Numbers and their source stand in two_people.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class TwoPeoplePolicy:
    """One edition. Each name ends in its unit."""

    edition: str
    in_force_from: date
    report_undo_minutes: int
    report_most_per_hour: int
    report_alone_after_days: int
    report_unanswered_after_days: int
    glass_asked_days: int
    glass_most_hours: int
    glass_shown_days: int
    unmask_asked_days: int
    source: str
    confidence: str


@cache
def editions() -> tuple[TwoPeoplePolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "two_people.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((TwoPeoplePolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> TwoPeoplePolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no policy of what takes two people in force on {on}")
    return found[-1]
