"""Who is who, for lists that were written elsewhere; and whether anybody would miss a person."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import batched

from django.db.models import CASCADE, Model, QuerySet

from copal.domain.people.models import OtherAddress, Person

AT_ONCE = 5000  # below every database's limit of parameters in one question


def people_by_addresses(addresses: Collection[str]) -> dict[str, int]:
    """Address (in small letters) to the person whose first or further address it is."""
    found: dict[str, int] = {}
    for some in batched(sorted(addresses), AT_ONCE):
        found |= dict(OtherAddress.objects.filter(email__in=some).values_list("email", "person_id"))
        first = Person.objects.filter(email__in=some).values_list("email", "pk")
        found |= {address: pk for address, pk in first if address}
    return found


def people_by_names(names: Collection[str], *, levelled: Callable[[str], str]) -> dict[str, list[int]]:
    """Levelled name to the active people called so, by chosen or legal name. One question, read in pieces."""
    found: dict[str, list[int]] = {}
    rows = Person.objects.filter(is_active=True).order_by("pk").values_list("pk", "chosen_name", "legal_name")
    for pk, chosen, legal in rows.iterator(chunk_size=AT_ONCE):
        for name in {levelled(chosen), levelled(legal)} & set(names):
            found.setdefault(name, []).append(pk)
    return found


def with_traces(people: Collection[int], *, besides: Mapping[type[Model], Sequence[int]]) -> set[int]:
    """Which of these have an account or are named by any row of any room, but for the rows in `besides`.

    Asks every table that points at people, whichever rooms there are, but for those whose rows go with them. People
    who were added together stand next to each other: each table is asked for a stretch, not for thousands of numbers.
    """
    opened = Person.objects.exclude(opened_at=None)
    known = {table: set(rows) for table, rows in besides.items()}
    found: set[int] = set()
    for some in batched(sorted(people), AT_ONCE):
        found |= set(opened.filter(pk__in=some).values_list("pk", flat=True))
        asked = set(some)
        for table, column in pointing(goes_along=False):
            rows = between(table, column, some)
            ours = known.get(table, set())
            found |= {
                one
                for one, pk in rows.values_list(column, "pk").iterator()
                if one in asked and pk not in ours
            }
    return found


def between(table: type[Model], column: str, people: Sequence[int]) -> QuerySet[Model]:
    """The rows that point at the first of these (sorted), the last, or anyone between."""
    return table._default_manager.filter(**{f"{column}__gte": people[0], f"{column}__lte": people[-1]})  # noqa: SLF001 - Django's documented name


def pointing(*, goes_along: bool) -> Iterator[tuple[type[Model], str]]:
    """Each table and column that points at a person; those whose rows go when the person goes, or the others."""
    for relation in Person._meta.get_fields(include_hidden=True):  # noqa: SLF001 - Django's documented name
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        if not relation.concrete and (relation.on_delete is CASCADE) is goes_along:  # type: ignore[union-attr]
            yield relation.related_model, relation.field.attname  # type: ignore[union-attr, misc]
