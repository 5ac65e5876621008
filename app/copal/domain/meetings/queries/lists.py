"""Meetings in lists: of a community, of a person, and those waiting to be closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from copal.domain.communities.models import Membership
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import MAY, Deed
from copal.domain.meetings.models import Answer, Invitation, Meeting
from copal.domain.meetings.rules import State, state_at
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """One meeting in a list. `mine` is the viewer's answer, "" when none."""

    id: int
    title: str
    community: str
    slug: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    place: str
    video_url: str
    state: State
    mine: str
    going: int


@dataclass(frozen=True, kw_only=True)
class MeetingList:
    """One page of a community's meetings; `community_id` and `timezone` are the community's."""

    community_id: int
    community: str
    slug: str
    timezone: str
    past: bool
    meetings: tuple[MeetingLine, ...]
    count: int
    page: int
    pages: int
    may_plan: bool


def meetings_of(viewer: Person, slug: str, *, at: datetime, past: bool = False, page: int = 1) -> MeetingList:
    """A community's meetings, those to come nearest first or those gone latest first, 50 to a page.

    Raises Http404 unless the viewer takes part.
    """
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    rows = Meeting.objects.filter(community=community)
    rows = rows.filter(ends_at__lte=at) if past else rows.filter(ends_at__gt=at)
    pages = Paginator(_fetched(rows, viewer).order_by("-starts_at" if past else "starts_at", "pk"), PAGE)
    shown = pages.get_page(page)
    return MeetingList(
        community_id=community.pk, community=community.name, slug=community.slug,
        timezone=community.timezone, past=past, meetings=_lines(shown.object_list, at),
        count=pages.count, page=shown.number, pages=pages.num_pages,
        may_plan=place.may(Deed.PLAN, joining=community.joining),
    )  # fmt: skip


def next_meetings(person: Person, *, at: datetime, most: int = 5) -> tuple[MeetingLine, ...]:
    """Theirs as a member or guest, not over and not cancelled, nearest first. For the home page."""
    rows = Meeting.objects.filter(theirs(person), ends_at__gt=at, cancellation=None)
    return _lines(_fetched(rows, person).order_by("starts_at", "pk")[:most], at)


def next_of_community(community_id: int, viewer: Person | None, *, at: datetime) -> MeetingLine | None:
    """The next meeting, for a community's page. Whoever may see the community may know when it meets."""
    rows = Meeting.objects.filter(community=community_id, ends_at__gt=at, cancellation=None)
    found = _lines(_fetched(rows, viewer).order_by("starts_at", "pk")[:1], at)
    return found[0] if found else None


def next_starts(community_ids: Iterable[int], *, at: datetime) -> dict[int, datetime]:
    """When each of these communities meets next, in one query; those without a meeting to come are left out."""
    rows = Meeting.objects.filter(community__in=list(community_ids), ends_at__gt=at, cancellation=None)
    return dict(rows.order_by().values_list("community_id").annotate(first=Min("starts_at")))


def to_close(person: Person, *, at: datetime, most: int = 20) -> tuple[MeetingLine, ...]:
    """Meetings that are over and wait for this person, as a facilitator, to close them. Oldest first."""
    closers = [role for role, deeds in MAY.items() if Deed.CLOSE in deeds]
    mine = Membership.objects.filter(person=person, ended_at=None, role__in=closers).values("community")
    rows = Meeting.objects.filter(community__in=mine, ends_at__lte=at, cancellation=None, closing=None)
    return _lines(_fetched(rows, person).order_by("starts_at", "pk")[:most], at)


def theirs(person: Person) -> Q:
    """Meetings of the communities they are a member of now, and those they are invited to as a guest."""
    communities = Membership.objects.filter(person=person, ended_at=None).values("community")
    guest = Invitation.objects.filter(person=person, guest=True).values("meeting")
    return Q(community__in=communities) | Q(pk__in=guest)


def open_to(viewer: Person, meeting_ids: Iterable[int]) -> set[int]:
    """Which of these meetings have a page for them: all for staff, else those of `theirs`. One query."""
    rows = Meeting.objects.filter(pk__in=list(meeting_ids))
    if network_role(viewer) != "staff":
        rows = rows.filter(theirs(viewer))
    return set(rows.values_list("pk", flat=True))


SHOWN = (
    "id", "title", "starts_at", "ends_at", "timezone", "place", "video_url",
    "community__name", "community__slug", "cancellation__id", "closing__id", "going", "mine",
)  # fmt: skip


def _fetched(rows: "QuerySet[Meeting]", viewer: Person | None) -> "QuerySet[Meeting, dict[str, Any]]":
    """Plain values: a list of fifty needs no fifty meetings, communities and closings made of them."""
    answers = Answer.objects.filter(meeting=OuterRef("pk")).order_by()
    going = answers.filter(coming="going").values("meeting").annotate(n=Count("pk")).values("n")
    mine = answers.filter(person=viewer).values("coming")[:1]
    shown: QuerySet[Meeting, dict[str, Any]] = rows.annotate(
        going=Subquery(going), mine=Subquery(mine)
    ).values(*SHOWN)
    return shown


def _lines(rows: Iterable[dict[str, Any]], at: datetime) -> tuple[MeetingLine, ...]:
    return tuple(_line(row, at) for row in rows)


def _line(row: dict[str, Any], at: datetime) -> MeetingLine:
    state = state_at(
        at,
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        cancelled=row["cancellation__id"] is not None,
        closed=row["closing__id"] is not None,
    )
    return MeetingLine(
        id=row["id"], title=row["title"], community=row["community__name"], slug=row["community__slug"],
        starts_at=row["starts_at"], ends_at=row["ends_at"], timezone=row["timezone"], place=row["place"],
        video_url=row["video_url"], state=state, mine=row["mine"] or "", going=row["going"] or 0,
    )  # fmt: skip
