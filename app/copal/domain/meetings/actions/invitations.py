"""Inviting members and guests. What goes out is written by those who hear the facts."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.models import Membership
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.refusals import locked, require_open
from copal.domain.meetings.facts import PersonInvited
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import person_by_address


class BadAddress(Refused):
    reason = "bad_address"


@transaction.atomic
def invite(*, meeting: Meeting, by: Person | None, at: datetime) -> int:
    """Invite every member who is not yet invited. Returns how many were.

    Raises `Cancelled`, `Fixed`, `Over`.
    """
    meeting = locked(meeting)
    require_open(meeting, at)
    invited = Invitation.objects.filter(meeting=meeting).values("person")
    members = Membership.objects.filter(community=meeting.community_id, ended_at=None).exclude(
        person__in=invited
    )
    ids = sorted(members.values_list("person", flat=True))
    Invitation.objects.bulk_create(
        [Invitation(meeting=meeting, person_id=person_id, at=at, by=by) for person_id in ids]
    )
    if meeting.invited_at is None:
        meeting.invited_at = at
        meeting.save(update_fields=["invited_at"])
    journal.record_all(
        PersonInvited(at=at, by=by.pk if by else None, meeting=meeting.pk, person=person_id)
        for person_id in ids
    )
    return len(ids)


@transaction.atomic
def invite_guest(
    *, meeting: Meeting, name: Screened, email: str, by: Person | None, at: datetime
) -> Invitation:
    """Invite one person by mail to this meeting, member or not, known or not. Twice is once.

    Raises `BadAddress`, `Cancelled`, `Fixed`, `Over`.
    """
    meeting = locked(meeting)
    require_open(meeting, at)
    address = _address(email)
    person = person_by_address(address)
    if person is None:
        if not name.words:
            raise BadAddress(_("Nobody here has this address yet. Please add a name to call them by."))
        person = people.add_person(chosen_name=name.words, email=address, how="invitation", by=by, at=at)
    member = Membership.objects.filter(community=meeting.community_id, person=person, ended_at=None).exists()
    invitation, made = Invitation.objects.get_or_create(
        meeting=meeting, person=person, defaults={"at": at, "by": by, "guest": not member}
    )
    if made:
        journal.record(PersonInvited(at=at, by=by.pk if by else None, meeting=meeting.pk, person=person.pk))
    elif not member and not invitation.guest:  # was a member when first invited, and has left since
        invitation.guest = True
        invitation.save(update_fields=["guest"])
    return invitation


def _address(email: str) -> str:
    address = email.strip()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise BadAddress(_("This mail address does not look right. Please check it.")) from problem
    return address
