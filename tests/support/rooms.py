"""A room under way: Alice leads the circle at six, with an agenda of three parts; acts by short sentences."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from copal.domain.facilitation.actions import Sender
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.queries import seat_for
from copal.domain.facilitation.rules import State
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person
from copal.journeys import room_acts
from tests.cast import SIX, Cast

PARTS = (("Welcome", "open", 10), ("What works at clean-up time", "share", 60), ("Next steps", "close", 50))


@dataclass
class RoomUnderWay:
    """`at` moves on by a second with every act, unless a test sets it."""

    cast: Cast
    meeting: Meeting
    at: datetime = SIX

    def act(self, by: Person, verb: str, /, words: str = "", key: str = "", **fields: object) -> State:
        self.at += timedelta(seconds=1)
        seat = seat_for(by, self.meeting.pk)
        sender = Sender(meeting=seat.meeting, person=by, level=seat.level, client_key=key or uuid.uuid4().hex)
        sent = {name: str(value) for name, value in fields.items()}
        return room_acts.act(sender, verb, fields=sent, words=words, at=self.at)

    def mine(self, person: Person) -> frozenset[str]:
        return room_acts.tokens_of(self.meeting, person.pk)

    @property
    def state(self) -> State:
        return state_of(self.meeting)

    def segment(self, place: int) -> int:
        return Segment.objects.get(meeting=self.meeting, position=place).pk


@pytest.fixture
def under_way(cast: Cast) -> RoomUnderWay:
    """Not opened yet: `room.act(cast.alice, "open")` does."""
    for place, (title, purpose, minutes) in enumerate(PARTS, start=1):
        Segment.objects.create(
            meeting=cast.circle, position=place, title=title, purpose=purpose, minutes=minutes
        )
    return RoomUnderWay(cast, cast.circle)


@pytest.fixture
def open_room(under_way: RoomUnderWay) -> RoomUnderWay:
    """Opened by Alice; she and Bob are here."""
    under_way.act(under_way.cast.alice, "open")
    for one in (under_way.cast.alice, under_way.cast.bob):
        under_way.act(one, "acknowledge", how="room")
    return under_way
