"""The parking lot of a community: what waits for a later agenda, and what was taken to somebody else.

It is talk, so only members see it; who serves the network finds nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404

from copal.domain.communities.models import Community
from copal.domain.communities.queries import require_reader, standing
from copal.domain.confidentiality.queries.masks import masks_of
from copal.domain.confidentiality.rules.masks import Worn, writer
from copal.domain.facilitation.models import ParkedItem, ParkedNews, ParkedPlaced
from copal.domain.facilitation.queries.seats import LEVELS
from copal.domain.facilitation.rules import Level
from copal.domain.meetings.models import Segment
from copal.domain.meetings.queries import MeetingPage
from copal.domain.meetings.rules import ANSWERABLE
from copal.domain.people.models import Person

SHOWN = 100
NOT_OURS = ParkedItem.Sphere.NOT_OURS


@dataclass(frozen=True, kw_only=True)
class NewsSeen:
    """What came of it, and who asked."""

    word: int
    words: str
    name: str


@dataclass(frozen=True, kw_only=True)
class WaitingSeen:
    """Names are chosen names or empty. `parked_on` is a day where the meeting was."""

    id: int
    meeting_id: int
    word: int
    words: str
    sphere: str
    sphere_words: str
    whom: str
    owner: str
    parked_on: date
    back_on: date | None
    news: tuple[NewsSeen, ...]
    settled: bool


@dataclass(frozen=True, kw_only=True)
class ParkingLot:
    """`due` may come back now, `later` from a day to come; `elsewhere` is not ours to decide."""

    due: tuple[WaitingSeen, ...] = ()
    later: tuple[WaitingSeen, ...] = ()
    elsewhere: tuple[WaitingSeen, ...] = ()
    leads: bool = False


def parking_lot(viewer: Person, community: Community, *, on: date) -> ParkingLot:
    """Everything that waits, on that day. Raises Http404 for those who are not members."""
    place = standing(viewer, community)
    require_reader(place, "community", community)
    leads = LEVELS.get(place.role or "") is Level.LEADS
    rows = _waiting().filter(meeting__community=community)
    return _sorted(rows, on, leads=leads, masks=masks_of(community.pk))


def for_agenda(page: MeetingPage) -> ParkingLot:
    """What earlier meetings parked and this one may take up, for those who lead it; for all others, and once it is over, nothing.

    `page` was asked for by whoever looks at it.
    """
    if LEVELS.get(page.role) is not Level.LEADS or page.state not in ANSWERABLE:
        return ParkingLot()
    rows = _waiting().filter(meeting__community__slug=page.slug, meeting__starts_at__lt=page.starts_at)
    return _sorted(rows, page.starts_at.astimezone(ZoneInfo(page.timezone)).date(), leads=True)


def parked_for(viewer: Person, item_id: int, *, needed: Level = Level.HERE) -> ParkedItem:
    """One item that is not taken back, with its meeting and community. Raises Http404 for one they have no part in."""
    item = (
        ParkedItem.objects.select_related("meeting__community", "words", "whom", "owner")
        .filter(pk=item_id, taken_back_at=None)
        .first()
    )
    if item is None:
        raise Http404
    place = standing(viewer, item.meeting.community)
    require_reader(place, "community", item.meeting.community)
    if LEVELS.get(place.role or "", Level.HERE) < needed:
        raise Http404
    return item


def parked_seen(item: ParkedItem) -> WaitingSeen:
    news = ParkedNews.objects.filter(item=item).select_related("words", "by").order_by("pk")
    return _seen(item, news, masks_of(item.meeting.community_id))


def is_waiting(item: ParkedItem) -> bool:
    """Not dealt with and on no agenda."""
    return _waiting().filter(pk=item.pk).exists()


def _waiting() -> QuerySet[ParkedItem]:
    placed = ParkedPlaced.objects.filter(item=OuterRef("pk"), segment_ref__in=Segment.objects.values("pk"))
    return ParkedItem.objects.filter(~Exists(placed), settled_at=None, taken_back_at=None)


def _sorted(
    rows: QuerySet[ParkedItem], on: date, *, leads: bool, masks: Mapping[int, Worn] | None = None
) -> ParkingLot:
    news = ParkedNews.objects.select_related("words", "by").order_by("pk")
    found = (
        rows.select_related("meeting", "words", "whom", "owner")
        .prefetch_related(Prefetch("news", news, to_attr="told"))
        .order_by("at", "pk")[:SHOWN]
    )
    due: list[WaitingSeen] = []
    later: list[WaitingSeen] = []
    elsewhere: list[WaitingSeen] = []
    for row in found:
        waits = row.back_on is not None and row.back_on > on
        place = elsewhere if row.sphere == NOT_OURS else later if waits else due
        place.append(_seen(row, row.told, masks or {}))
    return ParkingLot(due=tuple(due), later=tuple(later), elsewhere=tuple(elsewhere), leads=leads)


def _seen(row: ParkedItem, told: Iterable[ParkedNews], masks: Mapping[int, Worn]) -> WaitingSeen:
    return WaitingSeen(
        id=row.pk, meeting_id=row.meeting_id, word=row.words_id, words=row.words.words, sphere=row.sphere,
        sphere_words=str(ParkedItem.Sphere(row.sphere).label), whom=row.whom.words if row.whom else "",
        owner=row.owner.chosen_name if row.owner else "", settled=row.settled_at is not None,
        parked_on=row.at.astimezone(ZoneInfo(row.meeting.timezone)).date(), back_on=row.back_on,
        news=tuple(
            NewsSeen(word=one.words_id, words=one.words.words, name=_teller(one, masks)) for one in told
        ),
    )  # fmt: skip


def _teller(news: ParkedNews, masks: Mapping[int, Worn]) -> str:
    return writer(masks, news.by.pk, news.by.chosen_name, said_at=news.at).name if news.by else ""
