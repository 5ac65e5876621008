"""The register of keys: what stands, until when, and what is gone."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from copal.domain.confidentiality.facts import RoomWordsDestroyed
from copal.domain.confidentiality.models import Key
from copal.domain.confidentiality.rules.retention import due, keeps
from copal.domain.confidentiality.sealing import keys
from copal.domain.journal import actions as journal


@transaction.atomic
def take_stock(*, ends: Mapping[int, datetime], at: datetime) -> int:
    """Write down keys that were made since, and until when each is kept. Returns how many rows changed.

    `ends` is when each meeting ends. A meeting nobody knows counts as ended when its key was first seen.
    """
    standing = keys().names()
    rows = {row.name: row for row in Key.objects.filter(destroyed_at=None)}
    fresh = _unknown(standing - rows.keys(), at)
    changed = [row for row in (*fresh, *rows.values()) if _dated(row, ends, standing, at)]
    Key.objects.bulk_create(fresh)
    kept = [row for row in changed if row.name in rows]
    Key.objects.bulk_update(kept, ["due", "destroyed_at"], batch_size=200)
    return len(fresh) + len(kept)


def destroy_again(*, at: datetime) -> int:
    """Destroy keys that stand though they were destroyed: somebody brought back an old key folder. Returns how many."""
    kept = Key.objects.filter(destroyed_at=None).values_list("name", flat=True)
    again = Key.objects.filter(name__in=keys().names().difference(kept), destroyed_at__lte=at)
    return sum(keys().destroy(name) for name in again.values_list("name", flat=True))


def mark_destroyed(*, key: Key, at: datetime) -> None:
    """In the transaction that cleared what was sealed with it."""
    key.destroyed_at = at
    key.save(update_fields=["destroyed_at"])
    if key.meeting_ref is not None:
        journal.record(RoomWordsDestroyed(at=at, by=None, meeting=key.meeting_ref, what=key.kind))


def _unknown(names: frozenset[str], at: datetime) -> list[Key]:
    """Rows for keys no row knows; what was destroyed once is known for good."""
    known = set(Key.objects.filter(name__in=names).values_list("name", flat=True))
    return [
        Key(name=name, kind=keeps(name).kind, meeting_ref=keeps(name).meeting, made_at=at)
        for name in sorted(names - known)
    ]


def _dated(row: Key, ends: Mapping[int, datetime], standing: frozenset[str], at: datetime) -> bool:
    """Whether its dates are others now. Meetings move; what is not a meeting's is destroyed by its own room."""
    before = (row.due, row.destroyed_at)
    if row.meeting_ref is not None:
        row.due = due(row.kind, ends.get(row.meeting_ref, row.made_at))
    elif row.name not in standing:
        row.destroyed_at = at
    return (row.due, row.destroyed_at) != before
