"""The synonym tables of `words.toml`, levelled once and looked up by word."""

import tomllib
from functools import cache
from pathlib import Path
from typing import cast

from copal.instruments.reports.levels import level

type Table = dict[str, list[str]]


@cache
def _tables() -> dict[str, Table]:
    return cast("dict[str, Table]", tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8")))


@cache
def words(table: str, entry: str) -> frozenset[str]:
    """The levelled words of one entry, such as `words("values", "yes")`."""
    return frozenset(level(word) for word in _tables()[table][entry])


@cache
def meanings(table: str) -> dict[str, str]:
    """Levelled word to the entry it stands in; the first entry wins where two share a word."""
    found: dict[str, str] = {}
    for entry, listed in _tables()[table].items():
        for word in listed:
            found.setdefault(level(word), entry)
    return found
