"""What follows from a meeting's times and agenda, and a rhythm in words a form can hold. No clock, no tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

SOON_MINUTES = 60  # from then on a meeting says that it is about to begin


class State(StrEnum):
    PLANNED = "planned"
    SOON = "soon"
    UNDER_WAY = "under_way"
    OVER = "over"  # its end has passed and nobody closed it yet
    CLOSED = "closed"
    CANCELLED = "cancelled"


ANSWERABLE = frozenset({State.PLANNED, State.SOON, State.UNDER_WAY})


def state_at(
    at: datetime, *, starts_at: datetime, ends_at: datetime, cancelled: bool, closed: bool
) -> State:
    """What a meeting is at that moment. All times aware; cancelling and closing win over the clock."""
    if cancelled:
        return State.CANCELLED
    if closed:
        return State.CLOSED
    if at >= ends_at:
        return State.OVER
    if at >= starts_at:
        return State.UNDER_WAY
    return State.SOON if starts_at - at <= timedelta(minutes=SOON_MINUTES) else State.PLANNED


@dataclass(frozen=True, kw_only=True)
class Running:
    """When each segment begins and ends, and how the agenda fits the time there is, in whole minutes."""

    spans: tuple[tuple[datetime, datetime], ...]
    overrun_minutes: int
    spare_minutes: int


def running_times(starts_at: datetime, ends_at: datetime, minutes: Sequence[int]) -> Running:
    """Clock times follow from the minutes before. In real time, so a clock change inside shifts nothing."""
    spans: list[tuple[datetime, datetime]] = []
    begins = starts_at
    for length in minutes:
        spans.append((begins, begins + timedelta(minutes=length)))
        begins = spans[-1][1]
    over = int((begins - ends_at).total_seconds()) // 60
    return Running(spans=tuple(spans), overrun_minutes=max(over, 0), spare_minutes=max(-over, 0))


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY = {
    "month": ("MONTHLY", 1),
    "other_month": ("MONTHLY", 2),
    "week": ("WEEKLY", 1),
    "other_week": ("WEEKLY", 2),
}
REACH_DAYS = {"month": 15, "other_month": 30, "week": 3, "other_week": 6}
NTH = (1, 2, 3, 4, -1)  # -1: the last one of the month


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """ "Second Monday of every month": `every` is a key of EVERY, `weekday` 0 is Monday, `nth` one of NTH."""

    every: str
    weekday: int
    nth: int = 1

    @property
    def monthly(self) -> bool:
        return EVERY[self.every][0] == "MONTHLY"

    @property
    def reach_days(self) -> int:
        """How far a date may wander when the rhythm changes and still be the same gathering."""
        return REACH_DAYS[self.every]


class NotARhythm(ValueError):
    """The rule says more, or less, than a series can."""


def rrule_of(rhythm: Rhythm) -> str:
    """The rhythm as an RFC 5545 rule: "FREQ=MONTHLY;BYDAY=2MO"."""
    if rhythm.every not in EVERY or rhythm.weekday not in range(7) or rhythm.nth not in NTH:
        raise NotARhythm(str(rhythm))
    frequency, interval = EVERY[rhythm.every]
    nth = str(rhythm.nth) if rhythm.monthly else ""
    step = f";INTERVAL={interval}" if interval > 1 else ""
    return f"FREQ={frequency}{step};BYDAY={nth}{WEEKDAYS[rhythm.weekday]}"


def rhythm_of(rrule: str) -> Rhythm:
    """The rhythm a rule stands for. Raises NotARhythm for rules that no form of ours makes."""
    try:
        parts = dict(part.split("=", 1) for part in rrule.upper().split(";") if part)
        if set(parts) - {"FREQ", "INTERVAL", "BYDAY"}:
            raise NotARhythm(rrule)
        nth, day = parts["BYDAY"][:-2], parts["BYDAY"][-2:]
        rhythm = Rhythm(every=_every(parts), weekday=WEEKDAYS.index(day), nth=int(nth or "1"))
    except (KeyError, ValueError) as problem:
        raise NotARhythm(rrule) from problem
    if rhythm.monthly != bool(nth) or rhythm.nth not in NTH:
        raise NotARhythm(rrule)
    return rhythm


def _every(parts: Mapping[str, str]) -> str:
    wanted = (parts["FREQ"], int(parts.get("INTERVAL", "1")))
    for name, pair in EVERY.items():
        if pair == wanted:
            return name
    raise NotARhythm(str(wanted))


def rematched(old: Sequence[date], new: Sequence[date], *, reach_days: int) -> dict[date, date]:
    """Which new day each old day becomes when a rhythm changes: the same one, else the nearest still free.

    Days that find none within `reach_days` are left out; each new day is taken once.
    """
    free = set(new)
    found = {day: day for day in old if day in free}
    free -= set(found)
    for day in (one for one in old if one not in found):
        near = min(((abs((other - day).days), other) for other in free), default=None)
        if near is not None and near[0] <= reach_days:
            found[day] = near[1]
            free.discard(near[1])
    return found
