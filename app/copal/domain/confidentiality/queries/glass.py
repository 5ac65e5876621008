"""What is asked for, open and over; and what a community is told of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404

from copal.domain.confidentiality.models import GlassRequest
from copal.domain.confidentiality.rules import glass as rules
from copal.domain.confidentiality.rules.glass import Glass, Stage
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role
from copal.policies import two_people as policies

SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class GlassSeen:
    """One request for one who serves the network. `until` None: it was never opened."""

    id: int
    meeting_ref: int
    community_ref: int
    why: str
    reason: str
    hours: int
    at: datetime
    asked_by: str
    answered_by: str
    until: datetime | None
    stage: Stage
    may_read: bool
    may_answer: bool
    may_end: bool


@dataclass(frozen=True, kw_only=True)
class GlassTold:
    """What a community's page says for a year: that it happened, why and for how long, never the words."""

    meeting_ref: int
    at: datetime
    why: str
    hours: int


def glass_requests(viewer: Person, *, at: datetime) -> list[GlassSeen]:
    """The newest first. Raises Http404 for everyone but staff."""
    _only_staff(viewer)
    rows = GlassRequest.objects.select_related("by", "answer__by", "end").order_by("-pk")[:SHOWN]
    return [_seen(row, viewer, at) for row in rows]


def glass_for(viewer: Person, glass_id: int) -> GlassRequest:
    """Raises Http404 for everyone but staff, and where there is none."""
    _only_staff(viewer)
    row = GlassRequest.objects.select_related("by", "answer__by", "end").filter(pk=glass_id).first()
    if row is None:
        raise Http404
    return row


def glass_of(row: GlassRequest) -> Glass:
    answer, end = getattr(row, "answer", None), getattr(row, "end", None)
    return Glass(
        asked_by=row.by_id, asked_at=row.at, answered_at=answer.at if answer else None,
        until=answer.until if answer else None, ended_at=end.at if end else None,
    )  # fmt: skip


def glass_whys() -> list[tuple[str, str]]:
    """What it can be about, in the order to offer it."""
    return [(value, str(label)) for value, label in GlassRequest.Why.choices]


def glass_told(glass_id: int) -> GlassTold:
    row = GlassRequest.objects.select_related("answer").get(pk=glass_id)
    return _told(row)


def told_to(community_id: int, *, at: datetime) -> list[GlassTold]:
    """What was opened in the last year. One query."""
    since = at - timedelta(days=policies.in_force(on=at.date()).glass_shown_days)
    rows = GlassRequest.objects.filter(
        community_ref=community_id, answer__until__isnull=False, answer__at__gte=since
    )
    return [_told(row) for row in rows.select_related("answer").order_by("-pk")]


def _told(row: GlassRequest) -> GlassTold:
    return GlassTold(
        meeting_ref=row.meeting_ref, at=row.answer.at, why=str(row.get_why_display()), hours=row.hours
    )


def _only_staff(viewer: Person) -> None:
    if network_role(viewer) != "staff":
        raise Http404


def _seen(row: GlassRequest, viewer: Person, at: datetime) -> GlassSeen:
    glass, policy = glass_of(row), policies.in_force(on=at.date())
    answer = getattr(row, "answer", None)
    return GlassSeen(
        id=row.pk, meeting_ref=row.meeting_ref, community_ref=row.community_ref,
        why=str(row.get_why_display()), reason=row.reason, hours=row.hours, at=row.at,
        asked_by=row.by.chosen_name, answered_by=answer.by.chosen_name if answer else "", until=glass.until,
        stage=rules.stage(glass, at=at, policy=policy),
        may_read=rules.may_read(glass, viewer.pk, at=at, policy=policy),
        may_answer=rules.may_answer(glass, viewer.pk, at=at, policy=policy),
        may_end=rules.may_end(glass, at=at, policy=policy),
    )  # fmt: skip
