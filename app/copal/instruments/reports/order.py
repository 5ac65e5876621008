"""Day first or month first: decided by every value of the file and the scheduled date, never by a hint.

If both orders stay possible and would give different answers, nobody is credited and a person is asked.
"""

from collections.abc import Iterable, Iterator

from copal.instruments.reports.answers import participants
from copal.instruments.reports.entries import Entry, Ground
from copal.instruments.reports.people import Group
from copal.instruments.reports.roster import Roster
from copal.instruments.reports.times import DAY, Moment, Sort
from copal.instruments.reports.values import Participant, Unreadable
from copal.instruments.reports.zones import NEAR_SECONDS, Clock

_LONGEST_STAY_SECONDS = DAY
_ROUNDING_SECONDS = 150


def decide(groups: list[Group], ground: Ground, roster: Roster, clock: Clock) -> list[Participant]:
    """The participants under the order that holds. Raises Unreadable (`ambiguous_dates`, `other_meeting`)."""
    entries = [entry for group in groups for entry in group.entries]
    _refuse_unreadable(entries)
    if not any(_differs(moment) for entry in entries for moment in (entry.join, entry.leave)):
        orders = [False]
    else:
        orders = _possible(entries, ground)
    near = [order for order in orders if _near(entries, ground, clock, day_first=order)]
    if not near:
        raise Unreadable("other_meeting")
    if len(near) > 1:
        near = _prefer(near, entries, ground, clock)
    answers = [participants(groups, roster, clock, day_first=order) for order in near]
    if len(answers) > 1 and _told(answers[0]) != _told(answers[1]):
        raise Unreadable("ambiguous_dates")
    return answers[0]


def _refuse_unreadable(entries: list[Entry]) -> None:
    """Times stand in the file, and not one of them could be read: better no answer than zeros."""
    if any(entry.unread for entry in entries) and not any(entry.join or entry.leave for entry in entries):
        raise Unreadable("malformed", "The times in this file are written in a way that cannot be read here.")


def _differs(moment: Moment | None) -> bool:
    return moment is not None and moment.month_first != moment.day_first


def _possible(entries: list[Entry], ground: Ground) -> list[bool]:
    """Orders under which every value is a date. A file that mixes both keeps both, value by value."""
    held = {False, True}
    for moment in _moments(entries, ground):
        held -= {order for order in (False, True) if moment.read(order) is None}
        if not held:
            return [False, True]
    return sorted(held)


def _moments(entries: Iterable[Entry], ground: Ground) -> Iterator[Moment]:
    yield from ground.dated
    yield from ground.held
    for entry in entries:
        if entry.join is not None:
            yield entry.join
        if entry.leave is not None:
            yield entry.leave


def _near(entries: list[Entry], ground: Ground, clock: Clock, *, day_first: bool) -> bool:
    """Does any row fall near the schedule? Where rows have no times, the meeting's own must."""
    timed = False
    for entry in entries:
        moments = [moment for moment in (entry.join, entry.leave) if moment is not None]
        if moments:
            timed = True
            if _gap(moments, clock, day_first=day_first) <= NEAR_SECONDS:
                return True
    if timed or not ground.held:
        return not timed
    return _gap(ground.held, clock, day_first=day_first) <= NEAR_SECONDS


def _gap(moments: list[Moment], clock: Clock, *, day_first: bool) -> int:
    reals: list[int] = []
    for moment in moments:
        if moment.sort is Sort.CLOCK:
            placed = clock.placed(moment.month_first or 0, None, None)
            reals += [placed[0]] if placed else []
        elif moment.sort is not Sort.DAY:
            reals += clock.real(moment, day_first)
    if not reals:
        return NEAR_SECONDS + 1
    first, last = min(reals), max(reals)
    if last - first > _LONGEST_STAY_SECONDS:
        return min(clock.gap(real, real) for real in reals)
    return clock.gap(first, last)


def _prefer(orders: list[bool], entries: list[Entry], ground: Ground, clock: Clock) -> list[bool]:
    """Drop an order that the meeting's own times, or the lengths of the stays, speak against."""
    open_entries = [entry for entry in entries if _differs(entry.join) or _differs(entry.leave)]
    telling = [order for order in orders if _near(open_entries, ground, clock, day_first=order)]
    if len(telling) == 1:  # the rows near the schedule under the other order are not those in question
        return telling
    if ground.held:
        fitting = [order for order in orders if _gap(ground.held, clock, day_first=order) <= NEAR_SECONDS]
        if len(fitting) == 1:
            return fitting
    odd = {order: sum(_is_odd(entry, clock, day_first=order) for entry in entries) for order in orders}
    sound = [order for order in orders if odd[order] == 0]
    return sound if len(sound) == 1 else orders


def _is_odd(entry: Entry, clock: Clock, *, day_first: bool) -> bool:
    """A stay that ends before it begins, lasts for days, or is not as long as the report says."""
    if entry.join is None or entry.leave is None or Sort.CLOCK in {entry.join.sort, entry.leave.sort}:
        return False
    span = clock.span(
        clock.real(entry.join, day_first), clock.real(entry.leave, day_first), entry.total_seconds
    )
    if span is None or span[1] - span[0] > _LONGEST_STAY_SECONDS:
        return True
    if entry.total_seconds is None or entry.summary:
        return False
    return abs(span[1] - span[0] - entry.total_seconds) > _ROUNDING_SECONDS


def _told(answer: list[Participant]) -> list[tuple[str, str, int, str]]:
    return sorted(
        (one.name_as_reported, one.email or "", one.minutes_present, one.roster_id or "") for one in answer
    )
