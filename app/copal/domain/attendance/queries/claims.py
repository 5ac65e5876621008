"""What people say about their own presence, waiting for an answer or answered."""

from django.db.models import Q
from django.http import Http404

from copal.domain.attendance.models import Claim, Stay
from copal.domain.communities.models import Membership
from copal.domain.communities.queries import reads
from copal.domain.communities.rules import Standing
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.people.models import Person


def open_claims(meeting: Meeting, standing: Standing) -> list[Claim]:
    """Those nobody has answered yet, oldest first, with the person. None for who may not read people's own words.

    `standing` is what `meeting_for` said the reader is to the community.
    """
    if not reads(standing, "facilitators", meeting.community):
        return []
    rows = Claim.objects.filter(meeting=meeting, decided_at=None)
    return list(rows.select_related("person", "meeting__community", "meeting__closing").order_by("at"))


def claim_of(meeting: Meeting, claim_id: int) -> Claim:
    """One claim of this meeting, answered or not; anything else is not there."""
    rows = Claim.objects.filter(meeting=meeting, pk=claim_id)
    claim = rows.select_related("person", "meeting__community", "meeting__closing").first()
    if claim is None:
        raise Http404
    return claim


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
