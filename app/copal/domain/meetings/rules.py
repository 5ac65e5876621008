"""What follows from a meeting's times, its agenda and its rhythm. No clock, no tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from copal.instruments.calendars.rhythm import Rhythm

SOON_MINUTES = 60  # from then on a meeting says that it is about to begin


class State(StrEnum):
    PLANNED = "planned"
    SOON = "soon"
    UNDER_WAY = "under_way"
    OVER = "over"  # its end has passed and nobody closed it yet
    CLOSED = "closed"
    CANCELLED = "cancelled"


ANSWERABLE = frozenset({State.PLANNED, State.SOON, State.UNDER_WAY})


def state_at(at: datetime, *, starts_at: datetime, ends_at: datetime, cancelled: bool, closed: bool) -> State:
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


def reach_days(rhythm: Rhythm) -> int:
    """How far a meeting may wander when its rhythm changes and still be the same gathering."""
    return 7 * rhythm.every // 2 if rhythm.kind == "weekly" else 15 * rhythm.every


def rematched(old: Sequence[date], new: Sequence[date], *, reach: int) -> dict[date, date]:
    """Which new day each old day becomes when a rhythm changes: the same one, else the nearest still free.

    Days that find none within `reach` days are left out; each new day is taken once.
    """
    free = set(new)
    found = {day: day for day in old if day in free}
    free -= set(found)
    for day in (one for one in old if one not in found):
        near = min(((abs((other - day).days), other) for other in free), default=None)
        if near is not None and near[0] <= reach:
            found[day] = near[1]
            free.discard(near[1])
    return found
