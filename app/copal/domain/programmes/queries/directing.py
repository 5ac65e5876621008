"""Who directs which programme. What one does not direct now reads the same as what is not there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.http import Http404

from copal.domain.people.models import Person
from copal.domain.programmes.models import Directing, Programme


@dataclass(frozen=True, kw_only=True)
class Director:
    """Of whom only the address is known: they were asked and have not accepted yet."""

    directing_id: int
    person_id: int
    name: str
    address: str
    accepted: bool
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProgrammeRow:
    """`directing_id` is the viewer's own; `accepted`: whether they direct it, or are only asked to."""

    id: int
    name: str
    place: str
    directing_id: int
    accepted: bool


def names_in_use() -> Iterable[str]:
    """Of all programmes that have not ended, for the check of words alone: nobody reads them as a list."""
    return Programme.objects.filter(ended_at=None).values_list("name", flat=True)


def programme_for(viewer: Person, programme_id: int) -> Programme:
    """For who directs it now; Http404 for everyone else, network staff and auditors included."""
    found = Programme.objects.filter(pk__in=_directed(viewer).values("programme"), pk=programme_id).first()
    if found is None:
        raise Http404
    return found


def programmes_directed(viewer: Person) -> list[ProgrammeRow]:
    """Those one directs or is asked to direct, by name. One query."""
    rows = Directing.objects.filter(person=viewer, ended_at=None, programme__ended_at=None)
    return [
        ProgrammeRow(
            id=one.programme_id, name=one.programme.name, place=one.programme.place, directing_id=one.pk,
            accepted=one.accepted_at is not None,
        )
        for one in rows.select_related("programme").order_by("programme__name", "pk")
    ]  # fmt: skip


def directors_of(programme: Programme) -> list[Director]:
    """Those who direct it and those asked to, for one who directs it. One query."""
    rows = Directing.objects.filter(programme=programme, ended_at=None).select_related("person")
    return [
        Director(
            directing_id=one.pk, person_id=one.person_id, address=one.address, asked_at=one.at,
            name=one.person.chosen_name if one.accepted_at else "", accepted=one.accepted_at is not None,
        )
        for one in rows.order_by(F("accepted_at").asc(nulls_last=True), "pk")
    ]  # fmt: skip


def directing_for(viewer: Person, directing_id: int) -> Directing:
    """One of a programme the viewer directs, to take off. Raises Http404."""
    return _one(
        Directing.objects.filter(ended_at=None, programme__in=_directed(viewer).values("programme")),
        directing_id,
    )


def own_directing(viewer: Person, directing_id: int) -> Directing:
    """The viewer's own, directing or only asked to. Raises Http404."""
    return _one(
        Directing.objects.filter(person=viewer, ended_at=None, programme__ended_at=None), directing_id
    )


def directors_by_programme(programme_ids: Iterable[int]) -> dict[int, list[str]]:
    """By programme, what those who direct it are called. One query."""
    rows = Directing.objects.filter(
        programme__in=set(programme_ids), accepted_at__isnull=False, ended_at=None, person__is_active=True
    )
    found: dict[int, list[str]] = {}
    for programme, name in rows.order_by("accepted_at", "pk").values_list(
        "programme_id", "person__chosen_name"
    ):
        found.setdefault(programme, []).append(name)
    return found


def _directed(viewer: Person) -> QuerySet[Directing]:
    return Directing.objects.filter(
        person=viewer, accepted_at__isnull=False, ended_at=None, programme__ended_at=None
    )


def _one(rows: QuerySet[Directing], directing_id: int) -> Directing:
    found = rows.filter(pk=directing_id).select_related("programme").first()
    if found is None:
        raise Http404
    return found
