from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RoomOpened(Fact):
    kind = "facilitation.room_opened"
    meeting: int


@dataclass(frozen=True, kw_only=True)
class RoomEnded(Fact):
    """`by` None: nobody led it any more, and it ended by itself."""

    kind = "facilitation.room_ended"
    meeting: int


@dataclass(frozen=True, kw_only=True)
class ExpectationsAffirmed(Fact):
    kind = "facilitation.expectations_affirmed"
    meeting: int
    person: int
    version: int
