"""The rules of a meeting's door, typed. Numbers and their sources stand in doors.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class DoorPolicy:
    """One edition. Each name ends in its unit, or counts things."""

    edition: str
    in_force_from: date
    opens_before_minutes: int
    closes_after_minutes: int
    code_step_seconds: int
    code_steps_before: int
    shown_code_minutes: int
    wrong_codes: int
    wrong_codes_minutes: int
    roll_call_grace_minutes: int
    claim_days: int
    report_most_bytes: int
    report_inline_bytes: int
    source: str
    confidence: str


@cache
def editions() -> tuple[DoorPolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "doors.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((DoorPolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> DoorPolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no door policy in force on {on}")
    return found[-1]
