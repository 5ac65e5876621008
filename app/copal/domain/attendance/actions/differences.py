"""Where what is known of someone's presence differs: noted with the hours, and settled once by staff."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from copal.domain.attendance.facts import DifferenceSettled
from copal.domain.attendance.models import Difference
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


@transaction.atomic
def note_differences(*, meeting_id: int, minutes: Mapping[int, int], at: datetime) -> None:
    """By person, how far their sources differ; the others' differ no more. One that changed is to be looked at again.

    The caller holds the meeting.
    """
    before = {row.person_id: row for row in Difference.objects.filter(meeting=meeting_id)}
    gone = [row.pk for person_id, row in before.items() if minutes.get(person_id, 0) != row.minutes]
    Difference.objects.filter(pk__in=gone).delete()
    Difference.objects.bulk_create(
        Difference(meeting_id=meeting_id, person_id=person_id, minutes=amount, at=at)
        for person_id, amount in minutes.items()
        if amount and (person_id not in before or before[person_id].minutes != amount)
    )


@transaction.atomic
def settle_difference(*, difference: Difference, by: Person, at: datetime) -> bool:
    """What is counted stands. Again changes nothing. Returns whether it was open."""
    settled = Difference.objects.filter(pk=difference.pk, settled_at=None).update(
        settled_at=at, settled_by=by
    )
    if settled:
        journal.record(
            DifferenceSettled(at=at, by=by.pk, meeting=difference.meeting_id, person=difference.person_id)
        )
    return bool(settled)
