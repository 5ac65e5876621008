"""What the screens show of the agenda: what is on, until when, what is coming, and how to catch up when late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.rules.agenda import Item
from copal.domain.meetings.models import Segment
from copal.policies import room as policies


@dataclass(frozen=True, kw_only=True)
class ItemSeen:
    """One item. `stage` is done | now | put_off | "". `actual_minutes` counts only what has ended.

    `ends_at` is when the time of the one that is on is used up; `starts_at` when one to come begins if all goes on as planned.
    """

    segment: int
    place: int
    title: str
    purpose: str
    purpose_words: str
    lead: str
    minutes: int
    planned_minutes: int
    stage: str
    starts_at: datetime | None
    ends_at: datetime | None
    actual_minutes: int | None


@dataclass(frozen=True, kw_only=True)
class AgendaSeen:
    """`behind_minutes` is positive when what is left reaches past the end. `givers` have minutes to give."""

    items: tuple[ItemSeen, ...]
    now: ItemSeen | None
    next: ItemSeen | None
    count: int
    ends_at: datetime
    timezone: str
    extended_minutes: int
    extension_minutes: int
    behind_minutes: int
    is_late: bool
    givers: tuple[ItemSeen, ...]
    warning_seconds: int


def agenda_seen(scene: Scene) -> AgendaSeen:
    policy = policies.in_force(on=scene.at.date())
    agenda = scene.state.agenda
    items = _items(scene) if agenda.items else _planned(scene)
    behind = agenda.behind_minutes(scene.at) if scene.state.opening.is_open else 0
    ahead = (
        {item.segment for item in agenda.coming} if agenda.items else {part.segment for part in scene.parts}
    )
    coming = [item for item in items if item.segment in ahead]
    return AgendaSeen(
        items=items, now=next((item for item in items if item.stage == "now"), None),
        next=next(iter(coming), None), count=len(items), ends_at=agenda.ends_at or scene.meeting.ends_at,
        timezone=scene.meeting.timezone, extended_minutes=agenda.extended_minutes,
        extension_minutes=policy.extension_minutes, behind_minutes=behind,
        is_late=behind >= policy.late_from_minutes and agenda.now is not None,
        givers=tuple(item for item in coming if item.minutes > 1),
        warning_seconds=policy.warning_minutes * 60,
    )  # fmt: skip


def _planned(scene: Scene) -> tuple[ItemSeen, ...]:
    """Before the room is opened: the agenda as it stands, with its running times."""
    begins, found = scene.meeting.starts_at, []
    for place, part in enumerate(scene.parts, start=1):
        item = Item(segment=part.segment, planned_minutes=part.minutes, minutes=part.minutes)
        found.append(_seen(scene, item, place, begins))
        begins += timedelta(minutes=part.minutes)
    return tuple(found)


def _items(scene: Scene) -> tuple[ItemSeen, ...]:
    """Each item with the time it has; those to come follow one another from when what is on will be over.

    That moment moves only in whole minutes, so that a screen is not drawn anew each second.
    """
    agenda = scene.state.agenda
    at = scene.at.replace(second=0, microsecond=0)
    begins = max(agenda.now.ends_at(scene.at), at) if agenda.now else max(at, scene.meeting.starts_at)
    found = []
    for place, item in enumerate(agenda.items, start=1):
        is_ahead = item in agenda.coming
        found.append(_seen(scene, item, place, begins if is_ahead else None))
        if is_ahead:
            begins += timedelta(minutes=item.minutes)
    return tuple(found)


def _seen(scene: Scene, item: Item, place: int, begins: datetime | None) -> ItemSeen:
    part = next((part for part in scene.parts if part.segment == item.segment), None)
    stage = "put_off" if item.put_off else "now" if item.is_on else "done" if item.is_done else ""
    return ItemSeen(
        segment=item.segment, place=place, title=part.title if part else "", purpose=part.purpose if part else "",
        purpose_words=str(Segment.Purpose(part.purpose).label) if part else "", lead=part.lead if part else "",
        minutes=item.minutes,
        planned_minutes=item.planned_minutes, stage=stage,
        starts_at=begins if stage == "" else item.spans[0][0] if item.spans else None,
        ends_at=item.ends_at(scene.at) if stage == "now" else None,
        actual_minutes=round(item.spent_seconds(scene.at) / 60) if stage == "done" else None,
    )  # fmt: skip
