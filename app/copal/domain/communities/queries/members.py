from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.http import Http404

from copal.domain.communities.models import Agreement, Community, Expectations, JoinRequest, Membership
from copal.domain.communities.queries.access import community_for, require_reader
from copal.domain.communities.rules import Deed, Standing
from copal.domain.people.models import Person

MEMBERS_A_PAGE = 50
ORDER = ("facilitator", "co_facilitator", "note_taker", "member")


@dataclass(frozen=True)
class MemberSeen:
    person_id: int
    name: str  # as they chose it
    role: str
    role_name: str
    joined_at: datetime
    address: str  # empty unless the viewer manages the community
    has_account: bool
    agreed: bool  # to the expectations in force


@dataclass(frozen=True)
class MemberList:
    members: list[MemberSeen]
    found: int
    page: int
    pages: int


@dataclass(frozen=True)
class RequestSeen:
    pk: int
    person_id: int
    name: str
    region: str
    how: str
    words: str
    at: datetime
    place: int  # 1 is first in line, among those who wait


def members_seen(
    community: Community, *, words: str = "", page: int = 1, with_addresses: bool = False
) -> MemberList:
    """Today's members: who leads first, then by name. Ask `community_for(..., Deed.TAKE_PART)` before."""
    found = Membership.objects.current().filter(community=community)
    if words:
        sought = Q(person__chosen_name__icontains=words)
        found = found.filter(sought | Q(person__email__icontains=words) if with_addresses else sought)
    total = found.count()
    pages = max(1, ceil(total / MEMBERS_A_PAGE))
    page = min(max(1, page), pages)
    newest = Expectations.objects.filter(community=community).order_by("-version").values("pk")[:1]
    rows = (
        found.select_related("person")
        .annotate(
            place=Case(*(When(role=role, then=Value(n)) for n, role in enumerate(ORDER))),
            agreed=Exists(Agreement.objects.filter(expectations__in=newest, person=OuterRef("person"))),
        )
        .order_by("place", "person__chosen_name", "pk")
    )
    first = (page - 1) * MEMBERS_A_PAGE
    return MemberList(
        members=[_member(row, with_addresses) for row in rows[first : first + MEMBERS_A_PAGE]],
        found=total,
        page=page,
        pages=pages,
    )


def _member(row: Membership, with_addresses: bool) -> MemberSeen:  # noqa: FBT001 - passed on as it came
    return MemberSeen(
        person_id=row.person_id, name=row.person.chosen_name, role=row.role,
        role_name=str(row.get_role_display()), joined_at=row.joined_at,
        address=(row.person.email or "") if with_addresses else "",
        has_account=row.person.opened_at is not None, agreed=getattr(row, "agreed"),  # noqa: B009 - annotation
    )  # fmt: skip


def requests_seen(community: Community, standing: Standing) -> list[RequestSeen]:
    """Those without an answer: who asks or applies first, then who waits, each in order of coming.

    `standing` is what `community_for` said the reader is to it.
    """
    require_reader(standing, "facilitators", community)
    rows = JoinRequest.objects.filter(community=community, answered_at=None).select_related("person")
    asking: list[RequestSeen] = []
    waiting: list[RequestSeen] = []
    for row in rows.order_by("at", "pk"):
        to = waiting if row.how == "wait" else asking
        to.append(_request(row, len(to) + 1))
    return asking + waiting


def _request(row: JoinRequest, place: int) -> RequestSeen:
    return RequestSeen(
        row.pk, row.person_id, row.person.chosen_name, row.person.region, row.how, row.words, row.at, place
    )


def open_request(viewer: Person, request_id: int) -> JoinRequest:
    """A request that the viewer may answer, answered already or not."""
    request = JoinRequest.objects.select_related("community", "person").filter(pk=request_id).first()
    if request is None:
        raise Http404
    community_for(viewer, request.community.slug, Deed.MANAGE)
    return request


def member_of(community: Community, person_id: int) -> Person:
    """Who is, or was, a member here. Anyone else is not found."""
    membership = (
        Membership.objects.filter(community=community, person_id=person_id).select_related("person").first()
    )
    if membership is None:
        raise Http404
    return membership.person
