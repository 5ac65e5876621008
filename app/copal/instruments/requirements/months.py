"""Adding months to a day."""

from calendar import monthrange
from datetime import date

FEBRUARY, LEAP_DAY = 2, 29
SHORTEST_MONTH = 28


def add_months(day: date, months: int, *, mar01: bool = False) -> date:
    """The same day of the month, or the month's last day where there is none.

    With `mar01`, 29 February falls on 1 March in common years.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    month = month0 + 1
    if day.day <= SHORTEST_MONTH:
        return date(year, month, day.day)
    last = monthrange(year, month)[1]
    if day.day <= last:
        return date(year, month, day.day)
    if mar01 and month == FEBRUARY and (day.month, day.day) == (FEBRUARY, LEAP_DAY):
        return date(year, 3, 1)
    return date(year, month, last)


def whole_months(first: date, end: date, *, mar01: bool = False) -> tuple[int, bool]:
    """How many whole months fit from `first` to `end` (`end` not included), and whether days are left over."""
    months = max(0, (end.year - first.year) * 12 + end.month - first.month)
    while months > 0 and add_months(first, months, mar01=mar01) > end:
        months -= 1
    return months, add_months(first, months, mar01=mar01) < end
