"""What members promise one another by default, typed. The words and their source stand in expectations.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class DefaultExpectations:
    name: str
    edition: str
    in_force_from: date
    source: str
    lines: tuple[str, ...]
    confidentiality: tuple[str, ...]


@cache
def editions() -> tuple[DefaultExpectations, ...]:
    rows = tomllib.loads((Path(__file__).parent / "expectations.toml").read_text(encoding="utf-8"))["edition"]
    found = (
        DefaultExpectations(**row | {part: tuple(row[part]) for part in ("lines", "confidentiality")})
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.in_force_from))


def in_force(*, on: date) -> DefaultExpectations:
    """The edition that counts on that day. Raises LookupError where there is none yet."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no default expectations in force on {on}")
    return found[-1]
