"""Where one person stands with a meeting that is over: on the list or not, and until when they can say so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Q

from copal.domain.attendance import rules
from copal.domain.attendance.models import Claim, Stay
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Invitation
from copal.domain.people.models import Person
from copal.policies import doors as policies


@dataclass(frozen=True, kw_only=True)
class Aftermath:
    """`claim_until` is the last day, in the meeting's zone, to say "I was there"; None where that is not theirs."""

    counted: bool  # something that counts says they were there
    claimed: bool  # they said so themselves, and wait for an answer
    claim_until: date | None


def aftermath_of(
    meeting_id: int, person: Person, *, ends_at: datetime, timezone: str, at: datetime
) -> Aftermath:
    """One query. Who may claim is as for `meeting_to_claim`: a member then, a guest, or someone with a stay."""
    stays = Stay.objects.filter(meeting=meeting_id, person=person)
    members = Membership.objects.filter(
        Q(ended_at=None) | Q(ended_at__gte=ends_at),
        community__meetings=meeting_id, person=person, joined_at__lte=ends_at,
    )  # fmt: skip
    guests = Invitation.objects.filter(meeting=meeting_id, person=person, guest=True)
    claims = Claim.objects.filter(meeting=meeting_id, person=person, decided_at=None)
    counted, claimed, may_claim = (
        Person.objects.filter(pk=person.pk)
        .values_list(
            Exists(stays.filter(withdrawal=None)),
            Exists(claims),
            Exists(members) | Exists(guests) | Exists(stays),
        )
        .get()
    )
    policy = policies.in_force(on=at.date())
    is_open = may_claim and not rules.claims_over(ends_at, at, policy)
    return Aftermath(
        counted=counted,
        claimed=claimed,
        claim_until=rules.claims_end(ends_at, timezone, policy) if is_open else None,
    )
