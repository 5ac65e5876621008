"""Who is here, for those who lead: to do something for people who have no screen of their own."""

from dataclasses import dataclass

from copal.domain.facilitation.queries.scene import Scene


@dataclass(frozen=True, kw_only=True)
class PersonHere:
    """`how` is room, call or phone."""

    person: int
    name: str
    how: str
    has_hand_up: bool
    is_speaking: bool
    is_heard: bool
    has_affirmed: bool


@dataclass(frozen=True, kw_only=True)
class PeopleSeen:
    """By name. `not_affirmed` are ids, separated by commas, as the room's act takes them."""

    people: tuple[PersonHere, ...]
    not_affirmed: str
    missing: int
    is_open: bool


def people_seen(scene: Scene) -> PeopleSeen:
    opening, voice = scene.state.opening, scene.state.voice
    missing = [one for one in opening.here if one not in opening.acknowledged]
    people = [
        PersonHere(
            person=one, name=scene.name(one), how=how, has_hand_up=one in voice.hands,
            is_speaking=one == voice.speaking, is_heard=one in voice.heard, has_affirmed=one not in missing,
        )
        for one, how in opening.here.items()
    ]  # fmt: skip
    return PeopleSeen(
        people=tuple(sorted(people, key=lambda one: (one.name.casefold(), one.person))),
        not_affirmed=",".join(map(str, missing)), missing=len(missing), is_open=opening.is_open,
    )  # fmt: skip
