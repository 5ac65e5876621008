"""The network as a whole, for its staff."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, FilteredRelation, OuterRef, Q, Subquery
from django.http import Http404

from copal.domain.communities.models import Community, JoinRequest, Membership, Network
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role


@dataclass(frozen=True)
class NetworkFigures:
    people: int
    accounts: int  # of these, how many have opened theirs
    communities: int
    members: int  # people in at least one community now


def network_figures(viewer: Person | None) -> NetworkFigures:
    """Four counts. Raises Http404 for everyone but staff."""
    if viewer is None or network_role(viewer) != "staff":
        raise Http404
    people = Person.objects.filter(is_active=True)
    return NetworkFigures(
        people=people.count(),
        accounts=people.exclude(opened_at=None).count(),
        communities=Community.objects.count(),
        members=Membership.objects.current().values("person").distinct().count(),
    )


@dataclass(frozen=True)
class RequestsOf:
    """A community with people who ask to join or apply, and who leads it."""

    slug: str
    community: str
    number: int
    leads: tuple[str, ...]  # chosen names


@dataclass(frozen=True)
class NetworkStands:
    people: int
    communities: int
    requests: tuple[RequestsOf, ...]


def network_stands(viewer: Person, *, most: int = 5) -> NetworkStands:
    """How many there are, and whose answers are awaited. Three queries. Raises Http404 for everyone but staff."""
    if network_role(viewer) != "staff":
        raise Http404
    open_ones = JoinRequest.objects.filter(community=OuterRef("pk"), answered_at=None).exclude(how="wait")
    number = open_ones.order_by().values("community").annotate(number=Count("pk")).values("number")
    led = Q(memberships__role="facilitator", memberships__ended_at=None)
    rows = (
        Community.objects.annotate(
            lead=FilteredRelation("memberships", condition=led), asking=Subquery(number)
        )
        .filter(asking__gt=0)
        .order_by("name", "lead__joined_at")
        .values_list("slug", "name", "asking", "lead__person__chosen_name")
    )
    found = [
        RequestsOf(slug, name, asking, tuple(row[3] for row in each if row[3]))
        for (slug, name, asking), each in groupby(rows[: most * most], key=lambda row: row[:3])
    ]
    return NetworkStands(
        people=Person.objects.filter(is_active=True).count(),
        communities=Community.objects.count(),
        requests=tuple(found[:most]),
    )


def network_logo() -> str:
    """The network's logo as SVG text, or "". Kept apart from `the_network`, which every page asks for."""
    return Network.objects.filter(pk=1).values_list("logo_svg", flat=True).first() or ""
