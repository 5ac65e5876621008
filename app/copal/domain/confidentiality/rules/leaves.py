"""One sentence within a text, a list or a list of parts: found by its place, and replaced.

A place is "" for a text that is one, "2" for a sentence of a list, "2.title" for a field of a part, "2.1" for an
element of a row.
"""

from collections.abc import Iterator
from typing import Any


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text within, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, f"{place}.{number}".lstrip("."))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, f"{place}.{name}".lstrip("."))


def leaf(value: Any, place: str) -> str | None:
    """The text at a place; None where there is none."""
    return dict(leaves(value)).get(place)


def with_leaf(value: Any, place: str, words: str) -> Any:
    """The same value with other words at that place."""
    if not place:
        return words
    step, _, rest = place.partition(".")
    if isinstance(value, list):
        return [
            with_leaf(one, rest, words) if str(number) == step else one for number, one in enumerate(value)
        ]
    return {name: with_leaf(one, rest, words) if name == step else one for name, one in value.items()}


LEAST_COPIED = 12  # characters; shorter words stand in many texts by chance


def copied(words: str, other: str) -> str | None:
    """The part of `other` that repeats `words`: all of them, or their beginning where a title was cut short."""
    plain = " ".join(words.split())
    if len(plain) < LEAST_COPIED:
        return None
    for found in (words, plain):
        if found in other:
            return found
    cut = other.removesuffix("…").rstrip()
    return other if cut != other and len(cut) >= LEAST_COPIED and plain.startswith(cut) else None
