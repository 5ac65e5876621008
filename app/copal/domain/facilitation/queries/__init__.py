"""Questions about a room: who may be in it, and what its screens show. A file for each topic."""

from copal.domain.facilitation.queries.agenda import AgendaSeen, ItemSeen, agenda_seen
from copal.domain.facilitation.queries.asking import (
    AskedSeen,
    AskingSeen,
    answered_seen,
    asked_seen,
    asked_still,
    asking_seen,
)
from copal.domain.facilitation.queries.board import (
    BoardSeen,
    BoardsSeen,
    GroupSeen,
    IdeaSeen,
    OwnIdea,
    WritingSeen,
    board_projected,
    boards_seen,
    unseen_ideas,
    writing_seen,
)
from copal.domain.facilitation.queries.gifts import GiftSeen, gifts_seen
from copal.domain.facilitation.queries.groups import GroupingSeen, GroupsSeen, grouping_seen, groups_seen
from copal.domain.facilitation.queries.nudge import EndingSeen, NudgeSeen, ending_seen, nudge_seen
from copal.domain.facilitation.queries.opening import Attender, OpeningSeen, opening_seen
from copal.domain.facilitation.queries.parking import ParkedSeen, ParkingSeen, parking_seen
from copal.domain.facilitation.queries.people import PeopleSeen, people_seen
from copal.domain.facilitation.queries.photos import PhotoSeen, photo_for, photo_to_take_back, photos_of
from copal.domain.facilitation.queries.ran import ran
from copal.domain.facilitation.queries.record import (
    NoteKept,
    NoteSeen,
    NotesUnder,
    RecordSeen,
    notes_of,
    notes_seen,
    off_record_of,
    record_seen,
)
from copal.domain.facilitation.queries.rounds import RoundSeen, RoundsSeen, round_seen, rounds_seen
from copal.domain.facilitation.queries.scene import Scene, number_of, scene_after, scene_of, scene_of_words
from copal.domain.facilitation.queries.seats import Seat, levels_of, seat_for
from copal.domain.facilitation.queries.steps import StepsSeen, steps_seen
from copal.domain.facilitation.queries.voice import HeardSeen, Voiced, VoiceSeen, heard_seen, voice_seen
from copal.domain.facilitation.queries.waiting import (
    ParkingLot,
    WaitingSeen,
    for_agenda,
    is_waiting,
    parked_for,
    parked_seen,
    parking_lot,
)

__all__ = [
    "AgendaSeen",
    "AskedSeen",
    "AskingSeen",
    "Attender",
    "BoardSeen",
    "BoardsSeen",
    "EndingSeen",
    "GiftSeen",
    "GroupSeen",
    "GroupingSeen",
    "GroupsSeen",
    "HeardSeen",
    "IdeaSeen",
    "ItemSeen",
    "NoteKept",
    "NoteSeen",
    "NotesUnder",
    "NudgeSeen",
    "OpeningSeen",
    "OwnIdea",
    "ParkedSeen",
    "ParkingLot",
    "ParkingSeen",
    "PeopleSeen",
    "PhotoSeen",
    "RecordSeen",
    "RoundSeen",
    "RoundsSeen",
    "Scene",
    "Seat",
    "StepsSeen",
    "VoiceSeen",
    "Voiced",
    "WaitingSeen",
    "WritingSeen",
    "agenda_seen",
    "answered_seen",
    "asked_seen",
    "asked_still",
    "asking_seen",
    "board_projected",
    "boards_seen",
    "ending_seen",
    "for_agenda",
    "gifts_seen",
    "grouping_seen",
    "groups_seen",
    "heard_seen",
    "is_waiting",
    "levels_of",
    "notes_of",
    "notes_seen",
    "nudge_seen",
    "number_of",
    "off_record_of",
    "opening_seen",
    "parked_for",
    "parked_seen",
    "parking_lot",
    "parking_seen",
    "people_seen",
    "photo_for",
    "photo_to_take_back",
    "photos_of",
    "ran",
    "record_seen",
    "round_seen",
    "rounds_seen",
    "scene_after",
    "scene_of",
    "scene_of_words",
    "seat_for",
    "steps_seen",
    "unseen_ideas",
    "voice_seen",
    "writing_seen",
]
