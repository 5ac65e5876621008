"""Whether someone may listen: asked when a stream opens, and again every few seconds while it is open."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.sessions.models import Session

from copal.domain.facilitation.queries import levels_of
from copal.outlets.live.panels import NEEDED


@dataclass(frozen=True)
class Seated:
    """Who sits behind one stream. `session` is empty for those who came by a signed link."""

    person: int
    audience: str
    session: str = ""


def no_longer(meeting_id: int, seats: Collection[Seated]) -> set[Seated]:
    """Those among `seats` who may not listen any more: removed, given another role, signed out. Three queries."""
    levels = levels_of(meeting_id, {seat.person for seat in seats})
    sessions = {seat.session for seat in seats if seat.session}
    alive = set(Session.objects.filter(session_key__in=sessions).values_list("session_key", flat=True))
    return {
        seat
        for seat in seats
        if levels.get(seat.person, 0) < NEEDED[seat.audience] or (seat.session and seat.session not in alive)
    }
