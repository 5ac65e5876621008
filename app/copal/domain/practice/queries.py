"""Who took on what, for a room under way and for the people of a community."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from copal.domain.communities.models import Community
from copal.domain.communities.queries import reads, require_reader, standing
from copal.domain.communities.rules import LEADING
from copal.domain.confidentiality.queries.masks import masks_of
from copal.domain.confidentiality.rules.masks import Worn, Writer, writer
from copal.domain.people.models import Person
from copal.domain.practice.models import NextStep, StepNews

SHOWN = 100  # steps on one page; a community with more open ones has another trouble


@dataclass(frozen=True, kw_only=True)
class StepNewsSeen:
    id: int
    words: str


@dataclass(frozen=True, kw_only=True)
class StepSeen:
    """`owner` is the name beside it, and `token` what the owner's screen holds; `news` is how it went, in its order.

    What somebody took on and wrote themselves stands under the name they write under.
    """

    id: int
    kind: str
    words: str
    owner_id: int
    owner: str
    token: str
    due: date | None
    stage: str
    meeting_id: int
    news: tuple[StepNewsSeen, ...]

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(one.words for one in self.news)

    @property
    def is_trial(self) -> bool:
        return self.kind == NextStep.Kind.TRIAL

    @property
    def is_open(self) -> bool:
        return self.stage == NextStep.Stage.OPEN


@dataclass(frozen=True, kw_only=True)
class RoomSteps:
    """What was open when this meeting began, and what was taken on in it."""

    before: tuple[StepSeen, ...]
    here: tuple[StepSeen, ...]


@dataclass(frozen=True, kw_only=True)
class CommunitySteps:
    """`own` are the viewer's open ones, `others` everyone else's; `closed` the latest that are done or dropped."""

    own: tuple[StepSeen, ...]
    others: tuple[StepSeen, ...]
    closed: tuple[StepSeen, ...]
    leads: bool


def steps_of_room(
    *, community_id: int, meeting_id: int, since: datetime, masks: Mapping[int, Worn]
) -> RoomSteps:
    """`since` is when the meeting began: what was finished later still stands there, as finished. Two queries at most."""
    still = Q(stage=NextStep.Stage.OPEN) | Q(closed_at__gte=since)
    steps = NextStep.objects.filter(Q(meeting_ref=meeting_id) | still, community=community_id)
    rows = _rows(steps, masks)
    return RoomSteps(
        before=tuple(row for row in rows if row.meeting_id != meeting_id),
        here=tuple(row for row in rows if row.meeting_id == meeting_id),
    )


def steps_for(viewer: Person, community: Community) -> CommunitySteps:
    """For the members of the community. Raises Http404 for everyone else: this is talk, not credit."""
    place = standing(viewer, community)
    require_reader(place, "community", community)
    rows = NextStep.objects.filter(community=community)
    masks = masks_of(community.pk)
    open_ones = _rows(rows.filter(stage=NextStep.Stage.OPEN), masks)
    return CommunitySteps(
        own=tuple(row for row in open_ones if row.owner_id == viewer.pk),
        others=tuple(row for row in open_ones if row.owner_id != viewer.pk),
        closed=_rows(rows.exclude(stage=NextStep.Stage.OPEN), masks, order=("-closed_at", "-pk"))[:12],
        leads=place.role in LEADING,
    )


def own_open_steps(viewer: Person, community_ids: Iterable[int]) -> tuple[StepSeen, ...]:
    """What this person took on in these communities and has not finished. Two queries at most."""
    return _rows(
        NextStep.objects.filter(community__in=community_ids, owner=viewer, stage=NextStep.Stage.OPEN), {}
    )


def step_for(viewer: Person, step_id: int) -> NextStep:
    """A step they may finish: their own, or any of a community they lead. Anything else is not there."""
    step = NextStep.objects.select_related("community").filter(pk=step_id).first()
    place = standing(viewer, step.community) if step else None
    if step is None or place is None or not reads(place, "community", step.community):
        raise Http404
    if step.owner_id != viewer.pk and place.role not in LEADING:
        raise Http404
    return step


def step_seen(step: NextStep) -> StepSeen:
    (seen,) = _rows(NextStep.objects.filter(pk=step.pk), masks_of(step.community_id))
    return seen


def step_of_community(step_id: int, community_id: int) -> NextStep:
    """Raises Http404 for one of another community."""
    step = NextStep.objects.filter(pk=step_id, community=community_id).first()
    if step is None:
        raise Http404
    return step


def _rows(
    rows: QuerySet[NextStep], masks: Mapping[int, Worn], order: tuple[str, ...] = ("at", "pk")
) -> tuple[StepSeen, ...]:
    told = StepNews.objects.filter(kind=StepNews.Kind.TOLD).order_by("pk")
    found = (
        rows.select_related("owner")
        .prefetch_related(Prefetch("news", told, to_attr="told"))
        .order_by(*order)[:SHOWN]
    )
    return tuple(_seen(row, _owner(row, masks)) for row in found)


def _owner(row: NextStep, masks: Mapping[int, Worn]) -> Writer:
    """Given by somebody else, it was given to the person they know."""
    worn = masks if row.by_id == row.owner_id else {}
    return writer(worn, row.owner_id, row.owner.chosen_name, said_at=row.at)


def _seen(row: NextStep, owner: Writer) -> StepSeen:
    told: list[StepNews] = row.told  # type: ignore[attr-defined]  # prefetched by `_rows`
    return StepSeen(
        id=row.pk, kind=row.kind, words=row.words, owner_id=row.owner_id, owner=owner.name, token=owner.token,
        due=row.due, stage=row.stage, meeting_id=row.meeting_ref,
        news=tuple(StepNewsSeen(id=one.pk, words=one.words) for one in told),
    )  # fmt: skip
