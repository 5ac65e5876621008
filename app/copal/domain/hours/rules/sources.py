"""What each source says by itself, so that a person can see where they differ. Counted is always their union."""

from collections.abc import Iterable
from dataclasses import dataclass

from copal.base.intervals import Interval, clipped, seconds_of, union, without


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one source says. `is_ended` is False where it never said when someone left."""

    source: str
    spans: tuple[Interval, ...]
    is_ended: bool


def told_by(stays: Iterable[tuple[str, Interval, bool]], session: Interval) -> tuple[Told, ...]:
    """Source, span and whether its end was recorded, brought together by source; by name, inside the session."""
    spans: dict[str, list[Interval]] = {}
    ended: dict[str, bool] = {}
    for source, span, is_ended in stays:
        spans.setdefault(source, []).append(span)
        ended[source] = ended.get(source, True) and is_ended
    return tuple(
        Told(source=source, spans=tuple(seen), is_ended=ended[source])
        for source in sorted(spans)
        if (seen := clipped(spans[source], session))
    )


def apart_minutes(told: Iterable[Told]) -> int:
    """The most minutes that one source knows and another does not. A source that never saw anyone leave disputes nothing."""
    sure = [one for one in told if one.is_ended]
    known = union(span for one in sure for span in one.spans)
    return max((seconds_of(without(known, one.spans)) // 60 for one in sure), default=0)
