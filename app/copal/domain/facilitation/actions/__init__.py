"""What can be done in a room. Each is one transaction, may refuse, and rings the bell once committed."""

from copal.domain.facilitation.actions.acting import Sender, act, note, within
from copal.domain.facilitation.actions.course import (
    end_forgotten,
    end_room,
    lay_agenda,
    open_room,
    resume_room,
)
from copal.domain.facilitation.actions.grouping import make_groups
from copal.domain.facilitation.actions.parked import LONGEST_NEWS, follow_up, place_parked, settle_parked
from copal.domain.facilitation.actions.photos import photos_go_at, share_photo, take_back_photo
from copal.domain.facilitation.actions.redrawing import redraw_rooms

__all__ = [
    "LONGEST_NEWS",
    "Sender",
    "act",
    "end_forgotten",
    "end_room",
    "follow_up",
    "lay_agenda",
    "make_groups",
    "note",
    "open_room",
    "photos_go_at",
    "place_parked",
    "redraw_rooms",
    "resume_room",
    "settle_parked",
    "share_photo",
    "take_back_photo",
    "within",
]
