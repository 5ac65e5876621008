"""Staff looked at sources that differ and what is counted stands; whose presence it is, is told."""

from datetime import datetime

from django.db import transaction

from copal.domain.attendance.actions import differences
from copal.domain.attendance.models import Difference
from copal.domain.people.models import Person


@transaction.atomic
def settle_difference(*, difference: Difference, by: Person, at: datetime) -> bool:
    """Where it does not stand, presence is put right instead: that corrects the hours and takes the case away."""
    return differences.settle_difference(difference=difference, by=by, at=at)
