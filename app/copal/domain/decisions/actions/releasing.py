"""Decisions lose the owner who left; the decision and its day of review stay with the community."""

from django.db import transaction

from copal.domain.decisions.models import Decision
from copal.domain.people.models import Person


@transaction.atomic
def release_owned(*, person: Person) -> int:
    """Nobody owns them until somebody says who does. Returns how many there were."""
    return Decision.objects.filter(owner=person).update(owner=None)
