"""A room's course: opened by who leads, its agenda laid into it, ended by them or, forgotten, by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Max, OuterRef, Subquery

from copal.domain.communities.models import Membership
from copal.domain.communities.rules import LEADING
from copal.domain.facilitation.actions.acting import Sender, note, within
from copal.domain.facilitation.models import LogEntry
from copal.domain.facilitation.refusals import told
from copal.domain.facilitation.rules import Happening, Level, No, State
from copal.domain.meetings.models import Meeting, Segment
from copal.policies import room as policies


def open_room(sender: Sender, *, at: datetime) -> State:
    """Open the meeting: from now on its agenda runs, and who opens it is here. Again changes nothing. Raises `CannotNow`."""

    def opened(state: State) -> Sequence[Happening]:
        if state.opening.opened_at:
            return ()
        here = () if sender.person.pk in state.opening.here else (Happening("came", {"how": "room"}),)
        return (Happening("opened"), _agenda(sender.meeting), *here)

    return within(sender, opened, at=at, needed=Level.LEADS, only_open=False)


def lay_agenda(*, meeting: Meeting, by: int | None, at: datetime) -> None:
    """The agenda as it stands now, into a room that is open; before that there is nothing to tell."""
    note(meeting, lambda state: (_agenda(meeting),) if state.opening.is_open else (), by=by, at=at)


def _agenda(meeting: Meeting) -> Happening:
    rows = Segment.objects.filter(meeting=meeting).order_by("position").values_list("pk", "minutes")
    return Happening(
        "agenda_laid", {"items": [list(row) for row in rows], "ends_at": meeting.ends_at.isoformat()}
    )


def end_room(*, meeting: Meeting, by: int | None, at: datetime) -> None:
    """With the closing of the meeting. Nothing where it was never opened, or is over already."""
    note(meeting, lambda state: (Happening("ended"),) if state.opening.is_open else (), by=by, at=at)


def resume_room(sender: Sender, *, at: datetime) -> State:
    """Take an end back: it was too soon, or a slip. Not once the meeting is closed. Raises `CannotNow`."""
    if sender.level < Level.LEADS:
        raise told(No("not_yours"))
    if getattr(sender.meeting, "closing", None):
        raise told(No("over"))

    def resumed(state: State) -> Sequence[Happening]:
        return (Happening("resumed"),) if state.opening.ended_at else ()

    return note(sender.meeting, resumed, by=sender.person.pk, at=at)


def end_forgotten(*, at: datetime) -> int:
    """End every open room that nobody leads any more. Returns how many.

    That is one past its planned end where no facilitator has done anything for `closes_itself_after_minutes`.
    """
    quiet = at - timedelta(minutes=policies.in_force(on=at.date()).closes_itself_after_minutes)
    course = LogEntry.objects.filter(meeting=OuterRef("pk"), kind__in=("opened", "ended", "resumed"))
    latest = Subquery(course.order_by("-number").values("kind")[:1])
    rooms = (
        Meeting.objects.filter(ends_at__lte=quiet)
        .alias(course=latest)
        .filter(course__in=("opened", "resumed"))
    )
    forgotten = [room for room in rooms.select_related("community") if _led_at(room) <= quiet]
    for room in forgotten:
        end_room(meeting=room, by=None, at=at)
    return len(forgotten)


def _led_at(meeting: Meeting) -> datetime:
    """When someone who leads last did something there."""
    leaders = Membership.objects.current().filter(community=meeting.community_id, role__in=LEADING)
    log = LogEntry.objects.filter(meeting=meeting, by__in=leaders.values("person"))
    return log.aggregate(last=Max("at"))["last"] or meeting.starts_at
