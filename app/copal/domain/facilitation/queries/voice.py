"""What the screens show of who speaks, who comes next, and (to those who lead) who was not heard yet."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.facilitation.queries.scene import Scene

MOST_SHOWN = (
    12  # hands; nobody reads further down a line, and a thousand names would be sent with every change
)


@dataclass(frozen=True, kw_only=True)
class Voiced:
    """One person, by chosen name. `how` is room, call or phone, or empty when they have left."""

    person: int
    name: str
    how: str

    @property
    def me(self) -> str:
        """The token only they have."""
        return f"me:{self.person}"

    @property
    def sorted_by(self) -> tuple[str, int]:
        return self.name.casefold(), self.person


@dataclass(frozen=True, kw_only=True)
class VoiceSeen:
    """`queue` in the order the group chose, at most `MOST_SHOWN`; `waiting` is how many hands are up in all.

    `in_round`: a talking piece goes round, and hands wait until it is done.
    """

    order: str
    speaking: Voiced | None
    speaking_since: datetime | None
    queue: tuple[Voiced, ...]
    waiting: int
    in_round: bool

    @property
    def more(self) -> int:
        return self.waiting - len(self.queue)


@dataclass(frozen=True, kw_only=True)
class HeardSeen:
    """For those who lead: never a ranking, so both stand in the order of their names."""

    heard: tuple[Voiced, ...]
    not_yet: tuple[Voiced, ...]
    listening: tuple[Voiced, ...]
    passed: tuple[Voiced, ...]


def voice_seen(scene: Scene) -> VoiceSeen:
    voice = scene.state.voice
    queue = voice.queue
    return VoiceSeen(
        order=voice.order,
        speaking=voiced(scene, voice.speaking) if voice.speaking is not None else None,
        speaking_since=voice.speaking_since,
        queue=tuple(voiced(scene, person) for person in queue[:MOST_SHOWN]),
        waiting=len(queue),
        in_round=scene.state.rounds.running is not None,
    )


def heard_seen(scene: Scene) -> HeardSeen:
    voice, here = scene.state.voice, scene.state.opening.here
    people = sorted((voiced(scene, person) for person in here), key=lambda one: one.sorted_by)
    quiet = [one for one in people if one.person not in voice.heard]
    listening = [one for one in quiet if one.person in voice.listening]
    passed = [one for one in quiet if one.person in scene.state.rounds.passed and one not in listening]
    return HeardSeen(
        heard=tuple(one for one in people if one not in quiet),
        not_yet=tuple(one for one in quiet if one not in listening and one not in passed),
        listening=tuple(listening), passed=tuple(passed),
    )  # fmt: skip


def voiced(scene: Scene, person: int) -> Voiced:
    return Voiced(person=person, name=scene.name(person), how=scene.state.opening.here.get(person, ""))
