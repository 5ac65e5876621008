"""The network's roster, for its staff only: to everyone else it is not there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from copal.base.numbers import row_number
from copal.domain.people.models import NetworkRole, OtherAddress, Person, Setting
from copal.domain.people.queries.who import network_role

PAGE = 50


@dataclass(frozen=True)
class PersonRow:
    id: int
    chosen_name: str
    legal_name: str
    email: str | None
    language: str
    region: str
    setting: str  # in words, or empty
    role: str
    hired_date: date | None
    licensed_date: date | None
    added_at: datetime
    opened_at: datetime | None
    is_active: bool
    network_role: str | None  # staff | auditor
    joined_to: int | None = None  # the account of theirs that goes on in its place


@dataclass(frozen=True)
class PersonPage:
    rows: list[PersonRow]
    next: str | None  # what to pass as `after` for the rows that follow
    total: int


def _only_staff(viewer: Person | None) -> None:
    if viewer is None or network_role(viewer) != NetworkRole.Kind.STAFF:
        raise Http404


def people_for(viewer: Person | None, *, search: str = "", after: str = "", size: int = PAGE) -> PersonPage:
    """By chosen name. `search` looks in both names and all addresses; `after` is a page's `next`.

    Four queries, however many people. Raises Http404 for everyone but staff.
    """
    _only_staff(viewer)
    found = _matching(search.strip())
    name, pk = _place(after)
    following = found.filter(Q(chosen_name__gt=name) | Q(chosen_name=name, pk__gt=pk)) if after else found
    people = list(following.order_by("chosen_name", "pk")[: size + 1])
    more = people[size - 1] if len(people) > size else None
    return PersonPage(
        rows=_rows(people[:size]), next=f"{more.pk}.{more.chosen_name}" if more else None, total=found.count()
    )


def _place(after: str) -> tuple[str, int]:
    pk, _dot, name = after.partition(".")
    number = row_number(pk)
    return ("", 0) if number is None else (name, number)


def _matching(search: str) -> QuerySet[Person]:
    if not search:
        return Person.objects.all()
    by_other = OtherAddress.objects.filter(email__icontains=search).values("person_id")
    return Person.objects.filter(
        Q(chosen_name__icontains=search)
        | Q(legal_name__icontains=search)
        | Q(email__icontains=search)
        | Q(pk__in=by_other)
    )


def _rows(people: Iterable[Person]) -> list[PersonRow]:
    people = list(people)
    roles = dict(
        NetworkRole.objects.filter(person__in=[one.pk for one in people], ended_at=None).values_list(
            "person_id", "role"
        )
    )
    return [_row(one, roles.get(one.pk)) for one in people]


def _row(one: Person, role: str | None) -> PersonRow:
    return PersonRow(
        id=one.pk,
        chosen_name=one.chosen_name,
        legal_name=one.legal_name,
        email=one.email,
        language=one.language,
        region=one.region,
        setting=str(Setting(one.setting).label) if one.setting not in ("", Setting.OTHER) else "",
        role=one.role,
        hired_date=one.hired_date,
        licensed_date=one.licensed_date,
        added_at=one.added_at,
        opened_at=one.opened_at,
        is_active=one.is_active,
        network_role=role,
        joined_to=one.joined_to_id,
    )


def person_for(viewer: Person | None, person_id: int) -> tuple[Person, PersonRow]:
    """One person, for staff. Raises Http404 for everyone else, and when there is nobody."""
    _only_staff(viewer)
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise Http404
    return person, _rows([person])[0]


def both_for(
    viewer: Person | None, one: int, other: int
) -> tuple[tuple[Person, PersonRow], tuple[Person, PersonRow]]:
    """Two people in this order, perhaps the same one twice, for staff; two questions. Raises Http404 as `person_for`."""
    _only_staff(viewer)
    people = {person.pk: person for person in Person.objects.filter(Q(pk=one) | Q(pk=other))}
    if not {one, other} <= people.keys():
        raise Http404
    rows = {row.id: row for row in _rows(people.values())}
    return (people[one], rows[one]), (people[other], rows[other])


def staff_and_auditors(viewer: Person | None) -> list[PersonRow]:
    """Everyone with a role in the network, staff first, by name."""
    _only_staff(viewer)
    held = Q(network_roles__ended_at=None, network_roles__isnull=False)
    rows = _rows(Person.objects.filter(held).order_by("chosen_name", "pk"))
    return sorted(rows, key=lambda row: row.network_role != NetworkRole.Kind.STAFF)
