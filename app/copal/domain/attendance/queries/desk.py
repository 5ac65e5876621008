"""What waits for someone who counts presence: reports to look at, and claims to decide."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from copal.domain.attendance.models import Claim, Report
from copal.domain.communities.models import Membership
from copal.domain.communities.rules import MAY, Deed
from copal.domain.people.models import Person

MOST = 20
TO_LOOK_AT = (Report.State.WAITING, Report.State.READING, Report.State.READ, Report.State.FAILED)


@dataclass(frozen=True)
class ReportWaiting:
    report: int
    meeting: int
    title: str
    state: str  # waiting | reading | read | failed


@dataclass(frozen=True)
class ClaimsWaiting:
    meeting: int
    title: str
    number: int


def _communities(person: Person, deed: Deed) -> Any:
    roles = [role for role, deeds in MAY.items() if deed in deeds]
    return Membership.objects.filter(person=person, ended_at=None, role__in=roles).values("community")


def reports_waiting(person: Person, *, most: int = MOST) -> list[ReportWaiting]:
    """Neither confirmed nor discarded, of the communities where they count presence. Oldest first, one query."""
    rows = Report.objects.filter(
        meeting__community__in=_communities(person, Deed.COUNT), state__in=TO_LOOK_AT
    )
    found = rows.order_by("pk").values_list("pk", "meeting_id", "meeting__title", "state")
    return [ReportWaiting(*row) for row in found[:most]]


def claims_waiting(person: Person, *, most: int = MOST) -> list[ClaimsWaiting]:
    """Meetings with claims nobody has decided yet, where they may decide. One query."""
    rows = Claim.objects.filter(meeting__community__in=_communities(person, Deed.CLOSE), decided_at=None)
    found = (
        rows.values_list("meeting_id", "meeting__title").annotate(number=Count("pk")).order_by("meeting_id")
    )
    return [ClaimsWaiting(*row) for row in found[:most]]
