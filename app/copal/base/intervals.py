"""Stretches of time: union and clipping, the arithmetic under every minute that is credited."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple


class Interval(NamedTuple):
    """From `since` up to, not including, `until`. Both aware; real time, so clock changes do not matter."""

    since: datetime
    until: datetime

    @property
    def seconds(self) -> int:
        """Real time: two moments of one zone would be subtracted as their clocks read, so both go by UTC."""
        return int((self.until.astimezone(UTC) - self.since.astimezone(UTC)).total_seconds())


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time without overlaps, in order. Touching stretches become one; empty ones vanish."""
    joined: list[Interval] = []
    for one in sorted(interval for interval in intervals if interval.until > interval.since):
        if joined and one.since <= joined[-1].until:
            joined[-1] = Interval(joined[-1].since, max(joined[-1].until, one.until))
        else:
            joined.append(one)
    return joined


def clipped(intervals: Iterable[Interval], to: Interval) -> list[Interval]:
    """What of `intervals` lies inside `to`, without overlaps, in order."""
    return union(Interval(max(one.since, to.since), min(one.until, to.until)) for one in intervals)


def seconds_of(intervals: Iterable[Interval]) -> int:
    return sum(one.seconds for one in intervals)
