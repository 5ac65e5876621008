"""What the screens show of who speaks, who comes next, and (to those who lead) who was not heard yet."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.facilitation.queries.scene import Scene


@dataclass(frozen=True, kw_only=True)
class Voiced:
    """One person, by chosen name. `how` is room, call or phone, or empty when they have left."""

    person: int
    name: str
    how: str


@dataclass(frozen=True, kw_only=True)
class VoiceSeen:
    """`queue` in the order the group chose. `waiting` of them are not shown by name where the line is long."""

    order: str
    speaking: Voiced | None
    speaking_since: datetime | None
    queue: tuple[Voiced, ...]


@dataclass(frozen=True, kw_only=True)
class HeardSeen:
    """For those who lead: never a ranking, so both stand in the order of their names."""

    heard: tuple[Voiced, ...]
    not_yet: tuple[Voiced, ...]
    listening: tuple[Voiced, ...]


def voice_seen(scene: Scene) -> VoiceSeen:
    voice = scene.state.voice
    return VoiceSeen(
        order=voice.order,
        speaking=_voiced(scene, voice.speaking) if voice.speaking is not None else None,
        speaking_since=voice.speaking_since,
        queue=tuple(_voiced(scene, person) for person in voice.queue),
    )


def heard_seen(scene: Scene) -> HeardSeen:
    voice, here = scene.state.voice, scene.state.opening.here
    people = sorted(
        (_voiced(scene, person) for person in here), key=lambda one: (one.name.casefold(), one.person)
    )
    listening = [one for one in people if one.person in voice.listening and one.person not in voice.heard]
    return HeardSeen(
        heard=tuple(one for one in people if one.person in voice.heard),
        not_yet=tuple(one for one in people if one.person not in voice.heard and one not in listening),
        listening=tuple(listening),
    )


def _voiced(scene: Scene, person: int) -> Voiced:
    return Voiced(person=person, name=scene.name(person), how=scene.state.opening.here.get(person, ""))
