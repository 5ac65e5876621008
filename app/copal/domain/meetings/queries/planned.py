"""Meetings to come with what says how their time will count: the policy, the agenda and its approvals on that day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Subquery

from copal.base.intervals import Interval
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Answer, Meeting, Segment
from copal.domain.meetings.queries.lists import theirs
from copal.domain.meetings.queries.page import MeetingPage
from copal.domain.meetings.queries.pricing import day_there
from copal.domain.meetings.queries.stretches import PlannedPart, parts_of
from copal.domain.people.models import Person
from copal.domain.training.queries import Stands, stands_among
from copal.policies import attendance as policies
from copal.policies.attendance import AttendancePolicy

FACILITATING = ("facilitator", "co_facilitator")


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One meeting to come. `leads`: the viewer facilitates there; `mine` is their answer, "" when none."""

    id: int
    title: str
    community: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    policy_name: str
    leads: bool
    mine: str

    @property
    def session(self) -> Interval:
        return Interval(self.starts_at, self.ends_at)

    @property
    def on(self) -> date:
        return day_there(self.starts_at, self.timezone)

    @property
    def policy(self) -> AttendancePolicy:
        return policies.in_force(self.policy_name, on=self.on)


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """The parts of a planned meeting, and where what they name stands on its day."""

    parts: tuple[PlannedPart, ...]
    stands: Stands


def planned_for(person: Person, *, at: datetime, until: datetime, most: int) -> list[Planned]:
    """Theirs as a member or guest that have not begun and are not cancelled, nearest first. One query."""
    mine = Answer.objects.filter(meeting=OuterRef("pk"), person=person).order_by().values("coming")[:1]
    leading = Membership.objects.filter(
        community=OuterRef("community"), person=person, ended_at=None, role__in=FACILITATING
    )
    rows = Meeting.objects.filter(theirs(person), starts_at__gt=at, starts_at__lte=until, cancellation=None)
    shown = rows.annotate(leads=Exists(leading), mine=Subquery(mine)).order_by("starts_at", "pk")[:most]
    return [
        Planned(
            id=row["id"], title=row["title"], community=row["community__name"], starts_at=row["starts_at"],
            ends_at=row["ends_at"], timezone=row["timezone"], policy_name=row["community__attendance_policy"],
            leads=row["leads"], mine=row["mine"] or "",
        )
        for row in shown.values(
            "id", "title", "community__name", "starts_at", "ends_at", "timezone",
            "community__attendance_policy", "leads", "mine",
        )
    ]  # fmt: skip


def planned_on(page: MeetingPage) -> Planned:
    """The meeting of a page that was asked for already."""
    return Planned(
        id=page.id, title=page.title, community=page.community, starts_at=page.starts_at, ends_at=page.ends_at,
        timezone=page.timezone, policy_name=page.policy, leads=page.role in FACILITATING, mine=page.mine,
    )  # fmt: skip


def agendas_of(planned: Sequence[Planned]) -> dict[int, Agenda]:
    """By meeting. One query however many there are."""
    found: dict[int, list[Segment]] = defaultdict(list)
    for row in _segments(one.id for one in planned):
        found[row.meeting_id].append(row)
    return {one.id: _agenda(one, found[one.id]) for one in planned}


def _segments(meeting_ids: Iterable[int]) -> list[Segment]:
    rows = Segment.objects.filter(meeting__in=set(meeting_ids)).select_related("training", "trainer")
    return list(rows.order_by("position"))


def _agenda(meeting: Planned, rows: Sequence[Segment]) -> Agenda:
    return Agenda(
        parts=tuple(parts_of(rows, meeting.starts_at, meeting.ends_at)),
        stands=stands_among(
            [row.training for row in rows if row.training],
            [row.trainer for row in rows if row.trainer],
            meeting.on,
        ),
    )
