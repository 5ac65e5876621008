from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from copal.domain.people.models import Person
from copal.domain.people.queries import require_reader_of_credit
from copal.domain.registry.models import Exchange, ExchangedEntry


@dataclass(frozen=True, kw_only=True)
class ExchangeSeen:
    """The receipt of one file."""

    id: int
    at: datetime
    by: str  # chosen name
    rows: int
    minutes: int
    digest: str


def exchanges_for(viewer: Person, *, most: int = 100) -> list[ExchangeSeen]:
    """The newest first, for staff and auditors; Http404 for others."""
    require_reader_of_credit(viewer)
    return [_seen(one) for one in Exchange.objects.select_related("by").order_by("-pk")[:most]]


def entries_that_left(viewer: Person, exchange_id: int) -> list[int]:
    """The ledger's numbers of the entries with a row in that file. Http404 for others than staff and auditors."""
    require_reader_of_credit(viewer)
    if not Exchange.objects.filter(pk=exchange_id).exists():
        raise Http404
    rows = ExchangedEntry.objects.filter(exchange=exchange_id, leaves=True).order_by("entry_ref")
    return list(rows.values_list("entry_ref", flat=True))


def left_on(entry_ids: Iterable[int]) -> dict[int, datetime]:
    """When each of these entries left for the registry; those that have not are missing. One query."""
    rows = ExchangedEntry.objects.filter(entry_ref__in=list(entry_ids), leaves=True)
    return dict(rows.values_list("entry_ref", "exchange__at"))


def settled(entry_ids: Iterable[int]) -> set[int]:
    """Those that need not be looked at again."""
    rows = ExchangedEntry.objects.filter(entry_ref__in=list(entry_ids))
    return set(rows.values_list("entry_ref", flat=True))


def looked_at_up_to() -> int:
    """No entry with a number up to this can still wait unseen: one exchange older than the latest, since an entry
    may get its number a moment before it is there to be read."""
    numbers = list(Exchange.objects.order_by("-pk").values_list("looked_up_to", flat=True)[:2])
    return numbers[1] if len(numbers) > 1 else 0


def _seen(one: Exchange) -> ExchangeSeen:
    return ExchangeSeen(
        id=one.pk, at=one.at, by=one.by.chosen_name, rows=one.rows, minutes=one.minutes, digest=one.digest
    )
