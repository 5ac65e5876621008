"""Names to write under: which are offered, and when the name shown beside words is one of them."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

_KINDS = (
    "Blue", "Bright", "Calm", "Early", "Gentle", "Golden", "Green", "Morning", "Quiet", "Silver", "Soft", "Still",
    "Sunny", "Warm", "Wild",
)  # fmt: skip
_THINGS = (
    "Birch", "Brook", "Cedar", "Cove", "Dune", "Fern", "Finch", "Harbor", "Heron", "Island", "Lake", "Loon", "Maple",
    "Meadow", "Moss", "Otter", "Pine", "Plover", "River", "Shore", "Spruce", "Star", "Thrush", "Tide", "Wren",
)  # fmt: skip
NAMES: tuple[str, ...] = tuple(f"{kind} {thing}" for thing in _THINGS for kind in _KINDS)
OFFERED = 6


def offered(*, taken: Collection[str], real_names: Collection[str], seed: str) -> tuple[str, ...]:
    """A few names nobody there has and that are nobody's own; the same ones as long as `seed` is the same.

    `real_names` are what the people there are called: a pseudonym never shares a word with one of them, so nobody is
    taken for somebody else.
    """
    used = {_plain(one) for one in taken}
    words = {word for name in real_names for word in _plain(name).split()}
    free = [one for one in NAMES if _plain(one) not in used and words.isdisjoint(_plain(one).split())]
    return tuple(Random(seed).sample(free, min(OFFERED, len(free))))  # noqa: S311 - a choice of names, no secret


def is_free(name: str, *, taken: Collection[str], real_names: Collection[str]) -> bool:
    """Whether it is one of the offered kind and still nobody's."""
    words = {word for one in real_names for word in _plain(one).split()}
    used = {_plain(one) for one in taken}
    return name in NAMES and _plain(name) not in used and words.isdisjoint(_plain(name).split())


@dataclass(frozen=True, kw_only=True)
class Worn:
    """A pseudonym, since when it is worn, and the sign that stands for its wearer on screens."""

    name: str
    sign: str
    since: datetime

    def covers(self, said_at: datetime) -> bool:
        """Words from before keep the name they were said under: a change would tell whose the pseudonym is."""
        return said_at >= self.since


@dataclass(frozen=True)
class Writer:
    """What stands beside somebody's words. `token` is what they alone hold; `person` is 0 under a pseudonym."""

    name: str
    token: str
    person: int


def writer(worn: Mapping[int, Worn], person: int, name: str, *, said_at: datetime) -> Writer:
    """The one place that decides which name stands beside words. `name` is what the person is called."""
    mask = worn.get(person)
    if mask is not None and mask.covers(said_at):
        return Writer(mask.name, f"mask:{mask.sign}", 0)
    return Writer(name, f"me:{person}", person)


@dataclass(frozen=True, kw_only=True)
class Unmasking:
    """A request as it stands. `approved` None: nobody has answered."""

    asked_by: int
    wearer: int
    approved: bool | None


def may_answer(request: Unmasking, person: int) -> bool:
    """Somebody else than who asked, and never the one whose name it is about."""
    return request.approved is None and person not in (request.asked_by, request.wearer)


def may_know(request: Unmasking, person: int, *, answered_by: int | None) -> bool:
    """The two who agreed, nobody else."""
    return bool(request.approved) and person in (request.asked_by, answered_by)


def _plain(name: str) -> str:
    spelled = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in spelled if not unicodedata.combining(letter))
