"""Where everyone stood when it was last worked out, and the figures it is worked out from."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, QuerySet

from copal.domain.hours.facts import StandingsKept
from copal.domain.hours.models import KeptStanding, LedgerEntry
from copal.domain.hours.queries.ledger import LedgerLine
from copal.domain.journal.queries import last_time
from copal.domain.people.models import Person
from copal.domain.people.queries import require_reader_of_credit


def ledgers_of(person_ids: Sequence[int]) -> dict[int, list[LedgerLine]]:
    """The entries of each of these people, oldest first; those without one are left out. One query."""
    rows = LedgerEntry.objects.filter(person__in=person_ids).order_by("person_id", "on", "id")
    values = rows.values_list("person_id", *LedgerLine._fields).iterator(chunk_size=5000)
    return {
        person: [LedgerLine._make(row[1:]) for row in of_one]
        for person, of_one in groupby(values, itemgetter(0))
    }


def people_to_stand(size: int) -> Iterator[list[Person]]:
    """Everyone active whose work is known, `size` at a time, with the facts that rules ask for."""
    known, last = _known().order_by("pk"), 0
    while some := list(
        known.filter(pk__gt=last).only("setting", "role", "hired_date", "licensed_date")[:size]
    ):
        yield some
        last = some[-1].pk


def how_many_to_stand() -> int:
    return _known().count()


def _known() -> "QuerySet[Person]":
    return Person.objects.filter(is_active=True).exclude(setting="")


def last_kept_at() -> datetime | None:
    return last_time(StandingsKept)


def standings_by_status(viewer: Person) -> dict[str, dict[str, int]]:
    """By rule and status, how many people; for staff and auditors, Http404 for others."""
    require_reader_of_credit(viewer)
    found: dict[str, dict[str, int]] = {}
    counted = KeptStanding.objects.values_list("rule", "status").annotate(people=Count("pk")).order_by("rule")
    for rule, status, people in counted:
        found.setdefault(rule, {})[status] = people
    return found
