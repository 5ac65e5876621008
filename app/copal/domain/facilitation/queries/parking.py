"""What a room's screens show of its own parking lot. What waits from earlier meetings: `waiting.py`."""

from dataclasses import dataclass
from datetime import date

from copal.domain.facilitation.models import ParkedItem
from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.rules.parking import Parked


@dataclass(frozen=True, kw_only=True)
class ParkedSeen:
    """`whom` is whom to take it to, where it is not ours. `owner` is a chosen name or empty, `owner_id` 0 for nobody."""

    number: int
    word: int  # 0 for a whole part of the agenda
    words: str
    sphere: str
    sphere_words: str
    whom: str
    name: str
    owner: str
    owner_id: int
    back_on: date | None
    settled: bool
    is_part: bool  # a whole part of the agenda


@dataclass(frozen=True, kw_only=True)
class ParkingSeen:
    """`people` may be given an item: everyone who was here, by name."""

    items: tuple[ParkedSeen, ...]
    waiting: int
    people: tuple[tuple[int, str], ...]


def parking_seen(scene: Scene) -> ParkingSeen:
    items = tuple(_item(scene, item) for item in scene.state.parking.items.values())
    return ParkingSeen(items=items, waiting=sum(not item.settled for item in items), people=people_of(scene))


def people_of(scene: Scene) -> tuple[tuple[int, str], ...]:
    """Everyone who was here, by name."""
    named = [(person, scene.name(person)) for person in scene.state.opening.were_here]
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0])))


def _item(scene: Scene, item: Parked) -> ParkedSeen:
    words = scene.words.get(item.word, "") if item.word is not None else scene.title(item.segment or 0)
    return ParkedSeen(
        number=item.number, word=item.word or 0, words=words, sphere=item.sphere,
        sphere_words=str(ParkedItem.Sphere(item.sphere).label), whom=scene.words.get(item.whom or 0, ""),
        name=scene.writer(item.by), owner=scene.name(item.owner or 0), owner_id=item.owner or 0,
        back_on=item.back_on, settled=item.settled, is_part=item.segment is not None,
    )  # fmt: skip
