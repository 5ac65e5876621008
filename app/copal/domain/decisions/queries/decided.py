"""What a community decided at one meeting, in the words of its minutes."""

from copal.domain.communities.queries import reads
from copal.domain.communities.rules import Standing
from copal.domain.decisions.models import Decision
from copal.domain.meetings.models import Meeting


def decided_at(meeting: Meeting, place: Standing) -> tuple[str, ...]:
    """In the order of deciding; none for those who may not read the register, such as a guest of one meeting.

    `place` is what the viewer is to the meeting's community, which is fetched.
    """
    if not reads(place, "community", meeting.community):
        return ()
    rows = Decision.objects.filter(meeting=meeting).order_by("at", "pk")
    return tuple(rows.values_list("words", flat=True))
