"""One decision of the register, and what it takes to change it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import Http404

from copal.domain.communities.models import Community, Membership
from copal.domain.communities.queries import community_for, require, require_reader
from copal.domain.communities.rules import Deed
from copal.domain.decisions import rules
from copal.domain.decisions.models import Decision
from copal.domain.decisions.queries.register import DecisionLine, line_of, with_standing
from copal.domain.decisions.queries.shapes import Someone
from copal.domain.people.models import Person
from copal.policies import decisions as policies


@dataclass(frozen=True, kw_only=True)
class DecisionSeen:
    """`owners` are those who can own it, with who owns it now; empty for those who may not change anything."""

    community: Community
    may_change: bool
    line: DecisionLine
    owners: tuple[Someone, ...]
    next_review: date  # offered as the next day to look at it


def decision_seen(viewer: Person, slug: str, decision_id: int, *, at: datetime) -> DecisionSeen:
    """One decision with its story. Raises Http404 for who is no member."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    require_reader(place, "community", community)
    may_change = place.may(Deed.PLAN, joining=community.joining)
    today = at.astimezone(ZoneInfo(community.timezone)).date()
    rows = with_standing(Decision.objects.filter(community=community))
    row = rows.filter(pk=decision_id).first()
    if row is None:
        raise Http404
    line = line_of(row, today)
    return DecisionSeen(
        community=community, may_change=may_change, line=line,
        owners=owners_of(community, line.owner) if may_change else (),
        next_review=rules.review_day(today, policies.in_force(on=today)),
    )  # fmt: skip


def owners_of(community: Community, now: Someone | None) -> tuple[Someone, ...]:
    """Its members by name, and after them who owns something now and has left."""
    rows = Membership.objects.current().filter(community=community).order_by("person__chosen_name", "pk")
    found = [Someone(id=pk, name=name) for pk, name in rows.values_list("person_id", "person__chosen_name")]
    gone = [now] if now and now not in found else []
    return (*found, *gone)


def decision_for(viewer: Person, slug: str, decision_id: int) -> Decision:
    """A decision that the viewer may change. Raises Http404 where it is not theirs, PermissionDenied for members."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    require_reader(place, "community", community)
    require(place, Deed.PLAN, community)
    rows = Decision.objects.select_related("community", "owner").filter(community=community)
    found = rows.filter(pk=decision_id).first()
    if found is None:
        raise Http404
    return found


def owner_in(decision: Decision, person_id: int | None) -> Person | None:
    """Somebody who can own it: a member of its community, or who owns it now. Raises Http404 for anybody else."""
    if person_id is None or person_id == decision.owner_id:
        return decision.owner if person_id else None
    return owner_among(decision.community, person_id)


def owner_among(community: Community, person_id: int | None) -> Person | None:
    """A member who is to own a decision; None for nobody in particular. Raises Http404 for anybody else."""
    if person_id is None:
        return None
    rows = Membership.objects.current().filter(community=community, person=person_id)
    found = rows.select_related("person").first()
    if found is None:
        raise Http404
    return found.person
