"""Time zones as VTIMEZONE (RFC 5545, 3.6.5), made from the system's own zone data.

Where the clocks change by the same rule every year, the rule is written (two short parts that every calendar
program reads); where they do not, the changes around the year are listed one by one.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from copal.instruments.calendars.rhythm import DAYS, LAST

DAY = timedelta(days=1)
AHEAD = 5  # years for which a rule must hold before it is written as one


@dataclass(frozen=True, slots=True)
class Change:
    """The clocks change: the moment (UTC), the offsets before and after, and what the new time is called."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def wall(self) -> datetime:
        """The time the clocks showed when they changed, as VTIMEZONE wants it."""
        return (self.at + self.before).replace(tzinfo=None)

    @property
    def rule(self) -> tuple[int, int, int]:
        """Month, weekday, and which one of the month: 1 to 4, or -1 for the last seven days."""
        wall = self.wall
        left = calendar.monthrange(wall.year, wall.month)[1] - wall.day
        return wall.month, wall.weekday(), LAST if left < 7 else (wall.day - 1) // 7 + 1  # noqa: PLR2004 - a week


@lru_cache(maxsize=256)
def vtimezone(name: str, year: int) -> Timezone:
    """The zone as it holds from the end of the year before `year`. Shared: do not change what it returns."""
    zone = Timezone()
    zone.add("TZID", name)
    changes = [c for y in range(year - 1, year + AHEAD) for c in _changes(name, y)]
    if not changes:
        zone.add_component(_steady(name, year))
    elif _regular(changes):
        for change in changes[:2]:
            zone.add_component(_observance(change, yearly=True))
    else:
        for change in changes:
            zone.add_component(_observance(change, yearly=False))
    return zone


@lru_cache(maxsize=2048)
def _changes(name: str, year: int) -> tuple[Change, ...]:
    """All changes of the clocks in a (UTC) year, to the second."""
    zone, found = ZoneInfo(name), []
    day, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while day < end:
        if _offset(zone, day) != _offset(zone, day + DAY):
            low, high = day, day + DAY
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, low) else (low, middle)
            local = high.astimezone(zone)
            found.append(
                Change(
                    high, _offset(zone, low), _offset(zone, high), local.tzname() or name, bool(local.dst())
                )
            )
        day += DAY
    return tuple(found)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _regular(changes: list[Change]) -> bool:
    """Two changes a year, each year the same two."""
    if len(changes) != 2 * (AHEAD + 1):
        return False
    shape = [(c.rule, c.wall.time(), c.before, c.after) for c in changes]
    return shape == shape[:2] * (AHEAD + 1)


def _observance(change: Change, *, yearly: bool) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("DTSTART", change.wall)
    if yearly:
        month, weekday, nth = change.rule
        part.add("RRULE", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{nth}{DAYS[weekday]}"}))
    part.add("TZOFFSETFROM", change.before)
    part.add("TZOFFSETTO", change.after)
    part.add("TZNAME", change.name)
    return part


def _steady(name: str, year: int) -> TimezoneStandard:
    """A zone whose clocks do not change, such as Arizona's."""
    local = datetime(year, 1, 1, tzinfo=ZoneInfo(name))
    part = TimezoneStandard()
    part.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001 - a wall time by the standard
    part.add("TZOFFSETFROM", local.utcoffset())
    part.add("TZOFFSETTO", local.utcoffset())
    part.add("TZNAME", local.tzname() or name)
    return part
