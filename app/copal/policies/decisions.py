"""The rules of deciding together, typed. Numbers and their sources stand in decisions.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class DecisionPolicy:
    """One edition. Each name ends in its unit, or counts things."""

    edition: str
    in_force_from: date
    least_present: int
    least_answered_percent: int
    most_aside_percent: int
    most_amended_rounds: int
    least_anonymous: int
    review_months: int
    remind_days: int
    most_open: int
    most_statements: int
    prior_yes: int
    prior_no: int
    least_answers: int
    least_group: int
    sure_percent: int
    least_percent: int
    group_sure_percent: int
    group_least_percent: int
    nearly_everyone_percent: int
    source: str
    confidence: str


@cache
def editions() -> tuple[DecisionPolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "decisions.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((DecisionPolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> DecisionPolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no decision policy in force on {on}")
    return found[-1]
