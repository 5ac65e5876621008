"""When the trainings and breaks of a meeting were to be and were, and what else was held at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from copal.base.intervals import Interval
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.meetings.models import Closing, Meeting, Segment, Stretch
from copal.domain.meetings.rules import running_times

APART = (Segment.Purpose.TRAINING, Segment.Purpose.BREAK)  # purposes that are not simply growth


@dataclass(frozen=True, kw_only=True)
class PlannedPart:
    """A part of the agenda as planned, whatever its purpose."""

    segment: int
    title: str
    purpose: str
    planned: Interval
    training: int | None
    trainer: int | None

    @property
    def is_apart(self) -> bool:
        return self.purpose in APART


def planned_parts(meeting: Meeting) -> list[PlannedPart]:
    """The whole agenda with its running times. One query."""
    rows = list(Segment.objects.filter(meeting=meeting).order_by("position"))
    return parts_of(rows, meeting.starts_at, meeting.ends_at)


def parts_of(rows: Sequence[Segment], starts_at: datetime, ends_at: datetime) -> list[PlannedPart]:
    """The rows of one agenda, in their order, with the times they are to run."""
    running = running_times(starts_at, ends_at, [row.minutes for row in rows])
    return [
        PlannedPart(
            segment=row.pk, title=row.title, purpose=row.purpose, planned=Interval(begins, ends),
            training=row.training_id, trainer=row.trainer_id,
        )
        for row, (begins, ends) in zip(rows, running.spans, strict=True)
    ]  # fmt: skip


def stretches_kept(meeting: Meeting) -> list[RealStretch]:
    """As they were set when it was closed, or put right since."""
    return [
        RealStretch(
            segment=row.segment_ref, title=row.title, purpose=row.purpose,
            span=Interval(row.starts_at, row.ends_at), training=row.training_id, trainer=row.trainer_id,
            how=row.how,
        )
        for row in Stretch.objects.filter(meeting=meeting)
    ]  # fmt: skip


def closed_before(meeting: Meeting, session: Interval) -> list[int]:
    """The meetings of any community held during `session` that were closed before this one; all, while it is open."""
    closing: Closing | None = getattr(meeting, "closing", None)
    rows = _at_that_time(session).exclude(meeting=meeting)
    return list((rows.filter(pk__lt=closing.pk) if closing else rows).values_list("meeting_id", flat=True))


def closed_after(meeting: Meeting) -> list[int]:
    """The meetings of any community held at the same time as this closed one and closed later, in that order."""
    closing: Closing | None = getattr(meeting, "closing", None)
    if closing is None:
        return []
    rows = _at_that_time(Interval(closing.starts_at, closing.ends_at)).filter(pk__gt=closing.pk)
    return list(rows.order_by("pk").values_list("meeting_id", flat=True))


def meetings_that_name(*, training: int | None = None, trainer: int | None = None) -> list[int]:
    """The closed meetings at which this training was held, or this trainer gave one; the latest first."""
    rows = Stretch.objects.filter(training=training) if training else Stretch.objects.filter(trainer=trainer)
    return list(rows.order_by("-meeting_id").values_list("meeting_id", flat=True).distinct())


def meetings_called(meeting_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Title and community's name, by the meeting's id."""
    rows = Meeting.objects.filter(pk__in=set(meeting_ids)).values_list("pk", "title", "community__name")
    return {pk: (title, community) for pk, title, community in rows}


def not_closed_since(before: datetime, *, most: int) -> list[Meeting]:
    """Meetings that ended before then and are neither closed nor cancelled, the oldest first, with their community."""
    rows = Meeting.objects.filter(ends_at__lt=before, closing=None, cancellation=None)
    return list(rows.select_related("community").order_by("ends_at")[:most])


def _at_that_time(session: Interval) -> QuerySet[Closing]:
    return Closing.objects.filter(starts_at__lt=session.until, ends_at__gt=session.since)
