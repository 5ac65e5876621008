"""What the first page asks: which meetings wait for someone who counts presence, and whether one is in already."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from copal.domain.attendance.models import Claim, Report, Stay
from copal.domain.communities.models import Membership
from copal.domain.communities.rules import MAY, Deed
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person

MOST = 20
TO_LOOK_AT = (Report.State.WAITING, Report.State.READING, Report.State.READ, Report.State.FAILED)


@dataclass(frozen=True)
class MeetingWaiting:
    """A meeting with a report neither confirmed nor discarded, or with claims nobody has decided."""

    meeting: int
    title: str
    community: str
    report: int | None
    report_state: str  # waiting | reading | read | failed, or empty
    claims: int  # 0 for those who may not decide them


def _leading(person: Person, deed: Deed) -> Any:
    roles = [role for role, deeds in MAY.items() if deed in deeds]
    return Membership.objects.filter(person=person, ended_at=None, role__in=roles)


def meetings_waiting(person: Person, *, most: int = MOST) -> list[MeetingWaiting]:
    """In the communities where this person counts presence, oldest first. One query."""
    reports = Report.objects.filter(meeting=OuterRef("pk"), state__in=TO_LOOK_AT).order_by("pk")
    claims = Claim.objects.filter(meeting=OuterRef("pk"), decided_at=None).order_by()
    counted = claims.values("meeting").annotate(number=Count("pk")).values("number")
    decides = Exists(_leading(person, Deed.CLOSE).filter(community=OuterRef("community")))
    rows = (
        Meeting.objects.filter(community__in=_leading(person, Deed.COUNT).values("community"))
        .annotate(
            report=Subquery(reports.values("pk")[:1]),
            report_state=Coalesce(Subquery(reports.values("state")[:1]), Value("")),
            claim_count=Coalesce(Subquery(counted), 0),
            decides=decides,
        )
        .filter(Q(report__isnull=False) | Q(decides=True, claim_count__gt=0))
        .order_by("starts_at", "pk")
        .values_list("pk", "title", "community__name", "report", "report_state", "claim_count", "decides")
    )
    return [
        MeetingWaiting(pk, title, community, report, state, number if may_decide else 0)
        for pk, title, community, report, state, number, may_decide in rows[:most]
    ]


def in_since(person: Person, meeting_id: int) -> datetime | None:
    """Since when they are checked in and not out again; None when they are not."""
    stays = Stay.objects.filter(meeting=meeting_id, person=person, until=None, withdrawal=None)
    return stays.order_by("since").values_list("since", flat=True).first()
