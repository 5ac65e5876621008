"""Whoever has an address: someone who is here, or a new person without an account, who goes again unless they come."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from copal.domain.people.actions import add_people, take_back
from copal.domain.people.models import Person
from copal.domain.people.queries import people_by_addresses, with_traces
from copal.domain.programmes.models import Ask, Directing, Newcomer
from copal.domain.programmes.rules import called

MOST_AT_ONCE = 500


def people_at(addresses: Sequence[str], *, by: Person, at: datetime) -> dict[str, int]:
    """Address (in small letters) to person. The caller sees no difference between those known before and the others."""
    try:
        return _people_at(addresses, by=by, at=at)
    except IntegrityError:  # somebody else added one of them in this moment: now they are known
        return _people_at(addresses, by=by, at=at)


@transaction.atomic
def _people_at(addresses: Sequence[str], *, by: Person, at: datetime) -> dict[str, int]:
    known = people_by_addresses(addresses)
    new = [{"email": one, "chosen_name": called(one)} for one in addresses if one not in known]
    added = add_people(new, how="invitation", by=by, at=at) if new else []
    Newcomer.objects.bulk_create(Newcomer(person=person, at=at) for person in added)
    return known | {person.email: person.pk for person in added if person.email}


@transaction.atomic
def forget_newcomers(*, at: datetime) -> int:
    """Take back whom only a question brought here that nobody asks any more. Returns how many people went.

    Whoever opened an account meanwhile, or came in by another way, stays and is no newcomer any more.
    """
    asked = [Exists(table.objects.filter(person=OuterRef("person"))) for table in (Ask, Directing)]
    over = Newcomer.objects.filter(~asked[0], ~asked[1]).order_by("pk")[:MOST_AT_ONCE]
    people = set(over.values_list("person_id", flat=True))
    list(Person.objects.select_for_update().filter(pk__in=people))  # nobody opens an account meanwhile
    gone = people - with_traces(people, besides={})
    take_back(gone, by=None, at=at)
    Newcomer.objects.filter(person__in=people).delete()
    return len(gone)


def known_by_now(people: Collection[int]) -> None:
    """They are here by more than a question: somebody has decided who they are."""
    Newcomer.objects.filter(person__in=people).delete()
