"""Kind names for children, so that one child keeps one name through a story and nobody can tell who it is."""

import unicodedata
from collections.abc import Collection
from itertools import islice
from zlib import crc32

# Birds, trees and stones of any meadow: kind to a child, and nobody's diagnosis, look or family.
NAMES = (
    "River", "Wren", "Juniper", "Clover", "Finch", "Maple", "Sparrow", "Willow", "Bramble", "Lark", "Pebble", "Heron",
    "Aster", "Fern", "Plover", "Cedar", "Thistle", "Otter", "Meadow", "Birch", "Sorrel", "Puffin", "Alder", "Brook",
    "Tern", "Hazel", "Moss", "Linnet", "Rowan", "Dune", "Swift", "Aspen",
)  # fmt: skip


def folded(name: str) -> str:
    """A name as it is compared: small letters, no accents, single spaces, no possessive."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(plain.replace("’", "'").removesuffix("'s").split())


def pseudonym_for(name: str, *, taken: Collection[str] = ()) -> str:
    """The same name is offered the same pseudonym, the next free one if that is taken. Never the name itself."""
    free = free_pseudonyms(name, taken=taken, most=1)
    return free[0] if free else f"{_ring(name)[0]} {len(taken) + 1}"


def free_pseudonyms(name: str, *, taken: Collection[str], most: int) -> tuple[str, ...]:
    """The first free ones for this name, always in the same order."""
    free = (one for one in _ring(name) if one not in taken and folded(one) != folded(name))
    return tuple(islice(free, most))


def _ring(name: str) -> list[str]:
    start = crc32(folded(name).encode("utf-8", "surrogatepass")) % len(NAMES)
    return [*NAMES[start:], *NAMES[:start]]
