"""What the screens show of a round: who has the talking piece, who comes next, who let it go by."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.queries.voice import Voiced, voiced
from copal.domain.facilitation.rules.rounds import in_turn


@dataclass(frozen=True, kw_only=True)
class RoundSeen:
    """`is_coming_back`: only those who passed are left, and are asked once more. `next` may take the piece when nobody has it."""

    number: int
    prompt: str
    prompt_word: int
    holder: Voiced | None
    since: datetime | None
    waiting: tuple[Voiced, ...]
    passed: tuple[Voiced, ...]
    done: int
    people: int
    is_coming_back: bool

    @property
    def next(self) -> Voiced | None:
        return self.waiting[0] if self.waiting else None


@dataclass(frozen=True, kw_only=True)
class RoundsSeen:
    """For those who lead: the round that goes on, or in which order one would begin."""

    round: RoundSeen | None
    order: tuple[Voiced, ...]
    is_open: bool


def round_seen(scene: Scene) -> RoundSeen | None:
    found = scene.state.rounds.running
    if found is None:
        return None
    is_held = found.holder is not None and scene.state.voice.speaking == found.holder
    return RoundSeen(
        number=found.number, prompt=scene.words.get(found.prompt or 0, ""), prompt_word=found.prompt or 0,
        holder=voiced(scene, found.holder) if found.holder is not None else None,
        since=scene.state.voice.speaking_since if is_held else None,
        waiting=tuple(voiced(scene, one) for one in found.waiting),
        passed=tuple(voiced(scene, one) for one in found.passed), done=len(found.done),
        people=len(found.waiting) + len(found.passed) + len(found.done) + (found.holder is not None),
        is_coming_back=found.is_coming_back,
    )  # fmt: skip


def rounds_seen(scene: Scene) -> RoundsSeen:
    found = round_seen(scene)
    order = () if found else tuple(voiced(scene, one) for one in in_turn(scene.state))
    return RoundsSeen(round=found, order=order, is_open=scene.state.opening.is_open)
