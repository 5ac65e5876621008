"""A person's record, made ready once and asked by many rules: sorted, dated by zone, corrections resolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
    states: list[int]  # PRICED, RECORDED_LATER or IN_FUTURE
    by_day: list[int]
    days_in_order: list[date]


class Record:
    """The entries of one person as they stand on one day. Entries are in the order of start, then id."""

    def __init__(self, entries: Sequence[Entry], reversals: Sequence[Reversal], on: date) -> None:
        self.on = on
        self.entries = sorted(entries, key=lambda one: (one.start, one.id))
        self.reversals = sorted(reversals, key=lambda one: one.id)
        self.corrections = Reversals(self.reversals, frozenset(one.id for one in self.entries), on)
        self.alike = self._alike()
        self._dated: dict[str, Dated] = {}

    def _alike(self) -> list[int]:
        """A number for each entry: entries of one number are worth the same by any one edition."""
        numbers: dict[object, int] = {}
        taken = self.corrections.taken
        found: list[int] = []
        for one in self.entries:
            if one.id in taken:
                key: object = one.id
            else:
                key = (one.kind, one.minutes, one.mode, one.provenance, one.training, one.topics, one.proof,
                       one.attendance, one.amount)  # fmt: skip
            found.append(numbers.setdefault(key, len(numbers)))
        return found

    def in_zone(self, zone: ZoneInfo) -> Dated:
        """Reckoned once for each zone."""
        found = self._dated.get(zone.key)
        if found is None:
            found = self._dated[zone.key] = self._date(zone)
        return found

    def _date(self, zone: ZoneInfo) -> Dated:
        on = self.on
        days = [one.start.astimezone(zone).date() for one in self.entries]
        states = [
            RECORDED_LATER
            if one.recorded is not None and one.recorded > on
            else IN_FUTURE
            if day > on
            else PRICED
            for one, day in zip(self.entries, days, strict=True)
        ]
        by_day = sorted(range(len(days)), key=days.__getitem__)
        return Dated(days=days, states=states, by_day=by_day, days_in_order=[days[place] for place in by_day])
