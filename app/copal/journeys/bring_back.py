"""What was parked comes back: a parked item becomes a part of a later meeting's agenda."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.rules import composed
from copal.domain.facilitation.models import ParkedItem
from copal.domain.facilitation.queries import is_waiting, parked_for
from copal.domain.facilitation.rules import Level
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person
from copal.journeys.change_agenda import change_agenda

LONGEST_TITLE = 160
MINUTES = 10  # to begin with; the agenda's editor changes them


class OnAnAgenda(Refused):
    reason = "on_an_agenda"


@transaction.atomic
def bring_back(*, meeting: Meeting, item: ParkedItem, by: Person, at: datetime) -> None:
    """At the end of the agenda, before its closing. Raises `OnAnAgenda`, Http404 for another community's item, and what
    `change_agenda` refuses.
    """
    if item.meeting.community_id != meeting.community_id:
        raise Http404
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not is_waiting(item):
        raise OnAnAgenda(_("This is on an agenda already, or dealt with."))
    plans = [_plan(row) for row in Segment.objects.filter(meeting=meeting).order_by("position")]
    place = len(plans) - 1 if plans and plans[-1].purpose == Segment.Purpose.CLOSE else len(plans)
    plans.insert(place, _new(item))
    change_agenda(meeting=meeting, agenda=plans, by=by, at=at, parked={place + 1: item})


def from_parking(viewer: Person, meeting: Meeting, items: Mapping[int, int]) -> dict[int, ParkedItem]:
    """These parked items, by their place; without those that are on an agenda by now. Raises Http404 for one not theirs."""
    found = {place: parked_for(viewer, item, needed=Level.LEADS) for place, item in items.items()}
    if any(item.meeting.community_id != meeting.community_id for item in found.values()):
        raise Http404
    return {place: item for place, item in found.items() if is_waiting(item)}


def title_of(words: str) -> str:
    """As much of it as a title holds."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _new(item: ParkedItem) -> SegmentPlan:
    title = composed(title_of(item.words.words), audience="community", at_most=LONGEST_TITLE)
    return SegmentPlan(
        title=title, purpose=Segment.Purpose.SHARE, minutes=MINUTES, lead=composed("", audience="community")
    )


def _plan(row: Segment) -> SegmentPlan:
    return SegmentPlan(
        id=row.pk, title=composed(row.title, audience="community"), purpose=row.purpose, minutes=row.minutes,
        lead=composed(row.lead, audience="community"), training=row.training_id, trainer=row.trainer_id,
    )  # fmt: skip
