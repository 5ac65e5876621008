"""What people say about their own presence, waiting for an answer or answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404

from copal.domain.attendance.models import Claim, Stay
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.people.models import Person


def open_claims(meeting: Meeting) -> list[Claim]:
    """Those nobody has answered yet, oldest first, with the person."""
    rows = Claim.objects.filter(meeting=meeting, decided_at=None)
    return list(rows.select_related("person", "meeting__community", "meeting__closing").order_by("at"))


def claim_of(meeting: Meeting, claim_id: int) -> Claim:
    """One claim of this meeting, answered or not; anything else is not there."""
    rows = Claim.objects.filter(meeting=meeting, pk=claim_id)
    claim = rows.select_related("person", "meeting__community", "meeting__closing").first()
    if claim is None:
        raise Http404
    return claim


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    id: int
    person: int
    name: str
    since: datetime
    until: datetime
    words: str
    at: datetime
    decision: str  # accepted | declined | taken_back, or empty: open
    decided_words: str
    decided_at: datetime | None
    decided_by: str


def claims_of(meeting: Meeting) -> list[ClaimRow]:
    """Open ones first, then the latest. One query."""
    rows = Claim.objects.filter(meeting=meeting).select_related("person", "decided_by").order_by("-pk")
    found = [
        ClaimRow(
            id=one.pk, person=one.person_id, name=one.person.chosen_name, since=one.since, until=one.until,
            words=one.words, at=one.at, decision=one.decision, decided_words=one.decided_words,
            decided_at=one.decided_at, decided_by=one.decided_by.chosen_name if one.decided_by else "",
        )
        for one in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: bool(one.decision))


def open_claim_of(meeting: Meeting, person: Person) -> Claim | None:
    return Claim.objects.filter(meeting=meeting, person=person, decided_at=None).first()


def meeting_to_claim(viewer: Person, meeting_id: int) -> Meeting:
    """A meeting at which `viewer` may have been: a member then, invited, or with a stay. Else Http404.

    Who has left the community since keeps the right to say that they were there.
    """
    meeting = (
        Meeting.objects.select_related("community", "cancellation", "closing").filter(pk=meeting_id).first()
    )
    if meeting is None:
        raise Http404
    member_then = Membership.objects.filter(
        Q(ended_at=None) | Q(ended_at__gte=meeting.starts_at),
        community=meeting.community_id, person=viewer, joined_at__lte=meeting.ends_at,
    )  # fmt: skip
    invited = Invitation.objects.filter(meeting=meeting, person=viewer, guest=True)
    been = Stay.objects.filter(meeting=meeting, person=viewer)
    if not (member_then.exists() or invited.exists() or been.exists()):
        raise Http404
    return meeting
