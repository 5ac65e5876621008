"""Everything the page of one community shows, in a handful of questions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from copal.domain.communities.models import Community, JoinRequest, Membership
from copal.domain.communities.queries.access import community_for
from copal.domain.communities.queries.expectations import ExpectationsSeen, expectations_seen
from copal.domain.communities.rules import LEADING, Deed, is_over, way_in
from copal.domain.people.models import Person


@dataclass(frozen=True)
class Leader:
    name: str
    role_name: str


@dataclass(frozen=True)
class MyRequest:
    how: str
    at: datetime
    place: int  # in line; 1 is first


@dataclass(frozen=True)
class CommunitySeen:
    community: Community
    leaders: list[Leader]
    members: int
    seats_left: int | None  # None: no limit
    waiting: int
    role: str | None
    way_in: str  # join | ask | apply | wait | closed | over | member | requested
    my_request: MyRequest | None
    expectations: ExpectationsSeen
    may_take_part: bool
    may_plan: bool
    may_manage: bool
    requests: int  # without an answer; 0 unless the viewer manages

    @property
    def role_name(self) -> str:
        return str(Membership.Role(self.role).label) if self.role else ""

    @property
    def must_agree(self) -> bool:
        """A member who has not said yes to the expectations in force."""
        return self.role is not None and not self.expectations.agreed


def community_seen(viewer: Person | None, slug: str, *, at: datetime) -> CommunitySeen:
    community, place = community_for(viewer, slug)
    counts = _counts(community, viewer if not place.role else None)
    mine = MyRequest(counts["how"], counts["sent"], counts["before"] + 1) if counts["how"] else None
    may_manage = place.may(Deed.MANAGE, joining=community.joining)
    return CommunitySeen(
        community=community,
        leaders=_leaders(community),
        members=counts["members"],
        seats_left=None if community.seats is None else max(0, community.seats - counts["taken"]),
        waiting=counts["waiting"],
        role=place.role,
        way_in=_way(community, place.role, mine, taken=counts["taken"], at=at),
        my_request=mine,
        expectations=expectations_seen(viewer, community),
        may_take_part=place.may(Deed.TAKE_PART, joining=community.joining),
        may_plan=place.may(Deed.PLAN, joining=community.joining),
        may_manage=may_manage,
        requests=counts["open"] if may_manage else 0,
    )


def _counts(community: Community, asking: Person | None) -> dict[str, Any]:
    """Members, seats taken, open requests, and where `asking` stands among them: one question in all."""
    here = OuterRef("pk")
    members = Membership.objects.current().filter(community=here)
    requests = JoinRequest.objects.filter(community=here, answered_at=None)
    mine = requests.filter(person=asking) if asking else requests.none()
    ahead = requests.filter(how=OuterRef("how")).filter(
        Q(at__lt=OuterRef("sent")) | Q(at=OuterRef("sent"), pk__lt=OuterRef("number"))
    )
    rows = Community.objects.filter(pk=community.pk).annotate(
        members=_count(members),
        taken=_count(members.exclude(role__in=LEADING)),
        open=_count(requests),
        waiting=_count(requests.filter(how="wait")),
        how=Subquery(mine.values("how")[:1]),
        sent=Subquery(mine.values("at")[:1]),
        number=Subquery(mine.values("pk")[:1]),
        before=_count(ahead),
    )
    return dict(rows.values("members", "taken", "open", "waiting", "how", "sent", "before").get())


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("community").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _way(community: Community, role: str | None, mine: MyRequest | None, *, taken: int, at: datetime) -> str:
    if role:
        return "member"
    if mine:
        return "requested"
    today = at.astimezone(ZoneInfo(community.timezone)).date()
    over = is_over(ends_date=community.ends_date, on=today)
    return way_in(joining=community.joining, seats=community.seats, taken=taken, over=over).verb


def _leaders(community: Community) -> list[Leader]:
    rows = Membership.objects.current().filter(community=community, role__in=LEADING)
    return [
        Leader(row.person.chosen_name, str(row.get_role_display()))
        for row in rows.select_related("person").order_by("-role", "joined_at", "pk")
    ]
