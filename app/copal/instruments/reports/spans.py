"""From entries to stays in real seconds, under one order of day and month."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from copal.instruments.reports.entries import Entry
from copal.instruments.reports.times import DAY, Moment, Sort
from copal.instruments.reports.zones import Clock

_SILENCE_SECONDS = DAY // 2


class Span(NamedTuple):
    """One stay in real seconds; `total_seconds` only where the span may have gaps (a summary row)."""

    join: int
    leave: int
    row: int
    sheet: str = ""
    total_seconds: int | None = None


class _Event(NamedTuple):
    """One line of a log; `later` is its other reading in a repeated hour."""

    real: int
    action: str
    row: int
    later: int | None
    entry: Entry

    def order(self) -> tuple[int, str, int]:
        return self.real, self.action, self.row


@dataclass(slots=True)
class Presence:
    """All that one person's rows say: spans that count, totals without times, and what is odd."""

    spans: list[Span] = field(default_factory=list)
    waited: list[Span] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)


def presence(entries: Iterable[Entry], clock: Clock, day_first: bool) -> Presence:  # noqa: FBT001
    """Read all entries of one person. Rows that make no sense are worth nothing and flagged."""
    found = Presence()
    events: list[_Event] = []
    totals: set[tuple[str, int]] = set()
    for entry in entries:
        found.rows.append(entry.row)
        found.flags.extend(entry.flags)
        if entry.action:
            reals = clock.real(entry.join, day_first) if entry.join else ()
            if reals:
                events.append(
                    _Event(reals[0], entry.action, entry.row, reals[-1] if reals[1:] else None, entry)
                )
        elif entry.join is None and entry.leave is None:
            if entry.unread:
                found.flags.append("unreadable_time")
            elif entry.total_seconds is not None and (entry.name, entry.total_seconds) not in totals:
                totals.add((entry.name, entry.total_seconds))
                found.totals.append(entry.total_seconds)
        else:
            _add(found, entry, clock, day_first)
    _pair(found, events, clock)
    return found


def _add(found: Presence, entry: Entry, clock: Clock, day_first: bool) -> None:  # noqa: FBT001
    span = _span(found, entry, clock, day_first)
    if span is None:
        return
    join, leave = span
    kept = Span(join, leave, entry.row, entry.sheet, entry.total_seconds if entry.summary else None)
    (found.waited if entry.waiting else found.spans).append(kept)


def _span(found: Presence, entry: Entry, clock: Clock, day_first: bool) -> tuple[int, int] | None:  # noqa: FBT001
    join, leave, total = entry.join, entry.leave, entry.total_seconds
    if join is None:
        if leave is None or total is None:
            found.flags.append("unreadable_time" if entry.unread else "no_join_recorded")
            return None
        ends = _ends(leave, clock, day_first)
        return (ends[0] - total, ends[0]) if ends else None
    if leave is None:
        return _open(found, entry, join, clock, day_first)
    if join.sort is Sort.CLOCK and leave.sort is Sort.CLOCK:
        placed = clock.placed(join.month_first or 0, leave.month_first or 0, total)
        return (placed[0], placed[1]) if placed and placed[1] is not None else None
    joins = _ends(join, clock, day_first)
    leaves = (
        _clock_after(join, leave, clock, day_first)
        if leave.sort is Sort.CLOCK
        else _ends(leave, clock, day_first)
    )
    span = clock.span(joins, leaves, total) if joins and leaves else None
    if span is None:
        found.flags.append("leave_before_join")
    return span


def _open(
    found: Presence,
    entry: Entry,
    join: Moment,
    clock: Clock,
    day_first: bool,  # noqa: FBT001
) -> tuple[int, int] | None:
    """A stay without an end: its duration, where known, says the end; else it runs to the scheduled end."""
    if entry.unread:
        found.flags.append("unreadable_time")
        return None
    reals = _ends(join, clock, day_first)
    if not reals:
        return None
    begun = min(reals, key=lambda real: clock.gap(real, real))
    if entry.total_seconds:
        found.flags.append("leave_from_duration")
        return begun, begun + entry.total_seconds
    found.flags.append("no_leave_recorded")
    return begun, clock.end_of_open(begun)


def _ends(moment: Moment, clock: Clock, day_first: bool) -> tuple[int, ...]:  # noqa: FBT001
    if moment.sort is Sort.CLOCK:
        placed = clock.placed(moment.month_first or 0, None, None)
        return (placed[0],) if placed else ()
    return clock.real(moment, day_first) if moment.sort is not Sort.DAY else ()


def _clock_after(join: Moment, leave: Moment, clock: Clock, day_first: bool) -> tuple[int, ...]:  # noqa: FBT001
    """A clock time beside a dated join is on the same day, or on the next when it would come before."""
    wall = join.read(day_first)
    if wall is None:
        wall = join.read(not day_first)
    if wall is None or leave.month_first is None or join.sort is Sort.UTC:
        return ()
    out = wall // DAY * DAY + leave.month_first
    return clock.readings(out if out >= wall else out + DAY)


def _pair(found: Presence, events: list[_Event], clock: Clock) -> None:
    """Joined and Left, in order of time (in before out); half a day of silence parts two sessions."""
    unique = {(event.real, event.action): event for event in reversed(events)}
    session: list[_Event] = []
    for event in sorted(unique.values(), key=_Event.order):
        if session and event.real - session[-1].real > _SILENCE_SECONDS:
            _pair_session(found, session, clock)
            session = []
        session.append(event)
    _pair_session(found, session, clock)


def _pair_session(found: Presence, events: list[_Event], clock: Clock) -> None:
    """Devices may overlap, so count how many are in; where one Left is missing, the last Left closes all."""
    inside, since, last_left = 0, 0, 0
    at: Entry | None = None
    waiting = deque(events)
    while waiting:
        event = waiting.popleft()
        if event.action == "joined":
            since, at = (since, at) if inside else (event.real, event.entry)
            inside += 1
            last_left = 0
        elif inside:
            inside, last_left = inside - 1, event.real
            if inside == 0 and at is not None:
                found.spans.append(Span(since, event.real, at.row, at.sheet))
        elif event.later is not None:  # out before in, in the hour that comes twice: out in its second run
            waiting = deque(
                sorted([*waiting, event._replace(real=event.later, later=None)], key=_Event.order)
            )
        else:
            found.flags.append("no_join_recorded")
    if inside and at is not None:
        if not last_left:
            found.flags.append("no_leave_recorded")
        found.spans.append(Span(since, last_left or clock.end_of_open(since), at.row, at.sheet))
