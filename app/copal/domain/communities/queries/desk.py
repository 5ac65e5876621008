"""What waits in the communities someone leads."""

from dataclasses import dataclass

from django.db.models import Count

from copal.domain.communities.models import JoinRequest, Membership
from copal.domain.communities.rules import MAY, Deed
from copal.domain.people.models import Person


@dataclass(frozen=True)
class RequestsWaiting:
    slug: str
    community: str
    number: int  # who asks or applies; who waits for a seat is answered by the seat


def requests_waiting(person: Person) -> list[RequestsWaiting]:
    """Communities this person may answer for, with how many ask to join. One query, by name."""
    answering = [role for role, deeds in MAY.items() if Deed.MANAGE in deeds]
    mine = Membership.objects.current().filter(person=person, role__in=answering).values("community")
    rows = (
        JoinRequest.objects.filter(community__in=mine, answered_at=None)
        .exclude(how="wait")
        .values_list("community__slug", "community__name")
        .annotate(number=Count("pk"))
        .order_by("community__name")
    )
    return [RequestsWaiting(slug, name, number) for slug, name, number in rows]
