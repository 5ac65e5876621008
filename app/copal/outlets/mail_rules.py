"""Who gets a letter about new rules: everyone whose answer they change, once; and once more if they do not come."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from copal.domain.requirements.queries.news import packs_called_off, packs_to_tell, people_to_tell
from copal.outlets.models import Letter
from copal.outlets.queueing import A_MOMENT, queue_many

BATCH = 500  # people in one round; the rest waits for the next
CALLED_OFF_FOR = timedelta(days=14)  # a letter that went out while its pack was withdrawn is found so long
COMES, COMES_NOT = "rules_change", "rules_change_off"


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many people were written to about a pack, and to how many a letter is on its way."""

    sent: int
    on_their_way: int
    called_off: int  # told, or about to be, that it does not come


def queue_news_of_rules(*, at: datetime) -> int:
    """A batch of letters for each pack that still has some to send. Returns how many were put in the queue."""
    came = sum(_tell(one, at) for one in packs_to_tell())
    return came + sum(_call_off(one, at) for one in packs_called_off(since=at - CALLED_OFF_FOR))


def told_of_pack(pack_id: int) -> Told:
    """One query."""
    waits = Q(sent_at=None, dropped_at=None)
    mine = Q(once__startswith=_once(COMES, pack_id))
    rows = Letter.objects.filter(mine | Q(once__startswith=_once(COMES_NOT, pack_id)))
    return Told(
        **rows.aggregate(
            sent=Count("pk", filter=mine & Q(sent_at__isnull=False)),
            on_their_way=Count("pk", filter=mine & waits),
            called_off=Count("pk", filter=~mine),
        )
    )


def _tell(pack_id: int, at: datetime) -> int:
    """People are told by number, so the last one told says with whom to go on."""
    last = _letters(COMES, pack_id).aggregate(last=Max("person"))["last"]
    return _queue(
        COMES, pack_id, people_to_tell(pack_id, after=last or 0, most=BATCH), at=at, due_at=at + A_MOMENT
    )


def _call_off(pack_id: int, at: datetime) -> int:
    known = _letters(COMES_NOT, pack_id).values("person")
    told = _letters(COMES, pack_id).filter(sent_at__isnull=False).exclude(person__in=known)
    people = list(told.order_by("person").values_list("person", flat=True)[:BATCH])
    return _queue(COMES_NOT, pack_id, people, at=at, due_at=at)


def _queue(kind: str, pack_id: int, people: list[int], *, at: datetime, due_at: datetime) -> int:
    queue_many(
        kind=kind, people=people, about={"pack": pack_id}, once=_once(kind, pack_id), at=at, due_at=due_at
    )
    return len(people)


def _letters(kind: str, pack_id: int) -> QuerySet[Letter]:
    return Letter.objects.filter(once__startswith=_once(kind, pack_id))


def _once(kind: str, pack_id: int) -> str:
    return f"{kind}:{pack_id}:"
