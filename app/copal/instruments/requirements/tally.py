"""One window of one rule for one position, added up by the amounts of one edition."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from copal.instruments.requirements.counting import Counting, count
from copal.instruments.requirements.facts import Position
from copal.instruments.requirements.packs import Edition, Minimum
from copal.instruments.requirements.pricing import to_quantum
from copal.instruments.requirements.record import Dated, Record
from copal.instruments.requirements.repeats import repeats
from copal.instruments.requirements.selecting import fit
from copal.instruments.requirements.windows import Beginning, Window, Windows
from copal.instruments.requirements.worth import Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One rule asked of one position: what does not change from window to window."""

    edition: Edition  # the requirement edition
    position: Position
    record: Record
    dated: Dated
    worths: Sequence[Worth]
    windows: Windows
    beginning: Beginning | None
    known_repeats: dict[int, frozenset[int]] = field(default_factory=dict)

    @property
    def on(self) -> date:
        return self.record.on

    def repeats(self, edition: Edition) -> frozenset[int]:
        """Places of repeats by the limits of that edition."""
        found = self.known_repeats.get(id(edition))
        if found is None:
            limits = edition.repeat_limits
            found = repeats(limits, self.record, self.dated.days, self.worths, self.windows)
            self.known_repeats[id(edition)] = found
        return found

    def is_priced_in(self, window: Window) -> bool:
        """Whether there is any."""
        return any(self.worths[place].minutes for place in self._dated_in(window))

    def priced_in(self, window: Window) -> list[int]:
        """Places of the entries worth something that are dated in the window, earliest first."""
        worths = self.worths
        return sorted([place for place in self._dated_in(window) if worths[place].minutes])

    def _dated_in(self, window: Window) -> list[int]:
        days = self.dated.days_in_order
        return self.dated.by_day[bisect_left(days, window.start) : bisect_right(days, window.end)]

    def share(self, window: Window) -> Fraction:
        """The part of the amounts that this window asks."""
        return Fraction(1) if self.beginning is None else Fraction(*self.beginning.share(window))

    def begin(self, window: Window) -> date:
        return window.start if self.beginning is None else self.beginning.begin(window)

    def asks_nothing(self, window: Window) -> bool:
        return self.beginning is not None and self.beginning.asks_nothing(window)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Minutes of one window. `own` is the total without what was carried in."""

    required: int | None
    minimums: list[tuple[Minimum, int]]
    carried_in: int
    own: int
    counted: dict[int, int]  # by place in the record
    repeats: frozenset[int]
    counting: Counting

    @property
    def total(self) -> int:
        return self.own + self.carried_in

    @property
    def excess(self) -> int:
        """What is left when minutes carried in are used first."""
        return max(0, self.own - max(0, (self.required or 0) - self.carried_in))


def tally(ask: Ask, edition: Edition, window: Window, carried_in: int) -> Tally:
    """`edition` gives the amounts, minimums, caps and limits; the rounding is the requirement edition's."""
    share = ask.share(window)
    required = None if edition.required_minutes is None else int(edition.required_minutes * share)
    minimums = [
        (one, int(one.minutes * share))
        for one in edition.minimums
        if fit(one.applies_to, ask.position) != "no"
    ]
    repeated = ask.repeats(edition)
    places = [place for place in ask.priced_in(window) if place not in repeated]
    entries = [(ask.record.entries[place], ask.worths[place].minutes) for place in places]
    need = None if required is None else max(0, required - carried_in)
    counting = count(entries, [(one.selector, asked) for one, asked in minimums], edition.caps, need)
    rounding = ask.edition.rounding
    own = counting.total
    if rounding.on_total:
        own = to_quantum(own, rounding.quantum_minutes, rounding.mode)
    return Tally(
        required=required,
        minimums=minimums,
        carried_in=carried_in,
        own=own,
        counted=dict(zip(places, counting.counted, strict=True)),
        repeats=repeated,
        counting=counting,
    )
