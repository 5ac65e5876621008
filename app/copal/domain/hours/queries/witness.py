"""The journal as a witness: every entry and closed day was told to it in the transaction that wrote it."""

from collections.abc import Iterator

from copal.domain.hours.facts import DayClosed, HoursCredited, HoursReversed
from copal.domain.hours.models import DayRoot, LedgerEntry
from copal.domain.journal.models import Entry
from copal.instruments.proof.checking import Finding

WRITTEN = (HoursCredited.kind, HoursReversed.kind)
CHUNK = 1000


class Journal:
    """Read backwards from its end, so that asking about what is young is quick."""

    def wrote(self, entry: int) -> bool:
        return any(one == entry for one, _person in _told(entry))

    def has(self, person: int, number: int) -> bool:
        return LedgerEntry.objects.filter(person=person, number=number).exists()

    def lost(self, first: int, last: int | None) -> Finding | None:
        told = {entry: person for entry, person in _told(first) if last is None or entry <= last}
        there = _there(first, last)
        missing = sorted(told.keys() - there)
        if not missing:
            return None
        entry, person = missing[0], told[missing[0]]
        before = LedgerEntry.objects.filter(person=person, pk__lt=entry).order_by("-number")
        number = (before.values_list("number", flat=True).first() or 0) + 1
        return Finding(what="missing", entry=entry, person=person, number=number)

    def stray(self, first: int, last: int | None) -> Finding | None:
        there = _there(first, last)
        strays = sorted(there - {entry for entry, _person in _told(first)})
        if not strays:
            return None
        person, number = LedgerEntry.objects.values_list("person_id", "number").get(pk=strays[0])
        return Finding(what="added", entry=strays[0], person=person, number=number)

    def lost_day(self, *, last_only: bool) -> Finding | None:
        told = Entry.objects.filter(kind=DayClosed.kind).order_by("-pk").values_list("about", flat=True)
        closed = {one.isoformat() for one in DayRoot.objects.values_list("day", flat=True)}
        lost = sorted(
            about["day"] for about in (told[:1] if last_only else told) if about["day"] not in closed
        )
        return Finding(what="day_missing", day=lost[0]) if lost else None


def _told(first: int) -> Iterator[tuple[int, int]]:
    """Entry and person of what was told, newest first, down to the entry `first`: both were written in one order."""
    rows = Entry.objects.filter(kind__in=WRITTEN).order_by("-pk").values_list("about", flat=True)
    for about in rows.iterator(chunk_size=CHUNK):
        if about["entry"] < first:
            return
        yield about["entry"], about["person"]


def _there(first: int, last: int | None) -> set[int]:
    found = LedgerEntry.objects.filter(pk__gte=first)
    if last is not None:
        found = found.filter(pk__lte=last)
    return set(found.values_list("pk", flat=True))
