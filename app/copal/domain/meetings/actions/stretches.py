"""From when to when the trainings and breaks of a meeting really ran. Kept with its closing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from copal.base.intervals import Interval
from copal.domain.journal import actions as journal
from copal.domain.meetings.facts import StretchesSet
from copal.domain.meetings.models import Meeting, Stretch
from copal.domain.people.models import Person


@dataclass(frozen=True, kw_only=True)
class RealStretch:
    """One stretch of one part of the agenda. `span` None: it did not take place. `how` is planned | live | typed."""

    segment: int
    title: str
    purpose: str
    span: Interval | None
    training: int | None
    trainer: int | None
    how: str


@transaction.atomic
def set_stretches(
    *, meeting: Meeting, stretches: Iterable[RealStretch], by: Person | None, at: datetime
) -> None:
    """Exactly these from now on. What did not take place, or took no time, is left out. The caller holds the meeting."""
    Stretch.objects.filter(meeting=meeting).delete()
    rows = Stretch.objects.bulk_create(
        Stretch(
            meeting=meeting, segment_ref=one.segment, title=one.title, purpose=one.purpose,
            starts_at=one.span.since, ends_at=one.span.until, training_id=one.training,
            trainer_id=one.trainer, how=one.how, at=at, by=by,
        )
        for one in stretches
        if one.span and one.span.until > one.span.since
    )  # fmt: skip
    if rows:
        journal.record(StretchesSet(at=at, by=by.pk if by else None, meeting=meeting.pk, count=len(rows)))
