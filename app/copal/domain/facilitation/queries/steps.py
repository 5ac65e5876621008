"""What the screens show of next steps and trials: those that were open when the meeting began, and tonight's."""

from dataclasses import dataclass
from datetime import timedelta

from copal.domain.facilitation.queries.parking import people_of
from copal.domain.facilitation.queries.scene import Scene
from copal.domain.practice.queries import StepSeen, steps_of_room

EARLY = timedelta(hours=1)  # what was finished so shortly before the start still stands there, as finished


@dataclass(frozen=True, kw_only=True)
class StepsSeen:
    """`before` were open when this meeting began, `here` were taken on in it. `is_early`: the talk has not begun yet."""

    before: tuple[StepSeen, ...]
    here: tuple[StepSeen, ...]
    open_before: int
    is_early: bool
    people: tuple[tuple[int, str], ...]


def steps_seen(scene: Scene) -> StepsSeen:
    """Two queries: steps belong to another room, and change also outside this one."""
    meeting, items = scene.meeting, scene.state.agenda.items
    found = steps_of_room(
        community_id=meeting.community_id, meeting_id=meeting.pk, since=meeting.starts_at - EARLY
    )
    return StepsSeen(
        before=found.before, here=found.here, open_before=sum(step.is_open for step in found.before),
        is_early=not any(item.spans for item in items[1:]), people=people_of(scene),
    )  # fmt: skip
