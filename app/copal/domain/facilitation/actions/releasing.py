"""What was parked and handed to somebody waits for the group again once they left."""

from django.db import transaction

from copal.domain.facilitation.models import ParkedItem
from copal.domain.people.models import Person


@transaction.atomic
def release_parked(*, person: Person) -> int:
    """Of what is not settled. Returns how many there were."""
    return ParkedItem.objects.filter(owner=person, settled_at=None).update(owner=None)
