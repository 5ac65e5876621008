"""Two accounts were one person: who trains under the name of the one is the other."""

from django.db import transaction

from copal.domain.people.models import Person
from copal.domain.training.models import Trainer


@transaction.atomic
def hand_over(*, gone: Person, to: Person) -> int:
    """Minutes that wait follow the presence they rest on, by counting anew. Returns how many trainers."""
    return Trainer.objects.filter(person=gone).update(person=to)
