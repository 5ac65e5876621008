"""What a group agreed to and nobody wrote down yet: the meeting ended before. Only for those who lead."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404

from copal.domain.communities.models import Community
from copal.domain.communities.queries import community_for, require, require_reader
from copal.domain.communities.rules import Deed
from copal.domain.decisions import rules
from copal.domain.decisions.models import Proposal
from copal.domain.decisions.queries.one import owners_of
from copal.domain.decisions.queries.seen import minute_draft
from copal.domain.decisions.queries.shapes import Someone
from copal.domain.decisions.wording import outcome_words
from copal.domain.people.models import Person
from copal.instruments.consensus import Outcome
from copal.policies import decisions as policies

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Unkept:
    """A proposal the group agreed to at a meeting, and no decision yet."""

    id: int
    words: str
    outcome_words: str
    meeting: str
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ToKeep:
    """One of them, with what the form needs. `proposal` has its meeting and closing fetched."""

    community: Community
    proposal: Proposal
    about: Unkept
    minute: str
    owners: tuple[Someone, ...]
    next_review: date


def unkept_of(community_id: int) -> tuple[Unkept, ...]:
    """The newest first. Ask for them only on behalf of who leads."""
    return tuple(_about(row) for row in _rows(community_id).order_by("-closing__at")[:SHOWN])


def to_keep(viewer: Person, slug: str, proposal_id: int, *, at: datetime) -> ToKeep:
    """Raises Http404 where it is not theirs or not waiting, PermissionDenied for members."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    require_reader(place, "community", community)
    require(place, Deed.PLAN, community)
    row = _rows(community.pk).filter(pk=proposal_id).first()
    if row is None:
        raise Http404
    today = at.astimezone(ZoneInfo(community.timezone)).date()
    return ToKeep(
        community=community, proposal=row, about=_about(row), minute=minute_draft(row),
        owners=owners_of(community, None), next_review=rules.review_day(today, policies.in_force(on=today)),
    )  # fmt: skip


def _rows(community_id: int) -> QuerySet[Proposal]:
    return Proposal.objects.filter(
        meeting__community=community_id, closing__outcome__in=(Outcome.AGREED, Outcome.WORRIES),
        put_away=None, decision=None, followed_by=None,
    ).exclude(words="").select_related("meeting__community", "closing")  # fmt: skip


def _about(row: Proposal) -> Unkept:
    return Unkept(
        id=row.pk, words=row.words, outcome_words=outcome_words(row.closing.outcome),
        meeting=row.meeting.title, closed_at=row.closing.at,
    )  # fmt: skip
