"""What can be done in a room. Each is one transaction, may refuse, and rings the bell once committed."""

from copal.domain.facilitation.actions.acting import Sender, act, note, within
from copal.domain.facilitation.actions.course import end_forgotten, end_room, lay_agenda, open_room

__all__ = [
    "Sender",
    "act",
    "end_forgotten",
    "end_room",
    "lay_agenda",
    "note",
    "open_room",
    "within",
]
