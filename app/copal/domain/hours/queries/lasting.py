"""How long somebody's hours reach back."""

from datetime import date

from django.db.models import Max

from copal.domain.hours.models import LedgerEntry
from copal.domain.people.models import Person


def last_day_credited(person: Person) -> date | None:
    """The newest day they were ever credited for; None where they never were."""
    found: date | None = LedgerEntry.objects.filter(person=person).aggregate(last=Max("on"))["last"]
    return found
