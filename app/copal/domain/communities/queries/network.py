"""The network as a whole, for its staff."""

from dataclasses import dataclass

from django.http import Http404

from copal.domain.communities.models import Community, Membership, Network
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


def network_logo() -> str:
    """The network's logo as SVG text, or "". Kept apart from `the_network`, which every page asks for."""
    return Network.objects.filter(pk=1).values_list("logo_svg", flat=True).first() or ""
