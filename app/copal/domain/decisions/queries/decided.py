"""What a community decided at one meeting, in the words of its minutes."""

from copal.domain.communities.queries import reads
from copal.domain.decisions.models import Decision
from copal.domain.meetings.queries import meeting_for
from copal.domain.people.models import Person


def decided_at(viewer: Person, meeting_id: int) -> tuple[str, ...]:
    """In the order of deciding; none for those who may not read the register, such as a guest of one meeting."""
    meeting, place = meeting_for(viewer, meeting_id)
    if not reads(place, "community", meeting.community):
        return ()
    rows = Decision.objects.filter(meeting=meeting).order_by("at", "pk")
    return tuple(rows.values_list("words", flat=True))
