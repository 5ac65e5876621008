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


@dataclass(frozen=True, kw_only=True)
class ItemParked(Fact):
    kind = "facilitation.item_parked"
    meeting: int
    item: int


@dataclass(frozen=True, kw_only=True)
class ParkedItemSettled(Fact):
    kind = "facilitation.parked_item_settled"
    item: int


@dataclass(frozen=True, kw_only=True)
class ParkedItemPlaced(Fact):
    """On the agenda of that meeting."""

    kind = "facilitation.parked_item_placed"
    item: int
    meeting: int


@dataclass(frozen=True, kw_only=True)
class ParkedItemFollowedUp(Fact):
    """Someone told what came of it."""

    kind = "facilitation.parked_item_followed_up"
    item: int


@dataclass(frozen=True, kw_only=True)
class PhotoShared(Fact):
    kind = "facilitation.photo_shared"
    meeting: int
    photo: int


@dataclass(frozen=True, kw_only=True)
class PhotoTakenBack(Fact):
    """By whoever shared it, or by who leads."""

    kind = "facilitation.photo_taken_back"
    meeting: int
    photo: int
