"""What calendar files hold: one meeting, or all of a person's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from copal.domain.meetings.models import Cancellation, Meeting
from copal.domain.meetings.queries.gates import meeting_for
from copal.domain.meetings.queries.lists import theirs
from copal.domain.people.models import Person

if TYPE_CHECKING:
    from django.db.models import QuerySet

BACK = timedelta(days=60)
AHEAD = timedelta(days=400)
MOST = 300  # entries in a personal feed


@dataclass(frozen=True, kw_only=True)
class CalendarMeeting:
    """One calendar entry: when and where, never what was written about it.

    Times aware, `timezone` its clock; `changed_at` when last moved or cancelled.
    """

    id: int
    uid: UUID
    sequence: int
    title: str
    community: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    place: str
    video_url: str
    cancelled: bool
    changed_at: datetime


def calendar_of(person: Person, *, at: datetime) -> tuple[CalendarMeeting, ...]:
    """A person's meetings as member or guest, from two months back to a year ahead, cancelled ones too."""
    rows = Meeting.objects.filter(theirs(person), starts_at__gte=at - BACK, starts_at__lt=at + AHEAD)
    return _entries(rows.order_by("starts_at", "pk")[:MOST])


def calendar_of_meeting(viewer: Person, meeting_id: int) -> CalendarMeeting:
    """One meeting's entry. Raises Http404 for those who may not take part."""
    meeting, _place = meeting_for(viewer, meeting_id)
    return _entry(meeting)


def _entries(rows: "QuerySet[Meeting]") -> tuple[CalendarMeeting, ...]:
    rows = rows.select_related("community", "cancellation").prefetch_related("moves")
    return tuple(_entry(row) for row in rows)


def _entry(row: Meeting) -> CalendarMeeting:
    cancelled: Cancellation | None = getattr(row, "cancellation", None)
    changed = [row.at, *(move.at for move in row.moves.all()), *([cancelled.at] if cancelled else [])]
    return CalendarMeeting(
        id=row.pk, uid=row.uid, sequence=row.sequence, title=row.title, community=row.community.name,
        starts_at=row.starts_at, ends_at=row.ends_at, timezone=row.timezone, place=row.place,
        video_url=row.video_url, cancelled=cancelled is not None,
        changed_at=max(changed),
    )  # fmt: skip
