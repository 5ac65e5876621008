"""From the wall clock to real seconds, also in the nights when the clocks change."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from copal.instruments.reports.times import DAY, Moment, Sort
from copal.instruments.reports.values import Meeting

NEAR_SECONDS = 3 * 3600
_QUARTER = 900
_ROUNDING_SECONDS = 90
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=16384)
def moment_of(seconds: int) -> datetime:
    """Seconds since 1970 as an aware moment in UTC."""
    return _ORIGIN + timedelta(seconds=seconds)


class Clock:
    """The clock on the wall of the meeting. Real seconds are since 1970 in UTC."""

    def __init__(self, meeting: Meeting) -> None:
        self._zone = ZoneInfo(meeting.timezone)
        self.start, self.end = meeting.span
        self._offsets: dict[int, tuple[int, int]] = {}
        first, last = (
            moment_of(real).astimezone(self._zone).date().toordinal() - _ORIGIN.toordinal()
            for real in (self.start, self.end)
        )
        self.held_days = range(first, last + 1)  # days since 1970 on which the meeting runs
        self.days = sorted(range(first - 1, last + 2), key=lambda day: (day != first, day))

    def readings(self, wall: int) -> tuple[int, ...]:
        """The real seconds a wall clock may mean: one, or two in a repeated hour."""
        quarter = wall // _QUARTER
        offsets = self._offsets.get(quarter)
        if offsets is None:
            plain = (_ORIGIN + timedelta(seconds=quarter * _QUARTER)).replace(tzinfo=self._zone)
            early, late = plain.utcoffset(), plain.replace(fold=1).utcoffset()
            offsets = (_whole(early), _whole(late))
            self._offsets[quarter] = offsets
        first, second = wall - offsets[0], wall - offsets[1]
        return (first, second) if second > first else (first,)

    def gap(self, join: int, leave: int) -> int:
        """Seconds between a span and the schedule; 0 when they touch."""
        return max(0, self.start - leave, join - self.end)

    def end_of_open(self, join: int) -> int:
        """Where a stay without an end is taken to end: the scheduled end, if it began near the meeting at all."""
        return max(join, self.end) if join >= self.start - NEAR_SECONDS else join

    def overlap(self, join: int, leave: int) -> int:
        """Seconds of a span inside the schedule."""
        return max(0, min(leave, self.end) - max(join, self.start))

    def real(self, moment: Moment, day_first: bool) -> tuple[int, ...]:  # noqa: FBT001
        """Real readings of a dated moment; nothing when the order makes no date of it."""
        value = moment.read(day_first)
        if value is None:
            other = moment.read(not day_first)
            return () if other is None else self.real(moment, not day_first)
        return (value,) if moment.sort is Sort.UTC else self.readings(value)

    def span(
        self, joins: tuple[int, ...], leaves: tuple[int, ...], total: int | None
    ) -> tuple[int, int] | None:
        """The reading of a stay that fits its reported duration best; None when it ends before it begins."""
        if len(joins) == 1 and len(leaves) == 1:
            return (joins[0], leaves[0]) if leaves[0] >= joins[0] else None
        pairs = [(join, leave) for join in joins for leave in leaves if leave >= join]
        if not pairs:
            return None
        if total is None:
            return min(pairs, key=lambda pair: (self.gap(*pair), pair[1] - pair[0], pair))
        return min(pairs, key=lambda pair: (_mismatch(pair, total), -self.overlap(*pair), pair))

    def placed(self, join: int, leave: int | None, total: int | None) -> tuple[int, int | None] | None:
        """Clock times without a date, put on the day nearest the schedule; an exit before the join is next day."""
        best: tuple[tuple[int, int, int], tuple[int, int | None]] | None = None
        for rank, day in enumerate(self.days):
            joins = self.readings(day * DAY + join)
            span: tuple[int, int] | None = None
            if leave is None:
                nearest = min(joins, key=lambda real: self.gap(real, real))
                found: tuple[int, int | None] = (nearest, None)
                span = (nearest, max(nearest, self.end) if self.gap(nearest, nearest) == 0 else nearest)
            else:
                span = self.span(joins, self.readings(day * DAY + leave), total)
                if span is None or (leave < join and total is not None and _mismatch(span, total)):
                    span = self.span(joins, self.readings((day + 1) * DAY + leave), total)
                if span is None:
                    continue
                found = span
            key = (self.gap(*span), -self.overlap(*span), rank)
            if best is None or key < best[0]:
                best = (key, found)
        return best[1] if best else None


def _mismatch(pair: tuple[int, int], total: int) -> int:
    return max(0, abs(pair[1] - pair[0] - total) - _ROUNDING_SECONDS)


def _whole(offset: timedelta | None) -> int:
    return round(offset.total_seconds()) if offset else 0
