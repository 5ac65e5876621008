"""The register of a community's decisions, by way of who is asking."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from copal.domain.communities.models import Community, Membership
from copal.domain.communities.queries import community_for, require
from copal.domain.communities.rules import Deed
from copal.domain.decisions import rules
from copal.domain.decisions.models import Decision, Proposal, Reopening
from copal.domain.decisions.queries.seen import Someone
from copal.domain.decisions.wording import outcome_words
from copal.domain.people.models import Person
from copal.policies import decisions as policies

A_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Happened:
    """Something done with a decision since. `kind`: reviewed | reopened."""

    kind: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """`standing`: stands | due (to be looked at again) | open_again (the group talks about it again)."""

    id: int
    words: str
    outcome: str
    outcome_words: str
    decided_at: datetime
    meeting_id: int
    meeting: str
    segment: str
    owner: Someone | None
    review_date: date | None
    standing: str
    control: str
    control_words: str
    take_to: str
    happened: tuple[Happened, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """A leaf of it. `waiting` counts those to look at again, whatever is shown; `total` all there are."""

    community: Community
    may_change: bool
    lines: tuple[DecisionLine, ...]
    waiting: int
    total: int
    page: int
    pages: int
    members: tuple[Someone, ...]  # who can own a decision; empty for those who may not change anything
    next_review: date  # offered when something is looked at
    today: date


@dataclass(frozen=True, kw_only=True)
class Due:
    """A decision whose review day has come in its community's zone."""

    decision_id: int
    community_id: int
    timezone: str  # of the community
    owner_id: int | None
    review_date: date


def register_of(
    viewer: Person, slug: str, *, at: datetime, only_waiting: bool = False, page: int = 1
) -> Register:
    """The newest first; those waiting by how long they are due. Raises Http404 for who does not take part."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    may_change = place.may(Deed.PLAN, joining=community.joining)
    today = at.astimezone(ZoneInfo(community.timezone)).date()
    every = _with_standing(Decision.objects.filter(community=community))
    waiting = every.filter(_is_waiting(today))
    counts = (every.count(), waiting.count())
    pages = max(1, ceil(counts[1 if only_waiting else 0] / A_PAGE))
    page = min(max(1, page), pages)
    shown = waiting.order_by("review_date", "-at", "-pk") if only_waiting else every.order_by("-at", "-pk")
    rows = shown.select_related("meeting", "segment", "proposal", "owner").prefetch_related(
        "reviews__by", "reopenings__by"
    )[(page - 1) * A_PAGE : page * A_PAGE]
    return Register(
        community=community, may_change=may_change, lines=tuple(_line(row, today) for row in rows),
        total=counts[0], waiting=counts[1], page=page, pages=pages, today=today,
        members=_members(community) if may_change and counts[0] else (),
        next_review=rules.review_day(today, policies.in_force(on=today)),
    )  # fmt: skip


def decision_for(viewer: Person, slug: str, decision_id: int) -> Decision:
    """A decision that the viewer may change. Raises Http404 where it is not theirs, PermissionDenied for members."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    require(place, Deed.PLAN, community)
    found = (
        Decision.objects.select_related("community", "owner")
        .filter(pk=decision_id, community=community)
        .first()
    )
    if found is None:
        raise Http404
    return found


def owner_in(decision: Decision, person_id: int | None) -> Person | None:
    """Somebody who can own it: a member of its community. Raises Http404 for anybody else."""
    if person_id is None:
        return None
    rows = Membership.objects.current().filter(community=decision.community_id, person=person_id)
    found = rows.select_related("person").first()
    if found is None:
        raise Http404
    return found.person


def waiting_in(community_id: int, *, on: date) -> int:
    """How many decisions of a community wait to be looked at again."""
    return _with_standing(Decision.objects.filter(community=community_id)).filter(_is_waiting(on)).count()


def due_for_review(*, at: datetime, remind_days: int) -> tuple[Due, ...]:
    """Decisions whose review day is today, or was up to `remind_days` ago, by their community's own clock."""
    tomorrow = at.date() + timedelta(days=1)  # which is today somewhere
    earliest = at.date() - timedelta(days=remind_days + 1)
    rows = Decision.objects.filter(review_date__lte=tomorrow, review_date__gte=earliest)
    found = []
    for pk, community, zone, owner, day in rows.order_by("pk").values_list(
        "pk", "community_id", "community__timezone", "owner_id", "review_date"
    ):
        late = (at.astimezone(ZoneInfo(zone)).date() - day).days if day else -1
        if day and 0 <= late <= remind_days:
            found.append(
                Due(decision_id=pk, community_id=community, timezone=zone, owner_id=owner, review_date=day)
            )
    return tuple(found)


def _with_standing(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    open_again = Reopening.objects.filter(decision=OuterRef("pk"), settled_at=None)
    return rows.annotate(open_again=Exists(open_again))


def _is_waiting(today: date) -> Q:
    return Q(open_again=True) | Q(review_date__lte=today)


def _line(row: Decision, today: date) -> DecisionLine:
    proposal: Proposal = row.proposal
    happened = [Happened(kind="reviewed", at=one.at, by=one.by.chosen_name) for one in row.reviews.all()]
    happened += [Happened(kind="reopened", at=one.at, by=one.by.chosen_name) for one in row.reopenings.all()]
    return DecisionLine(
        id=row.pk, words=row.words, outcome=row.outcome, outcome_words=outcome_words(row.outcome),
        decided_at=row.at, meeting_id=row.meeting_id, meeting=row.meeting.title,
        segment=row.segment.title if row.segment else "",
        owner=Someone(id=row.owner.pk, name=row.owner.chosen_name) if row.owner else None,
        review_date=row.review_date, standing=_standing(row, today), control=proposal.control,
        control_words=str(proposal.get_control_display()), take_to=proposal.take_to,
        happened=tuple(sorted(happened, key=lambda one: one.at)),
    )  # fmt: skip


def _standing(row: Decision, today: date) -> str:
    if getattr(row, "open_again"):  # noqa: B009 - an annotation
        return "open_again"
    return "due" if row.review_date and row.review_date <= today else "stands"


def _members(community: Community) -> tuple[Someone, ...]:
    rows = Membership.objects.current().filter(community=community).order_by("person__chosen_name", "pk")
    return tuple(
        Someone(id=pk, name=name) for pk, name in rows.values_list("person_id", "person__chosen_name")
    )
