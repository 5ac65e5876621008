"""A person's record, made ready once and asked by many rules: sorted, dated by zone, corrections resolved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from copal.instruments.requirements.facts import Entry, Reversal
from copal.instruments.requirements.reversals import Reversals

PRICED: Final = 0
RECORDED_LATER: Final = 1
IN_FUTURE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The entries in one zone, in their order. `by_day` are their places in the order of local days."""

    days: list[date]
    shown: list[date | None]  # the same; None for what was recorded later
    states: list[int]  # PRICED, RECORDED_LATER or IN_FUTURE
    by_day: list[int]
    days_in_order: list[date]


class Record:
    """The entries of one person as they stand on one day. Entries are in the order of start, then id."""

    def __init__(self, entries: Sequence[Entry], reversals: Sequence[Reversal], on: date) -> None:
        self.on = on
        moments = sorted([(one.start.astimezone(UTC), one.id, at) for at, one in enumerate(entries)])
        self._moments = [moment for moment, _id, _at in moments]
        self.entries = [entries[at] for _moment, _id, at in moments]
        self.reversals = sorted(reversals, key=lambda one: one.id)
        self.corrections = Reversals(self.reversals, frozenset(one.id for one in self.entries), on)
        self._dated: dict[str, Dated] = {}

    @cached_property
    def alike(self) -> list[int]:
        """A number for each entry: those of one number are worth the same where nothing is excluded."""
        return self._numbers(
            (one.kind, one.minutes, one.provenance, one.proof, one.attendance, one.amount)
            for one in self.entries
        )

    @cached_property
    def alike_in_all(self) -> list[int]:
        """The same for editions that exclude by topic, mode or training."""
        by_training = ((one.topics, one.mode, one.training) for one in self.entries)
        return self._numbers(zip(self.alike, by_training, strict=True))

    def _numbers(self, keys: Iterable[object]) -> list[int]:
        """Entries that were corrected are like no other."""
        numbers: dict[object, int] = {}
        taken = self.corrections.taken
        return [
            numbers.setdefault(one.id if one.id in taken else key, len(numbers))
            for one, key in zip(self.entries, keys, strict=True)
        ]

    def in_zone(self, zone: ZoneInfo) -> Dated:
        """Reckoned once for each zone."""
        found = self._dated.get(zone.key)
        if found is None:
            found = self._dated[zone.key] = self._date(zone)
        return found

    def _date(self, zone: ZoneInfo) -> Dated:
        on = self.on
        days = [moment.astimezone(zone).date() for moment in self._moments]
        states = [
            RECORDED_LATER
            if one.recorded is not None and one.recorded > on
            else IN_FUTURE
            if day > on
            else PRICED
            for one, day in zip(self.entries, days, strict=True)
        ]
        by_day = sorted(range(len(days)), key=days.__getitem__)
        shown = [None if state == RECORDED_LATER else day for day, state in zip(days, states, strict=True)]
        return Dated(
            days=days,
            shown=shown,
            states=states,
            by_day=by_day,
            days_in_order=[days[place] for place in by_day],
        )
