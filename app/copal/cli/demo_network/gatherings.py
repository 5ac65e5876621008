"""The life of one meeting up to its start: words, agenda, invitations, answers, a move, the snow."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.stage import Deed, Stage, chance, said
from copal.cli.demo_network.taught import with_training
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.queries import meeting_for

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

PREPARED, INVITED, MOVED = timedelta(days=14), timedelta(days=10), timedelta(days=6)
ANSWERS_KEPT = timedelta(weeks=30)  # before, people told their facilitator whether they came
OPENING_MINUTES, LONGEST_CLOSE_MINUTES, QUESTIONS_MINUTES = 10, 25, 15
CALLED_OFF = timedelta(hours=7)
REMINDED = timedelta(hours=23)
COMING = ((0.84, "going"), (0.93, "maybe"))  # of those who come, so many have said so
STAYING_AWAY = ((0.5, "no"), (0.68, "maybe"), (0.78, "going"))


def prepare(stage: Stage, evening: Evening, remind: Deed) -> None:
    """Plan everything that happens before the meeting."""
    start = evening.starts_at
    stage.plan(start - PREPARED, lambda now: _write(stage, evening, now))
    stage.plan(start - INVITED, lambda now: _invite(stage, evening, now))
    if evening.moved:
        stage.plan(min(start, evening.planned_at) - MOVED, lambda now: _move(stage, evening, now))
    if evening.called_off:
        stage.plan(start - CALLED_OFF, lambda now: _call_off(stage, evening, now))
    else:
        stage.plan(start - REMINDED, remind)


def meeting_of(stage: Stage, evening: Evening) -> "Meeting":
    """The meeting as it is now, as its facilitator sees it."""
    group = evening.group
    found, _standing = meeting_for(
        stage.people[group.leader], stage.meeting_ids[group.key, evening.planned_at]
    )
    stage.meetings[evening.key] = found
    return found


def members_at(stage: Stage, evening: Evening) -> list[str]:
    """Handles of everyone in the community by then, in the order of the file."""
    group, start = evening.group, evening.starts_at
    late = [one for one, weeks in group.late_members.items() if stage.at - timedelta(weeks=weeks) < start]
    return [*group.facilitators, *group.co_facilitators, *group.members, *late]


def comes(stage: Stage, evening: Evening, handle: str) -> bool:
    """Whether this person is there. Who leads always is."""
    group = evening.group
    if handle in (*group.facilitators, *group.co_facilitators):
        return True
    if evening.is_tonight:
        tonight = script.happening("tonight")
        return handle not in (*tonight["maybe"], *tonight["no"])
    habit = chance("habit", handle).uniform(-0.15, 0.2) + (0.12 if handle == "dana" else 0)
    return chance("comes", evening.key, handle).random() < group.share + habit


def _write(stage: Stage, evening: Evening, when: datetime) -> None:
    meeting, leader = meeting_of(stage, evening), stage.people[evening.group.leader]
    topic, group = evening.topic, evening.group
    meetings.change_meeting(
        meeting=meeting, title=said(topic.title), objectives=[said(one) for one in topic.want],
        video_url=group.video_url, by=leader, at=when,
    )  # fmt: skip
    agenda = [_segment(part) for part in parts_of(evening)]
    agenda = with_training(stage, evening, agenda, when)
    meetings.set_agenda(meeting=meeting, agenda=agenda, by=leader, at=when)


def parts_of(evening: Evening) -> list[list[object]]:
    """The agenda as it is written: title, minutes, purpose and, where there is one, who leads."""
    group, (first, last) = evening.group, script.frame(evening.group.language)
    parts: list[list[object]] = [[first, OPENING_MINUTES, "open"], *evening.topic.parts]
    left = group.minutes - sum(int(str(part[1])) for part in parts)
    if left > LONGEST_CLOSE_MINUTES:
        parts.append([script.between(group.language), QUESTIONS_MINUTES, "share"])
        left -= QUESTIONS_MINUTES
    return [*parts, [last, left, "close"]]


def _segment(part: list[object]) -> SegmentPlan:
    title, minutes, purpose, *lead = part
    return SegmentPlan(
        title=said(str(title)), purpose=str(purpose), minutes=int(str(minutes)),
        lead=said(str(lead[0]) if lead else ""),
    )  # fmt: skip


def _invite(stage: Stage, evening: Evening, when: datetime) -> None:
    meetings.invite(meeting=meeting_of(stage, evening), by=stage.people[evening.group.leader], at=when)
    until = min(
        evening.starts_at, evening.starts_at - CALLED_OFF if evening.called_off else evening.starts_at
    )
    for handle in members_at(stage, evening):
        dice = chance("answer", evening.key, handle)
        coming = _answer(evening, handle, dice.random(), comes=comes(stage, evening, handle))
        if not stage.who[handle].account or not coming or stage.at - when > ANSWERS_KEPT:
            continue
        moment = when + (until - when) * dice.triangular(0.01, 0.98, 0.1)
        stage.plan(
            moment,
            lambda now, handle=handle, coming=coming: _say(stage, evening, handle, coming, now),  # type: ignore[misc]
        )


def _answer(evening: Evening, handle: str, number: float, *, comes: bool) -> str:
    """going, maybe, no, or nothing, for a number from 0 to 1."""
    if evening.is_tonight:
        tonight = script.happening("tonight")
        return "maybe" if handle in tonight["maybe"] else "no" if handle in tonight["no"] else "going"
    for most, answer in COMING if comes else STAYING_AWAY:
        if number < most:
            return answer
    return ""


def _say(stage: Stage, evening: Evening, handle: str, coming: str, when: datetime) -> None:
    group = evening.group
    if handle not in stage.people:
        return
    both = bool(group.place and group.video_url)
    how = ("room" if handle in group.in_room else "remote") if both and coming != "no" else ""
    meetings.answer(
        meeting=stage.meetings[evening.key], person=stage.people[handle], coming=coming, how=how,
        via=chance("via", evening.key, handle).choice(["page", "link", "link"]), by=stage.people[handle], at=when,
    )  # fmt: skip


def _move(stage: Stage, evening: Evening, when: datetime) -> None:
    meetings.move_meeting(
        meeting=meeting_of(stage, evening), starts_at=evening.starts_at, ends_at=evening.ends_at,
        place=said(evening.group.place), by=stage.people[evening.group.leader], at=when,
    )  # fmt: skip
    meeting_of(stage, evening)


def _call_off(stage: Stage, evening: Evening, when: datetime) -> None:
    meetings.cancel_meeting(
        meeting=meeting_of(stage, evening), reason=said(evening.called_off),
        by=stage.people[evening.group.leader], at=when,
    )  # fmt: skip
