"""What the screens show of next steps and trials: those that were open when the meeting began, and tonight's."""

from dataclasses import dataclass

from copal.domain.facilitation.queries.parking import people_of
from copal.domain.facilitation.queries.scene import Scene
from copal.domain.practice.queries import StepSeen


@dataclass(frozen=True, kw_only=True)
class StepsSeen:
    """`before` were open when this meeting began, `here` were taken on in it. `is_early`: the talk has not begun yet."""

    before: tuple[StepSeen, ...]
    here: tuple[StepSeen, ...]
    open_before: int
    is_early: bool
    people: tuple[tuple[int, str], ...]


def steps_seen(scene: Scene) -> StepsSeen:
    found, items = scene.steps, scene.state.agenda.items
    return StepsSeen(
        before=found.before, here=found.here, open_before=sum(step.is_open for step in found.before),
        is_early=not any(item.spans for item in items[1:]), people=people_of(scene),
    )  # fmt: skip
