"""The reminder a day before, to everyone invited who has not said no."""

from datetime import datetime, timedelta

from copal.domain.meetings.queries import people_of, start_of, starting_between
from copal.outlets.models import Letter

AHEAD = timedelta(hours=24)


def queue_reminders(*, at: datetime) -> int:
    """Queue the reminders for meetings that begin within a day. Once per person and start of the meeting.

    A meeting that moved reminds again, for its new time; another change of it does not.
    """
    letters = {
        f"reminder:{meeting_id}:{start}:{person_id}": Letter(
            kind="reminder", person_id=person_id, about={"meeting": meeting_id, "start": start},
            once=f"reminder:{meeting_id}:{start}:{person_id}", at=at, due_at=at,
        )
        for meeting_id in starting_between(at, at + AHEAD)
        for start in [int(start_of(meeting_id).timestamp())]
        for person_id in people_of(meeting_id, answered=("", "going", "maybe"))
    }  # fmt: skip
    there = set(Letter.objects.filter(once__in=letters).values_list("once", flat=True))
    new = [letter for once, letter in letters.items() if once not in there]
    Letter.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
