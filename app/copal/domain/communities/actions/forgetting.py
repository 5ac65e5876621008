"""A person leaves every community at once and for good."""

from datetime import datetime

from django.db import transaction

from copal.domain.communities.actions.seats import fill_free_seats, locked
from copal.domain.communities.facts import MemberLeft
from copal.domain.communities.models import JoinRequest, Membership
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


@transaction.atomic
def leave_all(*, person: Person, at: datetime) -> int:
    """End every membership and take back every open request. Returns how many memberships ended.

    Unlike `leave`, it does not ask whether a community is left without facilitator: that was asked when they said
    that they leave, and nobody is held back by what happened since.
    """
    JoinRequest.objects.filter(person=person, answered_at=None).update(answer="withdrawn", answered_at=at)
    memberships = list(Membership.objects.current().filter(person=person).select_related("community"))
    for one in memberships:
        community = locked(one.community)
        one.ended_at, one.ended_by, one.how_ended = at, person, "left"
        one.save(update_fields=["ended_at", "ended_by", "how_ended"])
        journal.record(MemberLeft(at=at, by=person.pk, community=community.pk, person=person.pk, how="left"))
        fill_free_seats(community, at=at)
    return len(memberships)
