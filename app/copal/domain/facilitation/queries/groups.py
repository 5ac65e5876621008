"""What the screens show of small groups: who is with whom, until when, and what each group tells when it is back."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.queries.voice import Voiced, voiced
from copal.domain.facilitation.rules.groups import CHOICE
from copal.policies import room as policies


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a group tells the others; `word` names the text."""

    word: int
    words: str


@dataclass(frozen=True, kw_only=True)
class GroupSeen:
    place: int
    people: tuple[Voiced, ...]
    reports: tuple[Told, ...]

    @property
    def token(self) -> str:
        return f"group:{self.place}"


@dataclass(frozen=True, kw_only=True)
class GroupsSeen:
    """`unplaced` have not chosen yet, `floating` go from one to the other. `is_back`: everyone is called back."""

    number: int
    is_chosen: bool
    task: str
    task_word: int
    groups: tuple[GroupSeen, ...]
    unplaced: tuple[Voiced, ...]
    floating: tuple[Voiced, ...]
    ends_at: datetime
    warning_seconds: int
    is_up: bool
    is_back: bool
    timezone: str


@dataclass(frozen=True, kw_only=True)
class GroupingSeen:
    """For those who lead: the groups, or how many people there are to make some of."""

    groups: GroupsSeen | None
    here: int
    by_phone: int
    is_open: bool


def groups_seen(scene: Scene) -> GroupsSeen | None:
    split, here = scene.state.groups.running, scene.state.opening.here
    if split is None:
        return None
    groups = tuple(
        GroupSeen(
            place=place, people=tuple(voiced(scene, one) for one in people if one in here),
            reports=tuple(Told(word=word, words=scene.words.get(word, "")) for group, word in split.reports if group == place),
        )
        for place, people in enumerate(split.groups, start=1)
    )  # fmt: skip
    return GroupsSeen(
        number=split.number, is_chosen=split.how == CHOICE, task=scene.words.get(split.task or 0, ""), task_word=split.task or 0, groups=groups,
        unplaced=tuple(voiced(scene, one) for one in split.unplaced(here)),
        floating=tuple(voiced(scene, one) for one in here if one in split.floating), ends_at=split.ends_at,
        warning_seconds=policies.in_force(on=scene.at.date()).warning_minutes * 60,
        is_up=scene.at >= split.ends_at, is_back=split.called_back_at is not None, timezone=scene.meeting.timezone,
    )  # fmt: skip


def grouping_seen(scene: Scene) -> GroupingSeen:
    here = scene.state.opening.here
    return GroupingSeen(
        groups=groups_seen(scene), here=len(here), by_phone=sum(how == "phone" for how in here.values()),
        is_open=scene.state.opening.is_open,
    )  # fmt: skip
