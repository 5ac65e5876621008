from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction

from copal.domain.journal.facts import Fact
from copal.domain.journal.models import Entry, Telling

type Listener = Callable[[Any], None]

log = structlog.get_logger(__name__)
MOST_TRIES = 8
_wiring: dict[str, dict[str, Listener]] = {}


def record(*facts: Fact) -> None:
    """Write the facts in this transaction; those who listen are told once it is committed (`tell_waiting`)."""
    record_all(facts)


@transaction.atomic(savepoint=False)
def record_all(facts: Iterable[Fact]) -> None:
    entries = Entry.objects.bulk_create(
        [Entry(kind=fact.kind, at=fact.at, by_id=fact.by, about=fact.about()) for fact in facts]
    )
    Telling.objects.bulk_create(
        [
            Telling(entry=entry, listener=name, next_try_at=entry.at)
            for entry in entries
            for name in _wiring.get(entry.kind, {})
        ]
    )


def wire(table: Mapping[type[Fact], tuple[Listener, ...]]) -> None:
    """Called once, by the outlets, at start-up: who hears of what."""
    _wiring.clear()
    for kind, listeners in table.items():
        _wiring[kind.kind] = {f"{one.__module__}.{one.__name__}": one for one in listeners}


def tell_waiting(*, at: datetime, most: int = 500) -> int:
    """Tell what is due by `at`, oldest first. Returns how many were told."""
    waiting = Telling.objects.filter(told_at=None, next_try_at__lte=at, tries__lt=MOST_TRIES)
    told = 0
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)[:most]):
        told += _tell(pk, at)
    return told


@transaction.atomic
def let_rest(*, before: datetime, at: datetime) -> int:
    """Facts older than `before` are no news any more: whoever was still to hear of them will not.

    For a record that is taken over with its history. Returns how many tellings rest.
    """
    old = Telling.objects.filter(told_at=None, entry__at__lt=before)
    return old.update(told_at=at)


def _tell(pk: int, at: datetime) -> bool:
    """The effect and the mark that it is done are one transaction, so it is never told twice."""
    try:
        with transaction.atomic():
            telling = Telling.objects.select_for_update().select_related("entry").get(pk=pk)
            if telling.told_at is not None:
                return False
            entry = telling.entry
            listener = _wiring.get(entry.kind, {}).get(telling.listener)
            if listener is not None:  # a listener that is no longer wired has nothing to hear
                listener(Fact.kinds[entry.kind].rebuilt(at=entry.at, by=entry.by_id, about=entry.about))
            telling.told_at = at
            telling.save(update_fields=["told_at"])
    except Exception as problem:
        log.exception("telling_failed", telling=pk)
        _put_off(pk, at, type(problem).__name__)
        return False
    return True


def _put_off(pk: int, at: datetime, failure: str) -> None:
    telling = Telling.objects.get(pk=pk)
    telling.tries += 1
    telling.failure = failure
    telling.next_try_at = at + timedelta(minutes=2**telling.tries)
    telling.save(update_fields=["tries", "failure", "next_try_at"])
