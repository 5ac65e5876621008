"""Stretches of time: union and clipping, the arithmetic under every minute that is credited."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
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


def without(intervals: Iterable[Interval], taken: Iterable[Interval]) -> list[Interval]:
    """What of `intervals` lies in none of `taken`, without overlaps, in order."""
    left = union(intervals)
    for one in union(taken):
        left = [
            piece
            for whole in left
            for piece in (
                Interval(whole.since, min(whole.until, one.since)),
                Interval(max(whole.since, one.until), whole.until),
            )
            if piece.until > piece.since
        ]
    return left


def common(intervals: Iterable[Interval], others: Iterable[Interval]) -> list[Interval]:
    """What lies in both, without overlaps, in order."""
    known = list(intervals)
    return union(piece for other in union(others) for piece in clipped(known, other))


def first_seconds(intervals: Iterable[Interval], seconds: int) -> list[Interval]:
    """The first so many seconds of them, without overlaps, in order."""
    found, left = [], seconds
    for one in union(intervals):
        if left <= 0:
            break
        until = one.until if one.seconds <= left else one.since + timedelta(seconds=left)
        found.append(Interval(one.since, until))
        left -= one.seconds
    return found
