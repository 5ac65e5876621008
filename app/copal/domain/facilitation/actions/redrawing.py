"""Words were hidden, shown again or destroyed outside the room's own acts: its screens look at everything anew."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q

from copal.domain.facilitation.actions.acting import note
from copal.domain.facilitation.models import LogEntry
from copal.domain.facilitation.rules import Happening
from copal.domain.meetings.models import Meeting

LONGEST_OPEN = timedelta(days=1)  # a room where something happened since may still stand on screens


def redraw_rooms(meeting_ids: Collection[int], *, also_open_in: int | None, at: datetime) -> None:
    """Of those meetings that have a room, and of the community's that may be on screens now. The log says only that."""
    alive = LogEntry.objects.filter(at__gte=at - LONGEST_OPEN).values("meeting")
    used = LogEntry.objects.filter(meeting__in=meeting_ids).values("meeting")
    rooms = Q(pk__in=used) | Q(community=also_open_in, pk__in=alive)
    for meeting in Meeting.objects.select_related("community").filter(rooms).order_by("pk"):
        note(meeting, lambda _state: (Happening("words_changed"),), by=None, at=at)
