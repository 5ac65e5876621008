from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from copal.domain.communities.models import Community, Membership, Network
from copal.domain.communities.rules import Deed, Standing
from copal.domain.confidentiality.rules import Audience
from copal.domain.confidentiality.rules.audiences import may_read
from copal.domain.people.models import Person
from copal.domain.people.queries import keep_network_role, network_role, role_in_network


def the_network() -> Network | None:
    """The network this installation serves, or None before it is founded. Its logo is fetched when asked for."""
    return Network.objects.defer("logo_svg").filter(pk=1).first()


def standing(viewer: Person | None, community: Community) -> Standing:
    """What `viewer` (None: nobody signed in) is to this community. One query."""
    if viewer is None:
        return Standing()
    here = Membership.objects.filter(community=community, person=OuterRef("pk"), ended_at=None)
    asked = Person.objects.filter(pk=viewer.pk)
    role, in_network = asked.values_list(Subquery(here.values("role")[:1]), role_in_network()).get()
    return Standing(role=role, network_role=keep_network_role(viewer, in_network))


def with_role[M: Model](rows: QuerySet[M], viewer: Person, *, community: str) -> QuerySet[M]:
    """The rows with the viewer's role in the community that each names in this field; then `standing_beside`."""
    here = Membership.objects.filter(community=OuterRef(community), person=viewer, ended_at=None)
    told: QuerySet[Any] = rows.annotate(viewers_role=Subquery(here.values("role")[:1]))
    return told


def standing_beside(viewer: Person, row: Model) -> Standing:
    """The same as `standing`, where the role came along with the row."""
    role = getattr(row, "viewers_role")  # noqa: B009 - an annotation
    return Standing(role=role, network_role=network_role(viewer))


def require(standing: Standing, deed: Deed, community: Community) -> None:
    """Raise Http404 if they may not even see it, PermissionDenied if they see it but may not do this."""
    if standing.may(deed, joining=community.joining):
        return
    if standing.may(Deed.SEE, joining=community.joining) and deed is not Deed.TAKE_PART:
        raise PermissionDenied
    raise Http404


def reads(standing: Standing, audience: Audience, community: Community, *, attends: bool = False) -> bool:
    """Whether they read words of this community that are for `audience`. `attends`: the meeting these were said in."""
    return may_read(audience, standing.to_words(joining=community.joining, attends=attends))


def require_reader(
    standing: Standing, audience: Audience, community: Community, *, attends: bool = False
) -> None:
    """Raise Http404 for who does not: nobody is told that there are words they may not read."""
    if not reads(standing, audience, community, attends=attends):
        raise Http404


def community_for(viewer: Person | None, slug: str, deed: Deed = Deed.SEE) -> tuple[Community, Standing]:
    """The only way a page gets a community. Not yours to see reads the same as not there."""
    rows: QuerySet[Community] = Community.objects.filter(slug=slug)
    if viewer is not None:
        rows = with_role(rows, viewer, community="pk")
    community = rows.first()
    if community is None:
        raise Http404
    place = Standing() if viewer is None else standing_beside(viewer, community)
    require(place, deed, community)
    return community, place


def facilitators_at(community: Community, at: datetime) -> list[Person]:
    """Who facilitated this community at that moment, facilitators before co-facilitators, by name."""
    rows = (
        Membership.objects.filter(
            Q(ended_at=None) | Q(ended_at__gt=at),
            community=community,
            role__in=("facilitator", "co_facilitator"),
            joined_at__lte=at,
        )
        .select_related("person")
        .order_by("-role", "person__chosen_name")
    )
    return [row.person for row in rows]


def facilitator_ids(community_id: int) -> list[int]:
    """Who facilitates it now."""
    rows = Membership.objects.filter(
        community_id=community_id, ended_at=None, role__in=("facilitator", "co_facilitator")
    )
    return list(rows.order_by("person_id").values_list("person_id", flat=True))


def name_and_slug(community_id: int) -> tuple[str, str]:
    return Community.objects.values_list("name", "slug").get(pk=community_id)


def community_left(person: Person, slug: str) -> Community:
    """A community this person is or was a member of, for undoing their leaving. Else it is not there."""
    community = Community.objects.filter(slug=slug, memberships__person=person).first()
    if community is None:
        raise Http404
    return community


def community_of_member(viewer: Person, community_id: int) -> Community | None:
    """The community if `viewer` is in it today, in whatever role; else None, as if it were not there."""
    found = Membership.objects.current().filter(community=community_id, person=viewer)
    membership = found.select_related("community").first()
    return membership.community if membership else None
