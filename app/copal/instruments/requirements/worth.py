"""The whole record priced by one rule: each entry by the edition in force on its own day."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from copal.instruments.requirements.codes import Reason
from copal.instruments.requirements.packs import Edition
from copal.instruments.requirements.pricing import Price, price
from copal.instruments.requirements.record import Dated, NotYet, Record
from copal.instruments.requirements.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Worth:
    """Whole minutes with the reasons, by alphabet; `outside` are the reasons when the entry lies outside the window."""

    minutes: int
    reasons: tuple[Reason, ...]
    outside: tuple[Reason, ...]


@lru_cache(maxsize=4096)
def _worth(found: Price, *codes: Reason) -> Worth:
    reasons = tuple(sorted({*found.reasons, *codes}))
    if not found.minutes:
        return Worth(0, reasons, reasons)
    return Worth(found.minutes, reasons, tuple(sorted({*reasons, "outside_window"})))


NOT_YET: dict[NotYet, Worth] = {
    "recorded_later": _worth(Price(0, ("recorded_later",))),
    "in_future": _worth(Price(0, ("in_future",))),
}
NO_EDITION = _worth(Price(0, ("no_edition",)))


def worths(edition: Edition, record: Record, dated: Dated, rules: Rulebook) -> list[Worth]:
    """One for each entry of the record, in its order. `edition` is the requirement edition."""
    found = [NO_EDITION] * len(record.entries)
    for place, why in dated.not_yet.items():
        found[place] = NOT_YET[why]
    days = dated.days_in_order
    if not days:
        return found
    starts = _starts(edition.id, rules, days)
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        pricing, code = _pricing(edition, start, rules)
        if pricing is not None:
            last = len(days) if after is None else bisect_left(days, after)
            alike = record.alike_in_all if pricing.excludes else record.alike
            prices = _Prices(pricing, code, record)
            for place in dated.by_day[bisect_left(days, start) : last]:
                found[place] = prices[alike[place]]
    return found


def _starts(rule: str, rules: Rulebook, days: Sequence[date]) -> list[date]:
    """The days from which pricing may differ, from the earliest entry's on."""
    changes = {change for change in rules.changes(rule) if days[0] < change <= days[-1]}
    return [days[0], *sorted(changes)]


def _pricing(edition: Edition, day: date, rules: Rulebook) -> tuple[Edition | None, Reason | None]:
    """The pricing edition of a day, and the code that says which it is."""
    if edition.in_force(day):
        return edition, None
    own = rules.in_force(edition.id, day)
    if own is not None:
        return own, "priced_by_other_edition"
    return rules.predecessor(edition.id, day), "priced_by_predecessor"


class _Prices(dict[int, Worth]):
    """By one edition, by the place of the first entry of those that are alike: reckoned when it is first asked for."""

    def __init__(self, pricing: Edition, code: Reason | None, record: Record) -> None:
        super().__init__()
        self._pricing, self._codes, self._record = pricing, (code,) if code else (), record

    def __missing__(self, place: int) -> Worth:
        entry = self._record.entries[place]
        found = price(entry, self._pricing, self._record.corrections.taken.get(entry.id))
        worth = self[place] = _worth(found, *self._codes)
        return worth
