"""By which rule a meeting's presence is priced, and for which day it counts. The one place that says so."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from copal.domain.meetings.models import Meeting
from copal.policies import attendance as policies
from copal.policies.attendance import AttendancePolicy


def local_day(meeting: Meeting) -> date:
    """The day a meeting counts for: that of its start, on the clock where it hangs."""
    return day_there(meeting.starts_at, meeting.timezone)


def day_there(starts_at: datetime, zone: str) -> date:
    return starts_at.astimezone(ZoneInfo(zone)).date()


def policy_for(meeting: Meeting) -> AttendancePolicy:
    """The edition that prices this meeting: the one it was closed under, else the one in force that day.

    Asks nothing more when the meeting came with its community and closing, as `meeting_for` fetches it.
    """
    closing = getattr(meeting, "closing", None)
    if closing is not None:
        return policies.stamped(closing.policy)
    return policies.in_force(meeting.community.attendance_policy, on=local_day(meeting))
