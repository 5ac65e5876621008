"""From when to when the trainings and breaks of a meeting really ran, and as what their minutes count."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from copal.base.intervals import Interval, clipped
from copal.domain.facilitation.queries import ran
from copal.domain.hours.rules import Stretch
from copal.domain.hours.rules.kinds import GROWTH, NONE, TRAINING, WAITING
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.meetings.queries.stretches import PlannedPart, planned_parts, stretches_kept
from copal.domain.training.queries import Stands, stands_on
from copal.policies.attendance import AttendancePolicy


def real_stretches(meeting: Meeting, session: Interval) -> list[RealStretch]:
    """Of a closed meeting as kept. Before, as the live room ran them; where nobody led the agenda there, as planned,
    moved along when the meeting really began at another time. What lies outside the session has no span.
    """
    if getattr(meeting, "closing", None) is not None:
        return stretches_kept(meeting)
    parts = planned_parts(meeting)
    apart = [part for part in parts if part.is_apart]
    if not apart:
        return []
    live = ran(meeting, until=session.until)
    if not any(part.segment in live for part in parts):
        return as_planned(apart, starts_at=meeting.starts_at, session=session)
    return [one for part in apart for one in _as_it_ran(part, live.get(part.segment, []), session)]


def all_parts(meeting: Meeting, session: Interval) -> list[RealStretch]:
    """The same, with the trainings and breaks of the agenda that did not take place, which have no span."""
    known = real_stretches(meeting, session)
    if getattr(meeting, "closing", None) is None:
        return known
    there = {one.segment for one in known}
    missing = [part for part in planned_parts(meeting) if part.is_apart and part.segment not in there]
    return [*known, *(_real(part, None, "typed") for part in missing)]


def as_planned(parts: Iterable[PlannedPart], *, starts_at: datetime, session: Interval) -> list[RealStretch]:
    """Its trainings and breaks, of a meeting that was to begin at `starts_at`."""
    later = session.since - starts_at
    return [_planned(part, later, session) for part in parts if part.is_apart]


def _planned(part: PlannedPart, later: timedelta, session: Interval) -> RealStretch:
    moved = Interval(part.planned.since + later, part.planned.until + later)
    return _real(part, next(iter(clipped([moved], session)), None), "planned")


def _as_it_ran(part: PlannedPart, spans: Sequence[Interval], session: Interval) -> list[RealStretch]:
    return [_real(part, span, "live") for span in clipped(spans, session)] or [_real(part, None, "live")]


def _real(part: PlannedPart, span: Interval | None, how: str) -> RealStretch:
    return RealStretch(
        segment=part.segment, title=part.title, purpose=part.purpose, span=span, training=part.training,
        trainer=part.trainer, how=how,
    )  # fmt: skip


def stands_of(stretches: Iterable[RealStretch], on: date) -> Stands:
    """Where the trainings and trainers they name stand on the day of the meeting."""
    known = list(stretches)
    return stands_on(on, trainings={one.training for one in known}, trainers={one.trainer for one in known})


def as_kinds(stretches: Iterable[RealStretch], stands: Stands, policy: AttendancePolicy) -> list[Stretch]:
    """As the arithmetic needs them. Both the training and who gave it must be approved for the day."""
    return [
        Stretch(
            span=one.span, kind=kind_of(one, stands, policy), training=one.training,
            most_minutes=stands.most_minutes.get(one.training or 0),
        )
        for one in stretches
        if one.span
    ]  # fmt: skip


def kind_of(one: RealStretch, stands: Stands, policy: AttendancePolicy) -> str:
    if one.purpose == Segment.Purpose.BREAK:
        return GROWTH if policy.breaks == "count" else NONE
    stand = stands.of(one.training, one.trainer)
    otherwise = GROWTH if policy.refused_training == "growth" else NONE
    return {"approved": TRAINING, "waiting": WAITING}.get(stand, otherwise)
