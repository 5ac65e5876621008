from datetime import datetime

from django.db import transaction

from copal.domain.hours.facts import ReasonEmptied
from copal.domain.hours.models import EntryWords
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


@transaction.atomic
def empty_reasons(*, person: Person, by: Person | None, at: datetime) -> int:
    """Throw away the words beside this person's entries. The entries hold, and prove themselves without them.

    Returns how many there were. `by` None: the house did, by its rules.
    """
    beside = EntryWords.objects.filter(entry__person=person)
    entries = sorted(beside.values_list("pk", flat=True))
    beside.delete()
    journal.record_all(
        ReasonEmptied(at=at, by=by.pk if by else None, person=person.pk, entry=entry) for entry in entries
    )
    return len(entries)
