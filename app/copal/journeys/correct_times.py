"""The facilitator puts right when the trainings of a closed meeting really were, or which they were: the hours follow."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from copal.domain.confidentiality.rules import Screened
from copal.domain.meetings.actions.stretches import RealStretch, set_stretches
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.journeys.correct_hours import recredit


@transaction.atomic
def correct_times(
    *, meeting: Meeting, stretches: Sequence[RealStretch], reason: Screened, by: Person, at: datetime
) -> list[int]:
    """Returns the ids of the people whose hours changed; they are told `reason`."""
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)
    set_stretches(meeting=meeting, stretches=stretches, by=by, at=at)
    return recredit(meeting=meeting, reason=reason, by=by, at=at)
