"""Presence that becomes known after a meeting was closed corrects the hours, in the same transaction."""

from datetime import datetime

from copal.domain.confidentiality.rules import composed
from copal.domain.meetings.models import Closing, Meeting
from copal.domain.people.models import Person
from copal.journeys.correct_hours import recredit


def settle(*, meeting: Meeting, by: Person, at: datetime, because: str) -> None:
    """Nothing while the meeting is open. `because`: the house's own sentence, read by every member whose hours change."""
    closing = Closing.objects.filter(meeting=meeting).first()
    if closing is not None:
        meeting.closing = closing  # it may have been closed since the meeting was fetched
        recredit(meeting=meeting, by=by, at=at, reason=composed(because, audience="attended"))
