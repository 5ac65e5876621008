"""How long what was said is kept, typed. Numbers and their source stand in retention.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class RetentionPolicy:
    """One edition. Days after the end of the meeting, by kind of content; each name is the kind and `_days`."""

    edition: str
    in_force_from: date
    talk_days: int
    off_days: int
    deciding_days: int
    cases_days: int
    kept_days: int
    evidence_days: int
    source: str
    confidence: str

    def days(self, kind: str) -> int:
        """Raises LookupError for a kind that is not in `KINDS`."""
        if kind not in KINDS:
            raise LookupError(f"no retention for {kind}")
        found: int = getattr(self, f"{kind}_days")
        return found


KINDS = ("talk", "off", "deciding", "cases", "kept", "evidence")


@cache
def editions() -> tuple[RetentionPolicy, ...]:
    rows = tomllib.loads((Path(__file__).parent / "retention.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((RetentionPolicy(**row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> RetentionPolicy:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no retention policy in force on {on}")
    return found[-1]
