"""What the tests plan: short ways to say a series, a meeting, a segment."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from copal.domain.confidentiality.rules import Screened, composed
from copal.domain.meetings.actions import MeetingPlan, SegmentPlan, SeriesPlan
from copal.instruments.calendars.rhythm import Rhythm

JANUARY = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
SECOND_MONDAY = Rhythm.monthly_on_weekday(2, 0)


def words(text: str) -> Screened:
    return composed(text, audience="community")


def segment(title: str, minutes: int, *, purpose: str = "share", **more: Any) -> SegmentPlan:
    return SegmentPlan(title=words(title), purpose=purpose, minutes=minutes, lead=words(""), **more)


AGENDA = (segment("Welcome", 10, purpose="open"), segment("What works", 80), segment("Next steps", 30))


def series(**changes: Any) -> SeriesPlan:
    """Second Monday, 6 to 8 pm Eastern, in the library and on a call."""
    wanted: dict[str, Any] = {
        "title": words("Evening circle"),
        "rhythm": SECOND_MONDAY,
        "starts_on": date(2026, 1, 1),
        "start_time": time(18, 0),
        "minutes": 120,
        "timezone": "America/New_York",
        "place": words("Library"),
        "video_url": "https://meet.example.org/circle",
        "agenda": AGENDA,
    }
    return SeriesPlan(**wanted | changes)


def meeting(starts_at: datetime, minutes: int = 120, **changes: Any) -> MeetingPlan:
    wanted: dict[str, Any] = {
        "title": words("One evening"),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "timezone": "America/New_York",
        "place": words("Library"),
    }
    return MeetingPlan(**wanted | changes)
