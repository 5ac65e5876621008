"""What waits for somebody in the whole network: for its staff only. To everyone else it is not there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404

from copal.domain.attendance.models import Claim, Difference
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role
from copal.policies.roster import RosterPolicy

MOST = 100


@dataclass(frozen=True, kw_only=True)
class Case:
    """One thing that waits. `kind` is claim | roster | difference; `due_at` by when it is to be settled."""

    kind: str
    id: int
    meeting: int
    title: str
    community: str
    timezone: str
    name: str  # of the person concerned, or empty
    at: datetime  # since when
    due_at: datetime
    minutes: int = 0
    since: datetime | None = None
    until: datetime | None = None


def cases_for(viewer: Person, *, at: datetime, policy: RosterPolicy) -> list[Case]:
    """What is due first comes first. Three queries. Raises Http404 for everyone but staff."""
    _only_staff(viewer)
    found = [*_claims(policy), *_rosters(at, policy), *_differences(policy)]
    return sorted(found, key=lambda one: (one.due_at, one.kind, one.id))


def difference_for(viewer: Person, difference_id: int) -> Difference:
    """One to settle. Raises Http404 for everyone but staff."""
    _only_staff(viewer)
    found = Difference.objects.filter(pk=difference_id).select_related("meeting").first()
    if found is None:
        raise Http404
    return found


def _only_staff(viewer: Person) -> None:
    if network_role(viewer) != "staff":
        raise Http404


def _claims(policy: RosterPolicy) -> list[Case]:
    """Without their words: those are read on the meeting's own page, by whom they are for."""
    rows = Claim.objects.filter(decided_at=None).select_related("meeting__community", "person").defer("words")
    return [
        _case("claim", row.pk, row.meeting, row.at, row.at + timedelta(days=policy.answer_days), row.person.chosen_name,
              since=row.since, until=row.until)
        for row in rows.order_by("at")[:MOST]
    ]  # fmt: skip


def _rosters(at: datetime, policy: RosterPolicy) -> list[Case]:
    rows = Meeting.objects.filter(ends_at__lt=at - timedelta(days=1), closing=None, cancellation=None)
    return [
        _case("roster", row.pk, row, row.ends_at, row.ends_at + timedelta(days=policy.close_days))
        for row in rows.select_related("community").order_by("ends_at")[:MOST]
    ]


def _differences(policy: RosterPolicy) -> list[Case]:
    rows = Difference.objects.filter(settled_at=None).select_related("meeting__community", "person")
    return [
        _case("difference", row.pk, row.meeting, row.at, row.at + timedelta(days=policy.answer_days),
              row.person.chosen_name, minutes=row.minutes)
        for row in rows.order_by("at")[:MOST]
    ]  # fmt: skip


def _case(
    kind: str, number: int, meeting: Meeting, at: datetime, due_at: datetime, name: str = "", **more: Any
) -> Case:
    return Case(
        kind=kind, id=number, meeting=meeting.pk, title=meeting.title, community=meeting.community.name,
        timezone=meeting.timezone, name=name, at=at, due_at=due_at, **more,
    )  # fmt: skip
