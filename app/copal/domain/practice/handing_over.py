"""Two accounts were one person: what the one took on is the other's."""

from django.db import transaction

from copal.domain.people.models import Person
from copal.domain.practice.models import NextStep


@transaction.atomic
def hand_over(*, gone: Person, to: Person) -> int:
    """Also what was done or dropped, so that they find it among theirs. Returns how many there were."""
    return NextStep.objects.filter(owner=gone).update(owner=to)
