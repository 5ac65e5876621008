"""The agenda is set anew, and where the meeting is under way its screens follow at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from copal.domain.facilitation.actions import lay_agenda
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


@transaction.atomic
def change_agenda(*, meeting: Meeting, agenda: Sequence[SegmentPlan], by: Person, at: datetime) -> None:
    """Raises what `meetings.set_agenda` refuses."""
    meetings.set_agenda(meeting=meeting, agenda=agenda, by=by, at=at)
    lay_agenda(meeting=meeting, by=by.pk, at=at)


@transaction.atomic
def change_series_agenda(
    *, meeting: Meeting, agenda: Sequence[SegmentPlan], planned_too: bool, by: Person, at: datetime
) -> int:
    """Also that of the meetings to come. Returns how many of them have it now."""
    changed = meetings.set_series_agenda(
        meeting=meeting, agenda=agenda, planned_too=planned_too, by=by, at=at
    )
    lay_agenda(meeting=meeting, by=by.pk, at=at)
    return changed
