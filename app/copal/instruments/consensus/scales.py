"""Scales as data: what one can answer, in which words, and where each answer stands."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "wording"


class Standing(StrEnum):
    """What an answer means for the group, on whatever scale it was given."""

    FOR = "for"
    FINE = "fine"
    WORRY = "worry"
    ASIDE = "aside"
    BLOCK = "block"


class UnknownScale(LookupError):
    """There is no scale of this id and edition, or no such option on it."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer. `words` are short, for a button; `wording` is the whole sentence as people see it."""

    id: str
    words: str
    wording: str
    standing: Standing
    order: int


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One edition of a scale. `id` and `edition` are kept with every answer; an edition in use never changes.

    `options` stand in the order they are shown in. `confidence` says how sure the source is: "verified" (read in the
    source), "secondary" (read elsewhere) or "default" (ours).
    """

    id: str
    edition: str
    name: str
    source: str
    confidence: str
    options: tuple[Option, ...]

    def option(self, option_id: str) -> Option:
        """Raises `UnknownScale` where this scale has no such option."""
        for one in self.options:
            if one.id == option_id:
                return one
        raise UnknownScale(f"{self.id} {self.edition} has no option {option_id}")


def read(text: str) -> tuple[Scale, ...]:
    """The editions that stand in one TOML text. Raises ValueError for data that is not whole."""
    table = tomllib.loads(text)
    return tuple(_edition(table["id"], row) for row in table["edition"])


def _edition(scale_id: str, row: dict[str, Any]) -> Scale:
    options = tuple(
        sorted(
            (Option(**one | {"standing": Standing(one["standing"])}) for one in row.pop("option")),
            key=lambda one: one.order,
        )
    )
    found = Scale(id=scale_id, options=options, **row)
    _require_whole(found)
    return found


def _require_whole(one: Scale) -> None:
    ids = [option.id for option in one.options]
    if len(ids) != len(set(ids)):
        raise ValueError(f"{one.id} {one.edition}: an option stands there twice")
    if [option.order for option in one.options] != list(range(1, len(ids) + 1)):
        raise ValueError(f"{one.id} {one.edition}: the order has a gap")
    standings = {option.standing for option in one.options}
    if Standing.FOR not in standings or Standing.BLOCK not in standings:
        raise ValueError(f"{one.id} {one.edition}: nothing to agree or to block with")


@cache
def editions() -> tuple[Scale, ...]:
    """Every edition of every scale, by id, oldest edition first."""
    found = [one for path in FOLDER.glob("*.toml") for one in read(path.read_text(encoding="utf-8"))]
    return tuple(sorted(found, key=lambda one: (one.id, one.edition)))


@cache
def scale(scale_id: str, edition: str) -> Scale:
    """The scale as it was worded in that edition. Raises `UnknownScale`."""
    for one in editions():
        if (one.id, one.edition) == (scale_id, edition):
            return one
    raise UnknownScale(f"no scale {scale_id} {edition}")


@cache
def current(scale_id: str) -> Scale:
    """The newest edition, for what is asked from today on. Raises `UnknownScale`."""
    found = [one for one in editions() if one.id == scale_id]
    if not found:
        raise UnknownScale(f"no scale {scale_id}")
    return found[-1]
