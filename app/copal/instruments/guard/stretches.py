"""Stretches of a text kept in order, so that asking about one costs little however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Stretches:
    """(start, end) pairs of which no two overlap."""

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = -1
        for start, end in sorted(pairs):
            if start >= last:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._ends[-1] = max(self._ends[-1], end)
            last = self._ends[-1]

    def touches(self, start: int, end: int) -> bool:
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def add(self, start: int, end: int) -> bool:
        """Whether it was free and is now taken."""
        if self.touches(start, end):
            return False
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
