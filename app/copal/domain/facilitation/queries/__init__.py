"""Questions about a room: who may be in it, and what its screens show. A file for each topic."""

from copal.domain.facilitation.queries.agenda import AgendaSeen, ItemSeen, agenda_seen
from copal.domain.facilitation.queries.opening import Attender, OpeningSeen, opening_seen
from copal.domain.facilitation.queries.scene import Scene, number_of, scene_of, touched_since
from copal.domain.facilitation.queries.seats import Seat, levels_of, seat_for
from copal.domain.facilitation.queries.voice import HeardSeen, Voiced, VoiceSeen, heard_seen, voice_seen

__all__ = [
    "AgendaSeen",
    "Attender",
    "HeardSeen",
    "ItemSeen",
    "OpeningSeen",
    "Scene",
    "Seat",
    "VoiceSeen",
    "Voiced",
    "agenda_seen",
    "heard_seen",
    "levels_of",
    "number_of",
    "opening_seen",
    "scene_of",
    "seat_for",
    "touched_since",
    "voice_seen",
]
