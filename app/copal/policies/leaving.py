"""How leaving the network works, typed. Numbers and their sources stand in leaving.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class LeavingPolicy:
    """One edition. Each name ends in its unit."""

    edition: str
    in_force_from: date
    undo_days: int
    evidence_years: int
    source: str
    confidence: str

    def evidence_until(self, last: date) -> date:
        """The first day on which evidence of `last` need not be kept any more. From February 29 it is March 1."""
        try:
            return last.replace(year=last.year + self.evidence_years)
        except ValueError:
            return date(last.year + self.evidence_years, 3, 1)


@cache
def editions() -> tuple[LeavingPolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "leaving.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((LeavingPolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> LeavingPolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no leaving policy in force on {on}")
    return found[-1]
