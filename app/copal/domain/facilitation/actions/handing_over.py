"""Two accounts were one person: what the one has in the parking lot, and what they affirmed before a meeting."""

from django.db import transaction

from copal.domain.facilitation.models import Acknowledgement, ParkedItem
from copal.domain.people.models import Person


@transaction.atomic
def hand_over(*, gone: Person, to: Person) -> None:
    """What was said in a room stays in its log as it was said. Done again, it changes nothing."""
    ParkedItem.objects.filter(owner=gone).update(owner=to)
    affirmed = Acknowledgement.objects.filter(person=to).values("meeting")
    Acknowledgement.objects.filter(person=gone).exclude(meeting__in=affirmed).update(person=to)
