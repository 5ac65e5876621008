"""Where somebody is the only one who leads."""

from django.db.models import Exists, OuterRef

from copal.domain.communities.models import Community, Membership
from copal.domain.people.models import Person

LEADS = Membership.Role.FACILITATOR


def only_led_by(person: Person) -> list[Community]:
    """The communities whose one facilitator this person is, by name."""
    theirs = Membership.objects.current().filter(community=OuterRef("pk"), role=LEADS)
    rows = Community.objects.filter(Exists(theirs.filter(person=person))).exclude(
        Exists(theirs.exclude(person=person))
    )
    return list(rows.order_by("name"))
