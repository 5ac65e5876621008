from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from copal.domain.hours.facts import StandingsKept
from copal.domain.hours.models import KeptStanding
from copal.domain.journal import actions as journal

UPDATED = (
    "edition", "on", "status", "likely", "counted_minutes", "required_minutes", "still_needed_minutes", "ends_on",
)  # fmt: skip


@transaction.atomic
def keep_standings(rows: Sequence[KeptStanding], *, person_ids: Sequence[int], on: date) -> None:
    """These are the standings of these people on that day; those of rules that apply no more go."""
    KeptStanding.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "rule"], update_fields=UPDATED, batch_size=2000
    )
    kept = {(one.person_id, one.rule) for one in rows}
    before = KeptStanding.objects.filter(person__in=person_ids).values_list("pk", "person_id", "rule")
    gone = [pk for pk, *which in before if tuple(which) not in kept]
    if gone:
        KeptStanding.objects.filter(pk__in=gone).delete()


def tell_standings(*, people: int, at: datetime) -> None:
    """Everyone's are kept now."""
    journal.record(StandingsKept(at=at, by=None, people=people))
