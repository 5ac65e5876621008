"""Packs added to others: a later edition ends the one before it, and never changes how an old record is judged."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from copal.instruments.requirements.packs import Edition, Pack
from copal.instruments.requirements.rulebook import Rulebook


def merged(house: Iterable[Pack], added: Iterable[Pack]) -> Rulebook:
    """All of them together, the added ones in their order. Raises PackRefused for packs that clash.

    An edition without a last day ends the day before an added edition of its rule begins. Nothing else gives way:
    editions that still overlap are refused.
    """
    packs = list(house)
    for pack in added:
        packs = [_ended_by(pack, one) for one in packs]
        packs.append(pack)
    return Rulebook(packs)


def judged_otherwise(before: Rulebook, after: Rulebook, *, until: date) -> tuple[str, date] | None:
    """The first rule, and the first day before `until`, whose records another edition would judge; None if none."""
    for rule in before.rules:
        days = before.changes(rule) | after.changes(rule) | {date.min}
        for day in sorted(one for one in days if one < until):
            if _judging(before, rule, day) != _judging(after, rule, day):
                return rule, day
    return None


def _ended_by(pack: Pack, earlier: Pack) -> Pack:
    """The earlier pack with its open editions ended where the pack begins a new one."""
    return replace(earlier, editions=tuple(_ended(one, pack) for one in earlier.editions))


def _ended(one: Edition, pack: Pack) -> Edition:
    if one.effective_to is not None:
        return one
    later = [
        new.effective_from
        for new in pack.editions
        if new.id == one.id and new.effective_from > one.effective_from
    ]
    return replace(one, effective_to=min(later) - timedelta(days=1)) if later else one


def _judging(book: Rulebook, rule: str, day: date) -> tuple[str, str, str, str] | None:
    """Which edition judges a record of that day, whatever ended it meanwhile."""
    found = book.in_force(rule, day) or book.predecessor(rule, day)
    return None if found is None else (found.id, found.edition, found.pack.id, found.pack.version)
