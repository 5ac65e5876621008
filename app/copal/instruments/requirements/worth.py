"""The whole record priced by one rule: each entry by the edition in force on its own day."""

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
    pricer = _Pricer(edition, record, rules)
    return [
        pricer.worth(place, day) if state == PRICED else NOT_YET[state]
        for place, (day, state) in enumerate(zip(dated.days, dated.states, strict=True))
    ]


class _Pricer:
    """Remembers what it has worked out: many entries are alike, and most days share an edition."""

    def __init__(self, edition: Edition, record: Record, rules: Rulebook) -> None:
        self._edition, self._record, self._rules = edition, record, rules
        self._by_day: dict[date, dict[int, Worth]] = {}
        self._by_edition: dict[int, tuple[Edition, str, dict[int, Worth]]] = {}

    def worth(self, place: int, day: date) -> Worth:
        alike = self._record.alike[place]
        known = self._by_day.get(day)
        if known is None:
            known = self._by_day[day] = self._known_on(day)
        found = known.get(alike)
        return found if found is not None else self._reckon(place, alike, known, day)

    def _known_on(self, day: date) -> dict[int, Worth]:
        pricing, code = self._pricing(day)
        if pricing is None:
            return {}
        return self._by_edition.setdefault(id(pricing), (pricing, code, {}))[2]

    def _reckon(self, place: int, alike: int, known: dict[int, Worth], day: date) -> Worth:
        pricing, code = self._pricing(day)
        if pricing is None:
            found = NO_EDITION
        else:
            entry = self._record.entries[place]
            taken = self._record.corrections.taken.get(entry.id)
            found = _worth(price(entry, pricing, taken), *([code] if code else []))
        known[alike] = found
        return found

    def _pricing(self, day: date) -> tuple[Edition | None, str]:
        """The pricing edition of a day, and the code that says which it is."""
        if self._edition.in_force(day):
            return self._edition, ""
        own = self._rules.in_force(self._edition.id, day)
        if own is not None:
            return own, "priced_by_other_edition"
        return self._rules.predecessor(self._edition.id, day), "priced_by_predecessor"
