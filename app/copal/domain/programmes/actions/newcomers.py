"""Whoever has an address: someone who is here, or a new person without an account."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from copal.domain.people.actions import add_people
from copal.domain.people.models import Person
from copal.domain.people.queries import people_by_addresses
from copal.domain.programmes.rules import called


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
    return known | {person.email: person.pk for person in added if person.email}
