"""What those who lead are told quietly, and what every screen says about the end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.rules.nudge import Moment, next_step
from copal.policies import room as policies


@dataclass(frozen=True, kw_only=True)
class NudgeSeen:
    """One step. `code` chooses its sentence and its button; the rest is what they need."""

    code: str
    number: int
    minutes: int
    person: int
    name: str
    segment: int
    title: str
    giver: int
    giver_title: str
    people: str
    extension_minutes: int
    ends_at: datetime
    timezone: str


@dataclass(frozen=True, kw_only=True)
class EndingSeen:
    """`stage` is soon or up; nothing is told before."""

    stage: str
    ends_at: datetime
    timezone: str
    warning_seconds: int
    title: str


def nudge_seen(scene: Scene) -> NudgeSeen | None:
    policy = policies.in_force(on=scene.at.date())
    ends_at = scene.state.agenda.ends_at or scene.meeting.ends_at
    found = next_step(
        Moment(
            state=scene.state, at=scene.at, starts_at=scene.meeting.starts_at, ends_at=ends_at, policy=policy
        )
    )
    if (
        found is None
        or getattr(scene.meeting, "closing", None)
        or getattr(scene.meeting, "cancellation", None)
    ):
        return None
    giver = found.number if found.code == "take_minutes" else 0
    return NudgeSeen(
        code=found.code, number=found.number, minutes=found.minutes, person=found.person,
        name=scene.name(found.person), segment=found.segment, title=scene.title(found.segment), giver=giver,
        giver_title=scene.title(giver), people=",".join(map(str, found.people)),
        extension_minutes=policy.extension_minutes, ends_at=ends_at, timezone=scene.meeting.timezone,
    )  # fmt: skip


def ending_seen(scene: Scene) -> EndingSeen | None:
    """From a few minutes before the end on, every screen says when it is, and that it has come."""
    policy = policies.in_force(on=scene.at.date())
    ends_at = scene.state.agenda.ends_at or scene.meeting.ends_at
    if not scene.state.opening.is_open or scene.at < ends_at - timedelta(minutes=policy.closing_minutes):
        return None
    return EndingSeen(
        stage="up" if scene.at >= ends_at else "soon", ends_at=ends_at, timezone=scene.meeting.timezone,
        warning_seconds=policy.warning_minutes * 60, title=scene.meeting.title,
    )  # fmt: skip
