"""A person's record, made ready once and asked by many rules: sorted, dated by zone, corrections resolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import count
from operator import attrgetter, itemgetter
from typing import Literal
from zoneinfo import ZoneInfo

from copal.instruments.requirements.facts import Entry, Reversal
from copal.instruments.requirements.reversals import Reversals

type NotYet = Literal["recorded_later", "in_future"]  # why an entry has no price on the day of the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The entries in one zone, in their order. `by_day` are the places of those that have a price, by local day."""

    days: list[date]
    shown: list[date | None]  # the same; None for what was recorded later
    not_yet: dict[int, NotYet]  # by place
    by_day: list[int]
    days_in_order: list[date]


class Record:
    """The entries of one person as they stand on one day. Entries are in the order of start, then id."""

    def __init__(self, entries: Sequence[Entry], reversals: Sequence[Reversal], on: date) -> None:
        self.on = on
        dated = [(_in_utc(one.start), one) for one in sorted(entries, key=attrgetter("id"))]
        dated.sort(key=itemgetter(0))  # of two at the same moment, the order of ids stays
        self._moments = [moment for moment, _one in dated]
        self.entries = [one for _moment, one in dated]
        self.reversals = sorted(reversals, key=lambda one: one.id)
        self.corrections = Reversals(self.reversals, frozenset(one.id for one in self.entries), on)
        self._dated: dict[str, Dated] = {}

    @cached_property
    def alike(self) -> list[int]:
        """For each entry the place of the first that is worth the same where nothing is excluded."""
        return self._alike(
            [
                (one.kind, one.minutes, one.provenance, one.proof, one.attendance, one.amount)
                for one in self.entries
            ]
        )

    @cached_property
    def alike_in_all(self) -> list[int]:
        """The same for editions that exclude by topic, mode or training."""
        return self._alike(
            [
                (first, one.topics, one.mode, one.training)
                for first, one in zip(self.alike, self.entries, strict=True)
            ]
        )

    def _alike(self, keys: list[object]) -> list[int]:
        for place in self._corrected:
            keys[place] = place  # like no other
        firsts: dict[object, int] = {}
        return list(map(firsts.setdefault, keys, count()))

    @cached_property
    def _corrected(self) -> list[int]:
        taken = self.corrections.taken
        return [place for place, one in enumerate(self.entries) if one.id in taken] if taken else []

    def in_zone(self, zone: ZoneInfo) -> Dated:
        """Reckoned once for each zone."""
        found = self._dated.get(zone.key)
        if found is None:
            found = self._dated[zone.key] = self._date(zone)
        return found

    def _date(self, zone: ZoneInfo) -> Dated:
        on = self.on
        days = [moment.astimezone(zone).date() for moment in self._moments]
        not_yet: dict[int, NotYet] = {place: "in_future" for place, day in enumerate(days) if day > on}
        shown: list[date | None] = [*days]
        for place, one in enumerate(self.entries):
            if one.recorded is not None and one.recorded > on:
                not_yet[place], shown[place] = "recorded_later", None
        priced = [place for place in range(len(days)) if place not in not_yet]
        by_day = sorted(priced, key=days.__getitem__)
        return Dated(
            days=days,
            shown=shown,
            not_yet=not_yet,
            by_day=by_day,
            days_in_order=[days[place] for place in by_day],
        )


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
