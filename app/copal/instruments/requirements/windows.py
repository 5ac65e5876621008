"""Windows: the spans of days a rule counts in. Every boundary is reckoned from the anchor itself; ends are inside."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from copal.instruments.requirements.months import add_months, whole_months
from copal.instruments.requirements.packs import REPEATING, FirstPeriod, WindowRule

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


ALL_TIME = Window(date.min, date.max)


class Windows(Protocol):
    """The windows of one rule for one position, numbered in time."""

    def at(self, number: int) -> Window:
        """Window `number`. Raises IndexError where there is none."""

    def number_of(self, day: date) -> int | None:
        """The window a day lies in. No day lies in two."""

    def current(self, on: date) -> int:
        """The window to judge on that day, before windows that ask nothing are passed over."""


class CalendarYears:
    def __init__(self, rule: WindowRule) -> None:
        self._month, self._day = rule.starts
        self._mar01, self._shift = rule.mar01, DAY if rule.inclusive else timedelta()

    def _boundary(self, year: int) -> date:
        return add_months(date(2000, self._month, self._day), (year - 2000) * 12, mar01=self._mar01)

    def at(self, number: int) -> Window:
        return Window(self._boundary(number) + self._shift, self._boundary(number + 1) + self._shift - DAY)

    def number_of(self, day: date) -> int:
        return day.year if day >= self._boundary(day.year) + self._shift else day.year - 1

    current = number_of


class Anniversaries:
    """Numbered from 0, the window that starts at the anchor."""

    def __init__(self, rule: WindowRule, days: Sequence[date], on: date) -> None:
        past = [one for one in days if one <= on]
        self.anchor = past[-1] if past else days[0]
        self._length, self._mar01 = rule.length_months, rule.mar01
        self._inclusive = rule.inclusive

    def _boundary(self, number: int) -> date:
        return add_months(self.anchor, number * self._length, mar01=self._mar01)

    def at(self, number: int) -> Window:
        if number < 0:
            raise IndexError(number)
        start, end = self._boundary(number), self._boundary(number + 1)
        if self._inclusive:
            return Window(start + DAY if number else start, end)
        return Window(start, end - DAY)

    def number_of(self, day: date) -> int | None:
        if day < self.anchor:
            return None
        months = (day.year - self.anchor.year) * 12 + day.month - self.anchor.month
        number = max(0, months // self._length - 1)
        while self.at(number).end < day:
            number += 1
        return number

    def current(self, on: date) -> int:
        return self.number_of(on) or 0


class Terms:
    """One term from each day of the anchor. Nothing repeats by itself."""

    def __init__(self, rule: WindowRule, days: Sequence[date]) -> None:
        self._days = days
        self._length, self._mar01 = rule.length_months, rule.mar01
        self._back = timedelta() if rule.inclusive else DAY

    def at(self, number: int) -> Window:
        if number < 0:
            raise IndexError(number)
        start = self._days[number]
        end = add_months(start, self._length, mar01=self._mar01) - self._back
        if number + 1 < len(self._days):
            end = min(end, self._days[number + 1] - DAY)
        return Window(start, end)

    def number_of(self, day: date) -> int | None:
        number = bisect_right(self._days, day) - 1
        return number if number >= 0 and day in self.at(number) else None

    def current(self, on: date) -> int:
        return max(0, bisect_right(self._days, on) - 1)


class One:
    """A single window: the last months up to a day, or all time."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def at(self, number: int) -> Window:
        if number != 0:
            raise IndexError(number)
        return self._window

    def number_of(self, day: date) -> int | None:
        return 0 if day in self._window else None

    def current(self, on: date) -> int:
        return 0


def windows_of(rule: WindowRule, anchors: Mapping[str, Sequence[date]], on: date) -> Windows | None:
    """None when the anchor is not known. The days of an anchor are in order, each once."""
    if rule.kind == "calendar_year":
        return CalendarYears(rule)
    if rule.kind == "rolling_months":
        return One(Window(add_months(on, -rule.length_months) + DAY, on))
    if rule.kind == "none":
        return One(ALL_TIME)
    days = anchors.get(rule.anchor or "", ())
    if not days:
        return None
    return Anniversaries(rule, days, on) if rule.kind == "anniversary" else Terms(rule, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The first period of one position: from which day anything is due, and what the first windows ask."""

    rule: WindowRule
    first: FirstPeriod
    anchor: date
    due: date

    def asks_nothing(self, window: Window) -> bool:
        if self.rule.kind not in REPEATING:
            return False
        if window.end < self.anchor:
            return True
        if self.first.pro_rata:
            return window.end < self.due
        return self.first.exempt_months > 0 and window.start < self.due

    def share(self, window: Window) -> tuple[int, int]:
        """What part of the amounts a window asks, as (months, of months)."""
        length = self.rule.length_months
        unbounded = self.rule.kind in ("rolling_months", "none")
        if not self.first.pro_rata or unbounded or not window.start < self.due <= window.end:
            return length, length
        months, left_over = whole_months(self.due, window.end + DAY, mar01=self.rule.mar01)
        if left_over and self.first.partial_counts:
            months += 1
        return min(months, length), length

    def begin(self, window: Window) -> date:
        return max(window.start, self.due)


def beginning_of(
    rule: WindowRule, first: FirstPeriod | None, anchors: Mapping[str, Sequence[date]]
) -> Beginning | None:
    """None without a first period. Raises KeyError when its anchor is not known."""
    if first is None:
        return None
    days = anchors.get(first.anchor, ())
    if not days:
        raise KeyError(first.anchor)
    due = add_months(days[0], first.exempt_months, mar01=rule.mar01)
    return Beginning(rule=rule, first=first, anchor=days[0], due=due)
