"""How a live room runs, typed. Numbers and their source stand in room.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class RoomPolicy:
    """One edition. Each name ends in its unit, or counts things."""

    edition: str
    in_force_from: date
    opens_before_minutes: int
    closes_itself_after_minutes: int
    warning_minutes: int
    late_from_minutes: int
    extension_minutes: int
    extension_least_answered_percent: int
    least_shown: int
    opening_minutes: int
    wait_minutes: int
    round_before_minutes: int
    closing_minutes: int
    source: str
    confidence: str


@cache
def editions() -> tuple[RoomPolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "room.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((RoomPolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> RoomPolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no room policy in force on {on}")
    return found[-1]
