"""The rule packs of the house, and which of them a network shows to whom.

A pack is a TOML file in `packs/`, as `instruments.requirements` reads it; each rule carries its source and how sure
that source is. `network.toml` says which packs are shown and what a person's own words about their work mean there.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What it means to the rules when someone works in one setting of the product."""

    works_in: str  # a setting of the product
    holds_licence: bool  # speaks to those who hold the licence, or to those who do not
    setting: str  # as the packs call it
    role: str  # as the packs call it; empty where no rule asks
    anchors: tuple[str, ...]  # the dates of the person that the rules of this reading run from
    seeks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One edition of what a network shows."""

    edition: str
    in_force_from: date
    jurisdiction: str
    timezone: str  # on whose clock a day is a day
    packs: tuple[str, ...]
    licensee_words: frozenset[str]  # in lower case; a role that holds one of them holds the licence
    readings: tuple[Reading, ...]

    def reading(self, works_in: str, *, holds_licence: bool) -> Reading | None:
        """How the rules see someone, or None where no rule of these packs speaks to that work."""
        for one in self.readings:
            if one.works_in == works_in and one.holds_licence == holds_licence:
                return one
        return None

    def is_licensee(self, role: str) -> bool:
        """Whether the words someone uses for their work say that the licence is theirs."""
        return any(word in self.licensee_words for word in role.casefold().replace(",", " ").split())


def pack_files() -> list[Path]:
    """Every pack of the house, in the order of names."""
    return sorted((HERE / "packs").glob("*.toml"))


@cache
def packs(names: tuple[str, ...]) -> tuple[Mapping[str, Any], ...]:
    """The tables of these packs. Raises LookupError for a name that no file has."""
    files = {path.stem: path for path in pack_files()}
    missing = [name for name in names if name not in files]
    if missing:
        raise LookupError(f"no pack is called {missing[0]}")
    return tuple(
        tomllib.loads(files[name].read_text(encoding="utf-8"), parse_float=Decimal) for name in names
    )


@cache
def editions() -> tuple[Shown, ...]:
    rows = tomllib.loads((HERE / "network.toml").read_text(encoding="utf-8"))["edition"]
    return tuple(sorted((_shown(row) for row in rows), key=lambda one: one.in_force_from))


def in_force(*, on: date) -> Shown:
    """The edition that counts on that day. Raises LookupError where there is none."""
    found = [one for one in editions() if one.in_force_from <= on]
    if not found:
        raise LookupError(f"no requirements are shown on {on}")
    return found[-1]


def today(at: datetime) -> date:
    """Which day it is where the rules are in force."""
    return at.astimezone(ZoneInfo(in_force(on=at.date()).timezone)).date()


def _shown(row: dict[str, Any]) -> Shown:
    readings = tuple(_reading(one) for one in row["readings"])
    words = frozenset(row["licensee_words"])
    return Shown(**row | {"packs": tuple(row["packs"]), "licensee_words": words, "readings": readings})


def _reading(row: dict[str, Any]) -> Reading:
    return Reading(**row | {"anchors": tuple(row["anchors"]), "seeks": frozenset(row.get("seeks", ()))})
