"""Where harm to a child is reported, typed. Numbers and their sources stand in reporting.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class ReportingLine:
    """One edition for one place. `call` "": no number is known here, so the notice says to check with the authority.

    `relay` is for who is deaf or hard of hearing. `at_once`: the law wants the call right away.
    """

    edition: str
    in_force_from: date
    jurisdiction: str
    authority: str
    call: str
    relay: str
    at_all_hours: bool
    at_once: bool
    source: str
    url: str
    read_on: date
    confidence: Literal["verified", "stated", "check"]


@cache
def editions() -> tuple[ReportingLine, ...]:
    rows = tomllib.loads((Path(__file__).parent / "reporting.toml").read_text(encoding="utf-8"))["policy"]
    return tuple(sorted((ReportingLine(**row) for row in rows), key=lambda one: one.in_force_from))


def jurisdictions() -> tuple[str, ...]:
    """Those whose line is known; "" is not among them."""
    return tuple(sorted({one.jurisdiction for one in editions() if one.jurisdiction}))


def in_force(*, on: date, jurisdiction: str = "") -> ReportingLine:
    """The edition that counts on that day there; the general one where that place is not known."""
    begun = [one for one in editions() if one.in_force_from <= on]
    found = [one for one in begun if one.jurisdiction == jurisdiction] or [
        one for one in begun if not one.jurisdiction
    ]
    if not found:
        raise LookupError(f"no reporting line in force on {on}")
    return found[-1]
