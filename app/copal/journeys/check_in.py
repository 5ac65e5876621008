"""Someone comes through the door, or goes out of it, by themselves."""

from datetime import datetime

from copal.domain.attendance.actions import doors
from copal.domain.attendance.models import Stay
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


def check_in(
    *, meeting: Meeting, person: Person, code: str, shown_at: datetime, client_key: str, at: datetime
) -> Stay:
    """Not one transaction on purpose: a wrong code is kept though the person is refused.

    `shown_at` is when the code was given, which is earlier than `at` for those who had to sign in first.
    """
    return doors.check_in(
        meeting=meeting, person=person, code=code, shown_at=shown_at, client_key=client_key, at=at
    )


def check_out(*, meeting: Meeting, person: Person, client_key: str, at: datetime) -> bool:
    """Whether they were in. Sent twice, done once."""
    return doors.check_out(meeting=meeting, person=person, client_key=client_key, at=at)
