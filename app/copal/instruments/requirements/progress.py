"""Where a person stands by every rule that applies to them, on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import NamedTuple

from copal.instruments.requirements.carry import carried_in, carry_out
from copal.instruments.requirements.codes import Because, Reason
from copal.instruments.requirements.facts import Position
from copal.instruments.requirements.packs import Edition
from copal.instruments.requirements.parts import Part, parts
from copal.instruments.requirements.record import Dated, Record
from copal.instruments.requirements.reported import Reported, reported
from copal.instruments.requirements.rulebook import Rulebook
from copal.instruments.requirements.selecting import fit
from copal.instruments.requirements.status import Status, doubts, expected_by_now, judged, status_of
from copal.instruments.requirements.tally import Ask, Tally, tally
from copal.instruments.requirements.windows import ALL_TIME, Window, beginning_of, windows_of
from copal.instruments.requirements.worth import Worth, worths


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumStand:
    id: str
    required_minutes: int
    counted_minutes: int

    @property
    def still_needed_minutes(self) -> int:
        return max(0, self.required_minutes - self.counted_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapStand:
    id: str
    limit_minutes: int
    used_minutes: int


class Line(NamedTuple):
    """One entry under one rule. `local_date` None: not yet recorded, or a reversal."""

    id: str
    local_date: date | None
    priced_minutes: int
    counted_minutes: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Where one position stands by one rule. Minutes are whole; None: not known, or not bounded."""

    edition: Edition
    position: Position
    status: Status
    provisional_status: Status | None
    because: tuple[Because, ...]
    window: Window | None
    required_minutes: int | None
    counted_minutes: int
    carried_in_minutes: int
    carry_out_minutes: int
    still_needed_minutes: int | None
    expected_by_now_minutes: int | None
    minimums: tuple[MinimumStand, ...]
    caps: tuple[CapStand, ...]
    parts: tuple[Part, ...]
    reported: Reported | None
    record: Record
    worths: Sequence[Worth]
    tally: Tally | None

    @property
    def rule(self) -> str:
        return self.edition.id

    def counted_by_kind(self) -> dict[str, int]:
        """Counted minutes by kind of credit, without what was carried in; before the total is rounded."""
        found: dict[str, int] = {}
        for place, minutes in (self.tally.counted if self.tally else {}).items():
            kind = self.record.entries[place].kind
            found[kind] = found.get(kind, 0) + minutes
        return found

    def reached_on(self) -> date | None:
        """The day on which the total was reached; None when it is not, or when nothing needed to be done."""
        if self.tally is None or self.required_minutes is None or self.still_needed_minutes:
            return None
        total = self.carried_in_minutes
        days = self.record.in_zone(self.position.zone or self.edition.pack.zone).days
        for place, minutes in self.tally.counted.items():
            total += minutes
            if total >= self.required_minutes:
                return days[place]
        return None

    def lines(self) -> list[Line]:
        """Every entry of the record with what it counted and why, then the reversals."""
        record, worths = self.record, self.worths
        dated = record.in_zone(self.position.zone or self.edition.pack.zone)
        elsewhere = (
            [one.outside for one in worths] if self.tally else [_and(one, "no_window") for one in worths]
        )
        ids = [one.id for one in record.entries]
        found = list(map(Line, ids, dated.shown, [one.minutes for one in worths], repeat(0), elsewhere))
        for place, (counted, reasons) in self._in_window(dated).items():
            found[place] = Line(ids[place], dated.shown[place], worths[place].minutes, counted, reasons)
        found += [Line(one.id, None, 0, 0, (record.corrections.reason(one),)) for one in record.reversals]
        return found

    def _in_window(self, dated: Dated) -> dict[int, tuple[int, tuple[Reason, ...]]]:
        """Counted minutes and reasons of the entries in the window that are worth something, by place."""
        if self.tally is None:
            return {}
        window = self.window or ALL_TIME
        found = {
            at: (0, _and(self.worths[at], "repeat")) for at in self.tally.repeats if dated.days[at] in window
        }
        known: dict[tuple[int, bool, bool], tuple[Reason, ...]] = {}
        for place, minutes in self.tally.counted.items():
            worth = self.worths[place]
            key = (id(worth), minutes > 0, minutes < worth.minutes)
            reasons = known.get(key)
            if reasons is None:
                codes: list[Reason] = ["counted"] if key[1] else []
                codes += ["cap_reached"] if key[2] else []
                reasons = known[key] = _and(worth, *codes)
            found[place] = (minutes, reasons)
        return found


def _and(worth: Worth, *codes: Reason) -> tuple[Reason, ...]:
    """The reasons with these beside them; what is worth nothing has its reason already."""
    return tuple(sorted({*worth.reasons, *codes})) if worth.minutes else worth.reasons


def progress(positions: Sequence[Position], record: Record, rules: Rulebook) -> list[Result]:
    """One result for each position and each rule that applies to it, by rule, then position.

    The day is the record's. Positions not held on that day are left aside.
    """
    on = record.on
    held = sorted((one for one in positions if one.held(on)), key=lambda one: one.id)
    sought = {one.id: rules.sought(one.seeks, on) for one in held}
    found: list[Result] = []
    for rule in rules.rules:
        edition = rules.in_force(rule, on)
        if edition is None:
            continue
        found += [
            _result(edition, position, record, rules)
            for position in held
            if _applies(edition, position, sought[position.id])
        ]
    return found


def _applies(edition: Edition, position: Position, sought: frozenset[str]) -> bool:
    return (
        edition.pack.jurisdiction == position.jurisdiction
        and (not edition.opt_in or edition.id in sought)
        and fit(edition.applies_to, position) != "no"
    )


def _result(edition: Edition, position: Position, record: Record, rules: Rulebook) -> Result:
    dated = record.in_zone(position.zone or edition.pack.zone)
    priced = worths(edition, record, dated, rules)
    windows = windows_of(edition.window, position.anchors, record.on)
    try:
        beginning = beginning_of(edition.window, edition.first_period, position.anchors)
    except KeyError:
        windows = None
    if windows is None:
        return _without_window(edition, position, record, priced, rules)
    ask = Ask(
        edition=edition,
        position=position,
        record=record,
        dated=dated,
        worths=priced,
        windows=windows,
        beginning=beginning,
    )
    return _in_window(ask, rules)


def _without_window(
    edition: Edition, position: Position, record: Record, priced: list[Worth], rules: Rulebook
) -> Result:
    because: set[Because] = doubts(edition, position) | {"anchor_missing"}
    return Result(
        edition=edition, position=position, status="cannot_say", provisional_status=None,
        because=tuple(sorted(because)), window=None, required_minutes=edition.required_minutes,
        counted_minutes=0, carried_in_minutes=0, carry_out_minutes=0, still_needed_minutes=None,
        expected_by_now_minutes=None, minimums=(), caps=(), parts=(), reported=reported(edition, 0, rules),
        record=record, worths=priced, tally=None,
    )  # fmt: skip


def _in_window(ask: Ask, rules: Rulebook) -> Result:
    edition, on = ask.edition, ask.on
    number = _judged_window(ask)
    window = ask.windows.at(number)
    minutes_in, expired = carried_in(ask, number, rules)
    found = tally(ask, edition, window, minutes_in)
    having = parts(ask, window, found)
    doubtful = doubts(edition, ask.position)
    status, provisional = judged(doubtful, status_of(ask, window, found, having))
    notes: dict[Because, bool] = {"carry_over_expired": expired, "orders_untried": found.counting.untried,
             "term_ended": on > window.end}  # fmt: skip
    because = doubtful | {code for code, holds in notes.items() if holds}
    required = found.required
    return Result(
        edition=edition, position=ask.position, status=status, provisional_status=provisional,
        because=tuple(sorted(because)), window=None if edition.window.kind == "none" else window,
        required_minutes=required, counted_minutes=found.total, carried_in_minutes=minutes_in,
        carry_out_minutes=carry_out(ask, edition, window, found),
        still_needed_minutes=None if required is None else max(0, required - found.total),
        expected_by_now_minutes=expected_by_now(ask, window, required),
        minimums=_minimums(found), caps=_caps(edition, found), parts=tuple(having),
        reported=reported(edition, found.total, rules), record=ask.record, worths=ask.worths, tally=found,
    )  # fmt: skip


def _judged_window(ask: Ask) -> int:
    """The first window from the day onward that asks something."""
    number = ask.windows.current(ask.on)
    while ask.asks_nothing(ask.windows.at(number)):
        number += 1
    return number


def _minimums(found: Tally) -> tuple[MinimumStand, ...]:
    return tuple(
        MinimumStand(id=one.id, required_minutes=asked, counted_minutes=counted)
        for (one, asked), counted in zip(found.minimums, found.counting.minimums, strict=True)
    )


def _caps(edition: Edition, found: Tally) -> tuple[CapStand, ...]:
    return tuple(
        CapStand(id=cap.id, limit_minutes=cap.minutes, used_minutes=used)
        for cap, used in zip(edition.caps, found.counting.caps, strict=True)
    )
