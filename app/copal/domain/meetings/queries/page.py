"""Everything the page of one meeting shows, in a handful of questions whatever the size of the network."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from copal.domain.communities.models import Community
from copal.domain.communities.rules import Deed, Standing
from copal.domain.meetings.models import Answer, Cancellation, Closing, Invitation, Meeting, Move, Segment
from copal.domain.meetings.queries.gates import meeting_for
from copal.domain.meetings.rules import ANSWERABLE, Running, State, running_times, state_at
from copal.domain.people.models import Person


@dataclass(frozen=True, kw_only=True)
class SegmentLine:
    id: int
    title: str
    purpose: str
    purpose_label: str
    minutes: int
    lead: str
    starts_at: datetime
    ends_at: datetime
    stage: str  # done | now | ""
    training: int | None = None
    trainer: int | None = None


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Someone who answered, by chosen name. `how` is room, remote or ""."""

    person: int
    name: str
    coming: str
    how: str


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """`mine` and `my_how` are the viewer's answer, "" when none. Times aware; show them in `timezone`."""

    id: int
    title: str
    community: str
    community_id: int
    slug: str
    community_kind: str
    policy: str  # name of the attendance policy the community chose
    starts_at: datetime
    ends_at: datetime
    timezone: str
    place: str
    video_url: str
    objectives: tuple[str, ...]
    series: int | None
    state: State
    agenda: tuple[SegmentLine, ...]
    overrun_minutes: int
    spare_minutes: int
    going: tuple[Coming, ...]
    maybe: tuple[Coming, ...]
    no: tuple[Coming, ...]
    going_in_room: int
    going_remote: int
    mine: str
    my_how: str
    invited: int  # 0 for who does not plan it
    invited_at: datetime | None
    moved_from: datetime | None
    cancelled_at: datetime | None
    cancelled_why: str
    cancellation_id: int | None
    closed_from: datetime | None
    closed_until: datetime | None
    guest: bool
    role: str  # the viewer's in the community, "" for guests and for those who serve the network
    may_plan: bool
    may_count: bool
    may_close: bool

    @property
    def answerable(self) -> bool:
        return self.state in ANSWERABLE

    @property
    def both_ways(self) -> bool:
        """There is a choice between the room and the call."""
        return bool(self.place and self.video_url)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


_PART = ("pk", "title", "purpose", "minutes", "lead", "training_id", "trainer_id")


def meeting_page(viewer: Person, meeting_id: int, *, at: datetime) -> MeetingPage:
    """Raises Http404 for those who may not take part, the same as when there is no such meeting."""
    meeting, place = meeting_for(viewer, meeting_id)
    return _page(meeting, place, viewer, at)


def _page(meeting: Meeting, place: Standing, viewer: Person, at: datetime) -> MeetingPage:
    community = meeting.community
    closing: Closing | None = getattr(meeting, "closing", None)
    cancelled: Cancellation | None = getattr(meeting, "cancellation", None)
    state = state_at(
        at, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        cancelled=cancelled is not None, closed=closing is not None,
    )  # fmt: skip
    rows = list(Segment.objects.filter(meeting=meeting).values_list(*_PART))
    running = running_times(
        meeting.starts_at, meeting.ends_at, [minutes for _pk, _title, _purpose, minutes, *_who in rows]
    )
    answers = _answers(meeting)
    mine = next((one for one in answers if one.person == viewer.pk), None)
    may = {deed: place.may(deed, joining=community.joining) for deed in Deed}
    return MeetingPage(
        id=meeting.pk, title=meeting.title, community=community.name, community_id=community.pk, slug=community.slug,
        community_kind=str(Community.Kind(community.kind).label), policy=community.attendance_policy,
        starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        timezone=meeting.timezone, place=meeting.place, video_url=meeting.video_url,
        objectives=tuple(meeting.objectives), series=meeting.series_id, state=state,
        agenda=_lines(rows, running, at if state is State.UNDER_WAY else None),
        overrun_minutes=running.overrun_minutes, spare_minutes=running.spare_minutes,
        going=_who(answers, "going"), maybe=_who(answers, "maybe"), no=_who(answers, "no"),
        going_in_room=_how(answers, "room"), going_remote=_how(answers, "remote"),
        mine=mine.coming if mine else "", my_how=mine.how if mine else "",
        invited=_invited(meeting) if may[Deed.PLAN] else 0, invited_at=meeting.invited_at,
        moved_from=_moved_from(meeting),
        cancelled_at=cancelled.at if cancelled else None,
        cancelled_why=cancelled.reason if cancelled else "",
        cancellation_id=cancelled.pk if cancelled else None,
        closed_from=closing.starts_at if closing else None,
        closed_until=closing.ends_at if closing else None,
        guest=place.role is None and place.network_role is None,
        role=place.role or "",
        may_plan=may[Deed.PLAN], may_count=may[Deed.COUNT], may_close=may[Deed.CLOSE],
    )  # fmt: skip


def _invited(meeting: Meeting) -> int:
    return Invitation.objects.filter(meeting=meeting).count()


def _moved_from(meeting: Meeting) -> datetime | None:
    """When it was to be before its latest change of time; `sequence` 0 means there was none to ask for."""
    if not meeting.sequence:
        return None
    return (
        Move.objects.filter(meeting=meeting)
        .exclude(old_starts_at=meeting.starts_at)
        .order_by("pk")
        .values_list("old_starts_at", flat=True)
        .last()
    )


# id, title, purpose, minutes, lead, training, trainer
type SegmentRow = tuple[int, str, str, int, str, int | None, int | None]


def _lines(rows: Sequence[SegmentRow], running: Running, at: datetime | None) -> tuple[SegmentLine, ...]:
    """`at` is given only while the meeting is under way: then each part is done, now or still to come."""
    words = {purpose.value: str(purpose.label) for purpose in Segment.Purpose}
    return tuple(
        SegmentLine(
            id=pk, title=title, purpose=purpose, purpose_label=words[purpose],
            minutes=minutes, lead=lead, starts_at=begins, ends_at=ends,
            stage="" if at is None or at < begins else "now" if at < ends else "done",
            training=training, trainer=trainer,
        )
        for (pk, title, purpose, minutes, lead, training, trainer), (begins, ends) in zip(rows, running.spans, strict=True)
    )  # fmt: skip


def _answers(meeting: Meeting) -> list[Coming]:
    """Every answer, by name, without making a whole person of each."""
    rows = Answer.objects.filter(meeting=meeting).order_by("person__chosen_name", "pk")
    return [
        Coming(person=person, name=name, coming=coming, how=how)
        for person, name, coming, how in rows.values_list("person_id", "person__chosen_name", "coming", "how")
    ]


def _who(answers: Sequence[Coming], coming: str) -> tuple[Coming, ...]:
    return tuple(one for one in answers if one.coming == coming)


def _how(answers: Sequence[Coming], how: str) -> int:
    return sum(one.coming == "going" and one.how == how for one in answers)
