"""The agenda is set anew, and where the meeting is under way its screens follow at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from copal.domain.facilitation.actions import lay_agenda, place_parked
from copal.domain.facilitation.models import ParkedItem
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person
from copal.journeys.name_trainings import Wanted, with_trainings


@transaction.atomic
def change_agenda(
    *,
    meeting: Meeting,
    agenda: Sequence[SegmentPlan],
    by: Person,
    at: datetime,
    parked: Mapping[int, ParkedItem] | None = None,
    wanted: Mapping[int, Wanted] | None = None,
) -> None:
    """`parked` are items from the parking lot that came onto it, `wanted` the trainings chosen, by their place from 1.

    Raises what `meetings.set_agenda` refuses.
    """
    plans = with_trainings(agenda, wanted, by=by, at=at) if wanted is not None else agenda
    meetings.set_agenda(meeting=meeting, agenda=plans, by=by, at=at)
    lay_agenda(meeting=meeting, by=by.pk, at=at)
    _place(meeting, parked or {}, by, at)


@transaction.atomic
def change_series_agenda(
    *,
    meeting: Meeting,
    agenda: Sequence[SegmentPlan],
    planned_too: bool,
    by: Person,
    at: datetime,
    parked: Mapping[int, ParkedItem] | None = None,
    wanted: Mapping[int, Wanted] | None = None,
) -> int:
    """Also that of the meetings to come. Returns how many of them have it now."""
    plans = with_trainings(agenda, wanted, by=by, at=at) if wanted is not None else agenda
    changed = meetings.set_series_agenda(meeting=meeting, agenda=plans, planned_too=planned_too, by=by, at=at)
    lay_agenda(meeting=meeting, by=by.pk, at=at)
    _place(meeting, parked or {}, by, at)
    return changed


def _place(meeting: Meeting, parked: Mapping[int, ParkedItem], by: Person, at: datetime) -> None:
    if parked:
        segments = dict(Segment.objects.filter(meeting=meeting).values_list("position", "pk"))
        for place, item in parked.items():
            place_parked(item=item, meeting=meeting, segment=segments[place], by=by, at=at)
