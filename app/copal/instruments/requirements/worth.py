"""The whole record priced by one rule: each entry by the edition in force on its own day."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from copal.instruments.requirements.packs import Edition
from copal.instruments.requirements.pricing import Price, price
from copal.instruments.requirements.record import IN_FUTURE, PRICED, RECORDED_LATER, Dated, Record
from copal.instruments.requirements.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Worth:
    """Whole minutes with the reasons, by alphabet; `outside` are the reasons when the entry lies outside the window."""

    minutes: int
    reasons: tuple[str, ...]
    outside: tuple[str, ...]


def _worth(found: Price, *codes: str) -> Worth:
    reasons = tuple(sorted({*found.reasons, *codes}))
    if not found.minutes:
        return Worth(0, reasons, reasons)
    return Worth(found.minutes, reasons, tuple(sorted({*reasons, "outside_window"})))


NOT_YET = {
    RECORDED_LATER: _worth(Price(0, ("recorded_later",))),
    IN_FUTURE: _worth(Price(0, ("in_future",))),
}
NO_EDITION = _worth(Price(0, ("no_edition",)))


def worths(edition: Edition, record: Record, dated: Dated, rules: Rulebook) -> list[Worth]:
    """One for each entry of the record, in its order. `edition` is the requirement edition."""
    found = [NOT_YET.get(state, NO_EDITION) for state in dated.states]
    days = dated.days_in_order
    if not days:
        return found
    starts = _starts(edition.id, rules, days)
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        pricing, code = _pricing(edition, start, rules)
        if pricing is not None:
            last = len(days) if after is None else bisect_left(days, after)
            places = dated.by_day[bisect_left(days, start) : last]
            _price(places, pricing, code, record, dated.states, found)
    return found


def _starts(rule: str, rules: Rulebook, days: Sequence[date]) -> list[date]:
    """The days from which pricing may differ, from the earliest entry's on."""
    changes = {change for change in rules.changes(rule) if days[0] < change <= days[-1]}
    return [days[0], *sorted(changes)]


def _pricing(edition: Edition, day: date, rules: Rulebook) -> tuple[Edition | None, str]:
    """The pricing edition of a day, and the code that says which it is."""
    if edition.in_force(day):
        return edition, ""
    own = rules.in_force(edition.id, day)
    if own is not None:
        return own, "priced_by_other_edition"
    return rules.predecessor(edition.id, day), "priced_by_predecessor"


def _price(
    places: Sequence[int],
    pricing: Edition,
    code: str,
    record: Record,
    states: Sequence[int],
    found: list[Worth],
) -> None:
    """Prices these places. What is alike is reckoned once."""
    alike = record.alike_in_all if pricing.excludes else record.alike
    entries, taken = record.entries, record.corrections.taken
    codes = (code,) if code else ()
    known: dict[int, Worth] = {}
    for place in places:
        if states[place] != PRICED:
            continue
        worth = known.get(alike[place])
        if worth is None:
            entry = entries[place]
            worth = known[alike[place]] = _worth(price(entry, pricing, taken.get(entry.id)), *codes)
        found[place] = worth
