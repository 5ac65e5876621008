"""Proofs of single entries, for whoever has to show one without the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from copal.domain.hours.models import DayRoot, LedgerEntry
from copal.domain.hours.queries.proof import day_statement, rows, signing_keys
from copal.instruments.proof.entries import FIRST, form
from copal.instruments.proof.paper import holds, paper


class NotClosed(LookupError):
    """The day of this entry is not closed yet, so nothing signed speaks of it."""


def proof_of(entry_id: int) -> dict[str, Any]:
    """JSON values that prove this entry by itself (`instruments.proof.paper`). Raises LookupError, NotClosed."""
    row = next(iter(rows(entry_id, entry_id)), None)
    if row is None:
        raise LookupError(entry_id)
    day = _day_of(entry_id)
    if day is None:
        raise NotClosed(entry_id)
    closed = LedgerEntry.objects.filter(pk__gte=day.first, pk__lte=day.last).order_by("pk")
    digests = {pk: bytes.fromhex(one) for pk, one in closed.values_list("pk", "digest")}
    before = LedgerEntry.objects.filter(person=row[2], number=row[3] - 1)  # type: ignore[misc,operator]
    previous = before.values_list("digest", flat=True).first() or FIRST
    said = form(row[2:18], previous)
    place = list(digests).index(entry_id)
    return paper(said, place, list(digests.values()), day_statement(day), signing_keys())


def proofs_of(person_id: int) -> Iterator[dict[str, Any]]:
    """One for each entry of theirs whose day is closed, in the order they were written."""
    last = DayRoot.objects.order_by("-last").values_list("last", flat=True).first() or 0
    mine = LedgerEntry.objects.filter(person=person_id, pk__lte=last).order_by("pk")
    for entry_id in mine.values_list("pk", flat=True):
        yield proof_of(entry_id)


def _day_of(entry_id: int) -> DayRoot | None:
    """The closed day an entry is in."""
    return DayRoot.objects.filter(last__gte=entry_id, first__lte=entry_id).order_by("last").first()


@dataclass(frozen=True, kw_only=True)
class Signed:
    """How the hours on a paper stand in the signed record, worked out just now."""

    day: date | None  # the closed day they are in; None: it is still to be closed
    holds: bool


def signed_record(person_id: int, of: Q, *, until: datetime) -> Signed | None:
    """Of the newest entry that was written by `until`; None where there is none."""
    mine = LedgerEntry.objects.filter(of, person=person_id, at__lte=until)
    entry = mine.order_by("-pk").values_list("pk", flat=True).first()
    if entry is None:
        return None
    try:
        proof = proof_of(entry)
    except NotClosed:
        return Signed(day=None, holds=True)
    wrong, _said = holds(proof)
    return Signed(day=date.fromisoformat(proof["day"]["day"]), holds=not wrong)
