"""Patterns that few texts need, compiled when the first one does: the command answers sooner."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copal.instruments.guard.reading import Reading

type Gated = tuple[tuple[str, ...], str]  # what one of must stand in the text, in small letters; the pattern


@cache
def compiled(pattern: str, *, any_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


def gated(*patterns: tuple[str, str]) -> tuple[Gated, ...]:
    """Each with what must be somewhere in the text, "real|made", which is quick to tell."""
    return tuple((tuple(needed.split("|")), pattern) for needed, pattern in patterns)


def seen_in(
    reading: "Reading", patterns: Iterable[Gated], *, any_case: bool = False
) -> Iterator[re.Match[str]]:
    """All that the patterns find; none is tried that cannot find anything."""
    for needed, pattern in patterns:
        if reading.holds(needed):
            yield from compiled(pattern, any_case=any_case).finditer(reading.text)
