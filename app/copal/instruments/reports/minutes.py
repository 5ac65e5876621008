"""The arithmetic: the union of stays, clipped to the schedule, in whole minutes rounded down."""

from collections.abc import Iterable
from itertools import pairwise

from copal.instruments.reports.spans import Presence, Span


def union_seconds(spans: Iterable[tuple[int, int]], start: int, end: int) -> int:
    """Seconds covered by at least one span between `start` and `end` (seconds since 1970)."""
    total, reached = 0, start
    for join, leave in sorted(spans):
        begun, ended = max(join, reached), min(leave, end)
        if ended > begun:
            total += ended - begun
            reached = ended
    return total


def seconds_present(found: Presence, start: int, end: int) -> tuple[int, bool]:
    """Seconds inside the schedule, and whether a reported total (not the times) set them.

    Only totals known: their sum, at most the schedule. First join, last leave and a shorter total: the total, at
    most the span inside the schedule; a total longer than the span adds nothing.
    """
    covered = union_seconds(((span.join, span.leave) for span in found.spans), start, end)
    shorter = [span for span in found.spans if _has_gaps(span)]
    if shorter:
        known = {(span.join, span.leave, span.total_seconds) for span in found.spans}
        parts = sum(_worth(Span(join, leave, 0, "", total), start, end) for join, leave, total in known)
        return min(parts, covered), True
    if found.totals and not found.spans:
        return min(sum(found.totals), end - start), True
    return covered, False


def _has_gaps(span: Span) -> bool:
    return span.total_seconds is not None and span.total_seconds < span.leave - span.join


def _worth(span: Span, start: int, end: int) -> int:
    inside = max(0, min(span.leave, end) - max(span.join, start))
    return inside if span.total_seconds is None else min(inside, span.total_seconds)


def overlapping(spans: list[Span]) -> bool:
    """Do two stays run at the same time (two devices)?"""
    ordered = sorted((span.join, span.leave) for span in spans)
    return any(later[0] < earlier[1] for earlier, later in pairwise(ordered))
