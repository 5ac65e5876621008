"""The register of a community's decisions, by way of who is asking."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from copal.domain.communities.models import Community
from copal.domain.communities.queries import community_for, require_reader
from copal.domain.communities.rules import Deed
from copal.domain.decisions.models import Decision, Proposal, Reopening
from copal.domain.decisions.queries.shapes import Someone
from copal.domain.decisions.wording import outcome_words
from copal.domain.people.models import Person

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


def register_of(
    viewer: Person, slug: str, *, at: datetime, only_waiting: bool = False, page: int = 1
) -> Register:
    """The newest first; those waiting by how long they are due. Raises Http404 for who is no member."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    require_reader(place, "community", community)
    may_change = place.may(Deed.PLAN, joining=community.joining)
    today = at.astimezone(ZoneInfo(community.timezone)).date()
    every = with_standing(Decision.objects.filter(community=community))
    waiting = every.filter(_is_waiting(today))
    counts = (every.count(), waiting.count())
    pages = max(1, ceil(counts[1 if only_waiting else 0] / A_PAGE))
    page = min(max(1, page), pages)
    shown = waiting.order_by("review_date", "-at", "-pk") if only_waiting else every.order_by("-at", "-pk")
    rows = shown[(page - 1) * A_PAGE : page * A_PAGE]
    return Register(
        community=community, may_change=may_change, lines=tuple(line_of(row, today) for row in rows),
        total=counts[0], waiting=counts[1], page=page, pages=pages,
    )  # fmt: skip


def with_standing(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """With all that `line_of` needs."""
    open_again = Reopening.objects.filter(decision=OuterRef("pk"), settled_at=None)
    return (
        rows.annotate(open_again=Exists(open_again))
        .select_related("meeting", "segment", "proposal", "owner")
        .prefetch_related("reviews__by", "reopenings__by")
    )


def _is_waiting(today: date) -> Q:
    return Q(open_again=True) | Q(review_date__lte=today)


def line_of(row: Decision, today: date) -> DecisionLine:
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
