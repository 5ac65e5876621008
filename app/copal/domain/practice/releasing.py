"""Next steps that somebody had taken on are released when they leave."""

from datetime import datetime

from django.db import transaction

from copal.domain.people.models import Person
from copal.domain.practice.actions import DROPPED, OPEN, close
from copal.domain.practice.models import NextStep


@transaction.atomic
def release_steps(*, person: Person, at: datetime) -> int:
    """Those still open are dropped, so that nobody waits for them. Returns how many there were."""
    found = list(NextStep.objects.filter(owner=person, stage=OPEN).select_related("community"))
    for step in found:
        close(step=step, stage=DROPPED, by=person, at=at)
    return len(found)
