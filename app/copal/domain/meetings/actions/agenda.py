"""The agenda of a meeting, set as a whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.plans import SegmentPlan
from copal.domain.meetings.actions.refusals import locked, require_open
from copal.domain.meetings.facts import MeetingChanged
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person

PURPOSES = tuple(Segment.Purpose.choices)  # (value, words) to choose from
MOST_SEGMENTS = 40
MOST_MINUTES = 24 * 60
_ASIDE = 10_000  # where places stand while they change hands


class BadSegment(Refused):
    reason = "bad_segment"


class TooManySegments(Refused):
    reason = "too_many_segments"


@transaction.atomic
def set_agenda(*, meeting: Meeting, agenda: Sequence[SegmentPlan], by: Person | None, at: datetime) -> None:
    """Make the agenda exactly this, in this order. Segments named by `id` keep who asked for them.

    An agenda longer than the meeting is kept and shown as an overrun. The same agenda again changes
    nothing. Raises `Cancelled`, `Fixed`, `BadSegment`, `TooManySegments`.
    """
    meeting = locked(meeting)
    require_open(meeting, at, past_too=True)
    require_agenda(agenda)
    before = {row.pk: row for row in Segment.objects.filter(meeting=meeting)}
    if _same(before, agenda):
        return
    kept = {one.id for one in agenda if one.id in before}
    Segment.objects.filter(meeting=meeting).exclude(pk__in=kept).delete()
    Segment.objects.filter(meeting=meeting).update(position=F("position") + _ASIDE)
    fresh = []
    for row in rows_of(meeting, agenda, by):
        if row.pk in before:
            row.asked_by_id = before[row.pk].asked_by_id
            row.save(force_update=True)
        else:
            row.pk = None
            fresh.append(row)
    Segment.objects.bulk_create(fresh)
    journal.record(MeetingChanged(at=at, by=by.pk if by else None, meeting=meeting.pk, what=["agenda"]))


def rows_of(meeting: Meeting, agenda: Sequence[SegmentPlan], by: Person | None) -> list[Segment]:
    """Rows for these plans, in order, not yet saved. Raises like `require_agenda`."""
    require_agenda(agenda)
    return [
        Segment(
            pk=one.id, meeting=meeting, position=place, title=one.title.words, purpose=one.purpose,
            minutes=one.minutes, lead=one.lead.words, asked_by=by,
            training_id=one.training if one.purpose == Segment.Purpose.TRAINING else None,
            trainer_id=one.trainer if one.purpose == Segment.Purpose.TRAINING else None,
        )
        for place, one in enumerate(agenda, start=1)
    ]  # fmt: skip


def require_agenda(agenda: Sequence[SegmentPlan]) -> None:
    """Raises `TooManySegments`, or `BadSegment` naming the part that lacks something."""
    if len(agenda) > MOST_SEGMENTS:
        raise TooManySegments(
            _("An agenda holds %(most)s parts at most. Put some together.") % {"most": MOST_SEGMENTS}
        )
    for place, one in enumerate(agenda, start=1):
        if not one.title.words:
            raise BadSegment(_("Part %(place)s needs a name, such as “Welcome”.") % {"place": place})
        if not 0 < one.minutes <= MOST_MINUTES:
            raise BadSegment(_("“%(title)s” needs its minutes, 1 or more.") % {"title": one.title})
        if one.purpose not in Segment.Purpose.values:
            raise BadSegment(_("Please choose what “%(title)s” is for.") % {"title": one.title})


def _same(before: Mapping[int, Segment], agenda: Sequence[SegmentPlan]) -> bool:
    rows = sorted(before.values(), key=lambda row: row.position)
    return [
        (row.pk, row.title, row.purpose, row.minutes, row.lead, row.training_id, row.trainer_id)
        for row in rows
    ] == [
        (one.id, one.title.words, one.purpose, one.minutes, one.lead.words, one.training, one.trainer)
        for one in agenda
    ]
