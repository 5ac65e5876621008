"""Members once they are in: added, leaving, removed, brought back, given a role."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.actions.seats import fill_free_seats, locked, seat
from copal.domain.communities.facts import MemberLeft, RoleChanged
from copal.domain.communities.models import Community, Membership
from copal.domain.communities.rules import UNDO_MINUTES
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.actions import add_person
from copal.domain.people.models import Person
from copal.domain.people.queries import person_by_address


class NotAMember(Refused):
    reason = "not_a_member"


class WhoIsThis(Refused):
    reason = "who_is_this"


class LastFacilitator(Refused):
    reason = "last_facilitator"


class TooLateToReturn(Refused):
    reason = "too_late_to_return"


@transaction.atomic
def add_member(
    *, community: Community, person: Person, by: Person | None, at: datetime, role: str = "member"
) -> Membership:
    """Put someone on the roster, whatever the way in. They are asked to agree when they first come.

    Twice changes nothing. Raises `NoSeatLeft`: a facilitator who wants one more raises the number of seats.
    """
    _known(role)
    return seat(community=locked(community), person=person, role=role, by=by, at=at, how="added")


@transaction.atomic
def add_by_address(
    *, community: Community, address: str, name: Screened, by: Person, at: datetime
) -> Membership:
    """Put whoever has this mail address on the roster; if nobody has, a new person with this name.

    Raises `WhoIsThis` for an unknown address without a name, and what `add_member` raises.
    """
    person = person_by_address(address)
    if person is None:
        if not str(name):
            raise WhoIsThis(_("Nobody here has this mail address yet. Write their name too."))
        person = add_person(chosen_name=str(name), email=address, how="invitation", by=by, at=at)
    return add_member(community=community, person=person, by=by, at=at)


@transaction.atomic
def leave(*, community: Community, person: Person, at: datetime) -> Membership | None:
    """End one's own membership; None if there was none. Whoever waits first gets the seat."""
    return _end(community, person, how="left", by=person, at=at)


@transaction.atomic
def remove_member(*, community: Community, person: Person, by: Person, at: datetime) -> Membership | None:
    """End somebody's membership; None if there was none. Their hours stay theirs."""
    return _end(community, person, how="removed", by=by, at=at)


def _end(community: Community, person: Person, *, how: str, by: Person, at: datetime) -> Membership | None:
    community = locked(community)
    membership = Membership.objects.current().filter(community=community, person=person).first()
    if membership is None:
        return None
    _keep_one_facilitator(membership)
    membership.ended_at, membership.ended_by, membership.how_ended = at, by, how
    membership.save(update_fields=["ended_at", "ended_by", "how_ended"])
    journal.record(MemberLeft(at=at, by=by.pk, community=community.pk, person=person.pk, how=how))
    fill_free_seats(community, at=at)
    return membership


@transaction.atomic
def come_back(*, community: Community, person: Person, at: datetime) -> Membership:
    """Undo one's own leaving, in the role one had. Within half an hour, if the seat is still free."""
    community = locked(community)
    last = _last(community, person)
    if last.ended_at is None:
        return last
    if last.how_ended != "left" or at - last.ended_at > timedelta(minutes=UNDO_MINUTES):
        raise TooLateToReturn(_("It is too late to undo this. Use the way in on the community's page."))
    return seat(community=community, person=person, role=last.role, by=person, at=at, how="restored")


@transaction.atomic
def restore_member(*, community: Community, person: Person, by: Person, at: datetime) -> Membership:
    """Undo a removal: they are back, in the role they had. Twice changes nothing."""
    community = locked(community)
    last = _last(community, person)
    if last.ended_at is None:
        return last
    return seat(community=community, person=person, role=last.role, by=by, at=at, how="restored")


def _last(community: Community, person: Person) -> Membership:
    last = Membership.objects.filter(community=community, person=person).order_by("-joined_at", "-pk").first()
    if last is None:
        raise NotAMember(_("This person has not been a member here."))
    return last


@transaction.atomic
def set_role(
    *, community: Community, person: Person, role: str, by: Person | None, at: datetime
) -> Membership:
    """Give a member another role. The same again changes nothing."""
    _known(role)
    community = locked(community)
    membership = Membership.objects.current().filter(community=community, person=person).first()
    if membership is None:
        raise NotAMember(_("This person is not a member here. Add them first."))
    if membership.role == role:
        return membership
    _keep_one_facilitator(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    journal.record(
        RoleChanged(at=at, by=by.pk if by else None, community=community.pk, person=person.pk, role=role)
    )
    fill_free_seats(community, at=at)
    return membership


def _keep_one_facilitator(membership: Membership) -> None:
    if membership.role != Membership.Role.FACILITATOR:
        return
    others = Membership.objects.current().filter(
        community=membership.community_id, role=Membership.Role.FACILITATOR
    )
    if not others.exclude(pk=membership.pk).exists():
        raise LastFacilitator(_("A community needs a facilitator. Make someone else facilitator first."))


def _known(role: str) -> None:
    if role not in Membership.Role.values:
        raise ValueError(role)
