"""What the screens show of the beginning: objectives, promises, who is here and how."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.facilitation.queries.scene import Scene


@dataclass(frozen=True, kw_only=True)
class Attender:
    """Someone who is here, by chosen name. `how` is room, call or phone."""

    person: int
    name: str
    how: str


@dataclass(frozen=True, kw_only=True)
class OpeningSeen:
    """`stage` is before | open | over. Times aware; show them in `timezone`."""

    stage: str
    ended_by_itself: bool
    ended_at: datetime | None
    opens_at: datetime
    starts_at: datetime
    ends_at: datetime
    timezone: str
    objectives: tuple[str, ...]
    expectations: tuple[str, ...]
    confidentiality: tuple[str, ...]
    here: tuple[Attender, ...]
    in_room: int
    on_call: int
    by_phone: int
    acknowledged: int
    video_url: str
    place: str


def opening_seen(scene: Scene, *, opens_at: datetime) -> OpeningSeen:
    """`opens_at` is from when the room can be opened."""
    opening, meeting = scene.state.opening, scene.meeting
    here = tuple(
        Attender(person=person, name=scene.name(person), how=how) for person, how in opening.here.items()
    )
    return OpeningSeen(
        stage=_stage(scene), ended_by_itself=opening.ended_at is not None and opening.ended_by is None,
        ended_at=opening.ended_at, opens_at=opens_at, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        timezone=meeting.timezone, objectives=tuple(meeting.objectives), expectations=scene.expectations,
        confidentiality=scene.confidentiality, here=here, in_room=_count(here, "room"),
        on_call=_count(here, "call"), by_phone=_count(here, "phone"),
        acknowledged=len(opening.acknowledged), video_url=meeting.video_url, place=meeting.place,
    )  # fmt: skip


def _stage(scene: Scene) -> str:
    if scene.state.opening.ended_at or getattr(scene.meeting, "closing", None):
        return "over"
    return "open" if scene.state.opening.opened_at else "before"


def _count(here: tuple[Attender, ...], how: str) -> int:
    return sum(one.how == how for one in here)
