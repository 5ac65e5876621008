"""Which rules count on a day: the packs of the house and those the network has added, put together once and kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

import structlog
from django.core.cache import cache
from django.db.models import Exists, F, OuterRef

from copal.domain.requirements.models import AddedPack, PackDecision
from copal.instruments.requirements import Pack, PackRefused, Rulebook, merged, pack_of, read_pack
from copal.policies import requirements as policies

KEPT = "requirements.decided"
KEPT_SECONDS = 60  # so long another process may not have heard of a pack that begins today

log = structlog.get_logger("copal.requirements")


@dataclass(frozen=True, slots=True)
class Decided:
    """An added pack that is, or will be, in force."""

    id: int
    digest: str
    begins: date


def decided() -> tuple[Decided, ...]:
    """In the order they begin, and of one day in the order they were decided on. One query."""
    withdrawn = PackDecision.objects.filter(
        pack=OuterRef("pack"), what=PackDecision.What.WITHDRAWN, on__lt=OuterRef("pack__begins")
    )
    rows = PackDecision.objects.filter(
        ~Exists(withdrawn), what=PackDecision.What.IN_FORCE, on__lte=F("pack__begins")
    )
    found = rows.order_by("pack__begins", "pk").values_list("pack", "pack__digest", "pack__begins")
    return tuple(Decided(*row) for row in found)


def book_on(on: date) -> Rulebook:
    """The rules that count on that day. No query, but one each minute."""
    return book_of([one for one in _kept() if one.begins <= on], on=on)


def book_of(added: Iterable[Decided], *, on: date) -> Rulebook:
    """The rules of the house on that day, and these."""
    return _book(policies.in_force(on=on).packs, tuple(added))


def house_on(on: date) -> tuple[Pack, ...]:
    return _house(policies.in_force(on=on).packs)


@lru_cache(maxsize=64)
def added_pack(one: Decided) -> Pack:
    return pack_of(AddedPack.objects.values_list("text", flat=True).get(pk=one.id).encode())


def digest_of(added: Iterable[Decided]) -> str:
    """Changes whenever the set does."""
    return sha256(" ".join(one.digest for one in added).encode()).hexdigest()


def forget_kept() -> None:
    cache.delete(KEPT)


def _kept() -> Iterable[Decided]:
    rows: list[list[Any]] | None = cache.get(KEPT)
    if rows is None:
        rows = [[one.id, one.digest, one.begins.isoformat()] for one in decided()]
        cache.set(KEPT, rows, KEPT_SECONDS)
    return [Decided(number, digest, date.fromisoformat(begins)) for number, digest, begins in rows]


@lru_cache(maxsize=8)
def _house(names: tuple[str, ...]) -> tuple[Pack, ...]:
    return tuple(read_pack(table) for table in policies.packs(names))


@lru_cache(maxsize=32)
def _book(names: tuple[str, ...], added: tuple[Decided, ...]) -> Rulebook:
    """A pack fitted when it was put in force. Should packs of a later release of the house clash with it, it steps
    back, loudly: pages go on, and whoever runs the site reads of it."""
    house, fitting = _house(names), list[Pack]()
    for one in added:
        pack = added_pack(one)
        try:
            merged(house, [*fitting, pack])
        except PackRefused as refusal:
            log.exception("added_pack_clashes", pack=one.id, words=refusal.words)
        else:
            fitting.append(pack)
    return merged(house, fitting)
