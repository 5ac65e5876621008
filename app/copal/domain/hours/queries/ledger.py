from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from copal.domain.hours.models import LedgerEntry
from copal.domain.people.models import Person
from copal.domain.people.queries import require_reader_of_credit


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """One ledger entry as its owner reads it. `why` is as `hours.actions.Earning` was given it."""

    id: int
    meeting_id: int
    community: str
    community_slug: str
    title: str
    on: date
    kind: str
    minutes: int
    provenance: str
    policy: str
    why: dict[str, Any]
    reason: str
    corrected: bool  # a later entry took this one back
    reverses: int | None
    at: datetime
    by: str  # chosen name of who wrote a correction; empty when the house did


@dataclass(frozen=True, kw_only=True)
class YearTotal:
    year: int
    growth_minutes: int
    training_minutes: int

    @property
    def minutes(self) -> int:
        return self.growth_minutes + self.training_minutes


class LedgerLine(NamedTuple):
    """The bare figures of one ledger entry. `reverses` is the entry it takes back, its minutes below 0."""

    id: int
    on: date
    kind: str
    minutes: int
    provenance: str
    reverses: int | None


def ledger_of(person: Person) -> list[LedgerLine]:
    """All of someone's entries, oldest first, in one cheap query."""
    rows = LedgerEntry.objects.filter(person=person).order_by("on", "id")
    return [
        LedgerLine._make(row)
        for row in rows.values_list("id", "on", "kind", "minutes", "provenance", "reverses")
    ]


def years_of(lines: Iterable[LedgerLine]) -> list[YearTotal]:
    """Net minutes by kind and calendar year, newest first, of lines that were already asked for."""
    sums: dict[int, dict[str, int]] = {}
    for one in lines:
        of_year = sums.setdefault(one.on.year, {})
        of_year[one.kind] = of_year.get(one.kind, 0) + one.minutes
    return [
        YearTotal(year=year, growth_minutes=of.get("growth", 0), training_minutes=of.get("training", 0))
        for year, of in sorted(sums.items(), reverse=True)
    ]


def totals_by_year(person: Person) -> list[YearTotal]:
    """The same, asked for. One query."""
    return years_of(ledger_of(person))


def minutes_of(people: Iterable[Person]) -> dict[int, int]:
    """Net minutes of all kinds, by person; nothing for who has no entry. One query."""
    rows = LedgerEntry.objects.filter(person__in=list(people)).values_list("person_id")
    return dict(rows.annotate(net=Sum("minutes")).order_by())


def entries_for(person: Person, *, most: int, before: tuple[date, int] | None = None) -> list[EntryLine]:
    """Their entries, newest day first, `most` at a time. `before` is the (day, id) the last page ended on."""
    rows = _lines(LedgerEntry.objects.filter(person=person))
    if before is not None:
        day, number = before
        rows = rows.filter(Q(on__lt=day) | Q(on=day, id__lt=number))
    return [_line(row) for row in rows.order_by("-on", "-id")[:most]]


def entries_by_number(person: Person, numbers: Iterable[int]) -> dict[int, EntryLine]:
    """Those of their entries that have these numbers. One query."""
    rows = _lines(LedgerEntry.objects.filter(person=person, pk__in=set(numbers)))
    return {row["id"]: _line(row) for row in rows}


def every_entry_of(person: Person) -> Iterator[EntryLine]:
    """All of them, oldest first, in flat memory: for files."""
    rows = _lines(LedgerEntry.objects.filter(person=person)).order_by("on", "id")
    return (_line(row) for row in rows.iterator(chunk_size=500))


def entries_of_meeting(meeting_id: int) -> dict[int, list[EntryLine]]:
    """What a meeting credited, by person, in the order it was written."""
    found: dict[int, list[EntryLine]] = {}
    for row in _lines(LedgerEntry.objects.filter(meeting_ref=meeting_id)).order_by("id"):
        found.setdefault(row["person_id"], []).append(_line(row))
    return found


def standing_entries(meeting_id: int) -> dict[tuple[int, str, int | None], LedgerEntry]:
    """The entries of a meeting that still hold, by person, kind and training: neither reversals nor reversed."""
    rows = LedgerEntry.objects.filter(meeting_ref=meeting_id, reverses=None, reversed_by=None)
    return {(row.person_id, row.kind, row.why.get("training")): row for row in rows}


class TrainingEntry(NamedTuple):
    """The minutes of one training that somebody was credited, with what they rest on."""

    person_id: int
    title: str
    minutes: int
    why: dict[str, Any]


def trainings_at(meeting_id: int, person_ids: Iterable[int]) -> list[TrainingEntry]:
    """The training entries of a meeting that hold, for these people, in the order they were written. One query."""
    rows = LedgerEntry.objects.filter(
        meeting_ref=meeting_id, kind="training", person__in=set(person_ids), reverses=None, reversed_by=None
    )
    return [
        TrainingEntry._make(row)
        for row in rows.order_by("pk").values_list("person_id", "title", "minutes", "why")
    ]


def counted_at(meeting_ids: Iterable[int], person_ids: Iterable[int]) -> list[tuple[int, dict[str, Any]]]:
    """Whose minutes of these meetings hold, each with what it rests on. One query."""
    rows = LedgerEntry.objects.filter(
        meeting_ref__in=set(meeting_ids), person__in=set(person_ids), reverses=None, reversed_by=None
    )
    return list(rows.values_list("person_id", "why"))


def minutes_of_meeting(meeting_id: int, person_ids: set[int]) -> dict[int, dict[str, int]]:
    """Net minutes by kind that a meeting credited to each of these people."""
    rows = (
        LedgerEntry.objects.filter(meeting_ref=meeting_id, person_id__in=person_ids)
        .values_list("person_id", "kind")
        .annotate(net=Sum("minutes"))
    )
    found: dict[int, dict[str, int]] = {}
    for person_id, kind, net in rows:
        found.setdefault(person_id, {})[kind] = net
    return found


def taken_back_at(meeting_id: int, person_ids: set[int]) -> dict[int, datetime]:
    """When something that a meeting had credited was last taken back, for each of these people it happened to."""
    rows = LedgerEntry.objects.filter(
        meeting_ref=meeting_id, person_id__in=person_ids, reverses__isnull=False
    )
    return dict(rows.order_by("at").values_list("person_id", "at"))


def standing_between(person: Person, first: date, last: date) -> list[EntryLine]:
    """The entries that hold of the days `first` to `last`, both included, oldest first."""
    rows = LedgerEntry.objects.filter(
        person=person, on__gte=first, on__lte=last, reverses=None, reversed_by=None
    )
    return [_line(row) for row in _lines(rows).order_by("on", "id")]


SHOWN = (
    "id", "person_id", "meeting_ref", "community__name", "community__slug", "title", "on", "kind", "minutes",
    "provenance", "policy", "why", "words__reason", "reversed_by__id", "reverses_id", "at", "by__chosen_name",
)  # fmt: skip


def _lines(rows: QuerySet[LedgerEntry]) -> "QuerySet[LedgerEntry, dict[str, Any]]":
    """Plain values: a list needs no whole community, person and correction for each entry."""
    shown: QuerySet[LedgerEntry, dict[str, Any]] = rows.values(*SHOWN)
    return shown


def _line(row: dict[str, Any]) -> EntryLine:
    return EntryLine(
        id=row["id"], meeting_id=row["meeting_ref"], community=row["community__name"],
        community_slug=row["community__slug"], title=row["title"], on=row["on"], kind=row["kind"],
        minutes=row["minutes"], provenance=row["provenance"], policy=row["policy"], why=row["why"],
        reason=row["words__reason"] or "", corrected=row["reversed_by__id"] is not None, reverses=row["reverses_id"],
        at=row["at"], by=row["by__chosen_name"] or "",
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PersonCredit:
    """What one person has on record, net of corrections."""

    id: int
    chosen_name: str
    legal_name: str
    growth_minutes: int
    training_minutes: int
    entries: int

    @property
    def minutes(self) -> int:
        return self.growth_minutes + self.training_minutes


def credit_of_everyone(
    viewer: Person, *, search: str = "", first: int = 0, most: int = 51
) -> list[PersonCredit]:
    """Everyone with an entry, by name, for staff and auditors; Http404 for others. `search` looks in both names.

    Two queries: the people of this screenful, then their sums.
    """
    require_reader_of_credit(viewer)
    found = Person.objects.filter(Exists(LedgerEntry.objects.filter(person=OuterRef("pk"))))
    if search:
        found = found.filter(Q(chosen_name__icontains=search) | Q(legal_name__icontains=search))
    rows = found.order_by("chosen_name", "pk").values_list("pk", "chosen_name", "legal_name")
    people = list(rows[first : first + most])
    summed = (
        LedgerEntry.objects.filter(person__in=[pk for pk, *_names in people])
        .values_list("person_id")
        .annotate(
            growth=Sum("minutes", filter=Q(kind="growth"), default=0),
            training=Sum("minutes", filter=Q(kind="training"), default=0),
            entries=Count("pk"),
        )
    )
    sums = {person_id: figures for person_id, *figures in summed}
    return [
        PersonCredit(
            id=pk, chosen_name=chosen, legal_name=legal,
            growth_minutes=sums[pk][0], training_minutes=sums[pk][1], entries=sums[pk][2],
        )
        for pk, chosen, legal in people
    ]  # fmt: skip
