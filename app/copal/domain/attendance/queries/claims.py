"""What people say about their own presence, waiting for an answer or answered."""

from django.http import Http404

from copal.domain.attendance.models import Claim
from copal.domain.meetings.models import Meeting


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
