"""Two accounts were one person: the places of the one in communities are the other's."""

from datetime import datetime

from django.db import transaction

from copal.domain.communities.actions.seats import fill_free_seats, locked, settle
from copal.domain.communities.models import Agreement, Community, JoinRequest, Membership
from copal.domain.people.models import Person

STRONGEST_FIRST = (
    Membership.Role.FACILITATOR, Membership.Role.CO_FACILITATOR, Membership.Role.NOTE_TAKER, Membership.Role.MEMBER,
)  # fmt: skip


@transaction.atomic
def hand_over(*, gone: Person, to: Person, by: Person, at: datetime) -> None:
    """What `gone` was and is a member of, has agreed to and asked to join. Done again, it changes nothing.

    Where both are members now it is one membership: the stronger role, since the earlier day, on one seat.
    """
    for community in _of_either(gone, to):
        locked(community)
        _one_membership(community, gone, to, by, at)
        _one_request(community, gone, to, by, at)
        fill_free_seats(community, at=at)
    agreed = Agreement.objects.filter(person=to).values("expectations")
    Agreement.objects.filter(person=gone).exclude(expectations__in=agreed).update(person=to)


def stronger(one: Membership, other: Membership) -> tuple[str, datetime]:
    """The role and the day of two memberships that become one."""
    roles = sorted((one.role, other.role), key=STRONGEST_FIRST.index)
    return roles[0], min(one.joined_at, other.joined_at)


def _of_either(gone: Person, to: Person) -> list[Community]:
    """Where `gone` is, was or asks to be, always in one order, so that nobody waits for one another."""
    places = Membership.objects.filter(person=gone).values("community")
    asked = JoinRequest.objects.filter(person=gone, answered_at=None).values("community")
    return list(Community.objects.filter(pk__in=places.union(asked)).order_by("pk"))


def _one_membership(community: Community, gone: Person, to: Person, by: Person, at: datetime) -> None:
    current = Membership.objects.current().filter(community=community)
    theirs, mine = current.filter(person=gone).first(), current.filter(person=to).first()
    if theirs and mine:
        mine.role, mine.joined_at = stronger(theirs, mine)
        mine.save(update_fields=["role", "joined_at"])
        theirs.ended_at, theirs.ended_by, theirs.how_ended = at, by, "joined"
        theirs.save(update_fields=["ended_at", "ended_by", "how_ended"])
    Membership.objects.filter(community=community, person=gone).exclude(how_ended="joined").update(person=to)


def _one_request(community: Community, gone: Person, to: Person, by: Person, at: datetime) -> None:
    """The one that waits longer stays; none where they are a member by now."""
    waiting = JoinRequest.objects.filter(community=community, answered_at=None).order_by("at", "pk")
    both = list(waiting.filter(person__in=[gone, to]))
    is_in = Membership.objects.current().filter(community=community, person=to).exists()
    for one in both if is_in else both[1:]:
        settle(community=community, person=one.person, answer="withdrawn", by=by, at=at)
    JoinRequest.objects.filter(community=community, person=gone, answered_at=None).update(person=to)
