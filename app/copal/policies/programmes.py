"""How long somebody's yes to their director is looked after, typed. Numbers and source stand in programmes.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class ProgrammePolicy:
    """One edition. Each name ends in its unit."""

    edition: str
    in_force_from: date
    remind_days: tuple[int, ...]
    undo_minutes: int
    ask_again_after_days: int
    asks_kept_days: int
    most_asked_at_once: int
    most_asked_per_day: int
    source: str
    confidence: str


@cache
def editions() -> tuple[ProgrammePolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "programmes.toml").read_text(encoding="utf-8"))["policy"]
    found = (ProgrammePolicy(**{**row, "remind_days": tuple(row["remind_days"])}) for row in rows)
    return tuple(sorted(found, key=lambda one: one.in_force_from))


def in_force(*, on: date) -> ProgrammePolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no policy of programmes in force on {on}")
    return found[-1]
