"""Addresses of one room: by its meeting for those who are signed in, by a signed link for those who are not."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from copal.domain.facilitation.queries import Seat, seat_for
from copal.domain.facilitation.rules import Level
from copal.domain.people.queries import person_by_token
from copal.outlets.live.panels import LEAD, MEMBER, NEEDED, NOTES, SCREEN

STREAM = re.compile(r"^/(?:meetings/(?P<meeting>[1-9]\d{0,17})|i/(?P<token>[^/]{1,200}))/room/stream/$")
FOLDERS = {"": MEMBER, "lead/": LEAD, "notes/": NOTES, "screen/": SCREEN}
SCREENS = {"facilitator": "live.lead", "co_facilitator": "live.lead", "note_taker": "live.notes"}
PURPOSE = "invitation"


@dataclass(frozen=True)
class Place:
    """`base` is where the room's addresses begin. `audience` is which of its screens is looked at."""

    base: str
    seat: Seat
    audience: str

    @property
    def is_by_link(self) -> bool:
        return self.base.startswith("/i/")

    def stream(self, language: str) -> str:
        return f"{self.base}stream/?as={self.audience}&in={language}"


def base_of(meeting_id: int) -> str:
    return f"/meetings/{meeting_id}/room/"


def screen_of(role: str, meeting_id: int) -> str:
    """Where somebody of this role looks at the room; guests have none and look where members do."""
    return reverse(SCREENS.get(role, "live.room"), args=[meeting_id])


def seat_by_link(token: str, *, at: datetime, needed: Level = Level.HERE) -> Seat:
    """Whose link this is, and their place in the room it is about. Raises `LinkEnded` or Http404."""
    link = person_by_token(token, PURPOSE, at=at)
    if link.about is None:
        raise Http404
    return seat_for(link.person, link.about, needed=needed)


def needed_for(audience: str) -> Level:
    """What one must be to look at this screen. Raises Http404 for a screen there is not."""
    if audience not in NEEDED:
        raise Http404
    return NEEDED[audience]
