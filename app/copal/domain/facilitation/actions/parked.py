"""What becomes of a parked item after its meeting: on a later agenda, dealt with, or followed up elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.rules import Screened
from copal.domain.facilitation.actions.acting import note
from copal.domain.facilitation.facts import ParkedItemFollowedUp, ParkedItemPlaced, ParkedItemSettled
from copal.domain.facilitation.models import ParkedItem, ParkedNews, ParkedPlaced, Words
from copal.domain.facilitation.rules import Happening, State
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person

LONGEST_NEWS = 500


class NothingSaid(Refused):
    reason = "nothing_said"


@transaction.atomic
def place_parked(*, item: ParkedItem, meeting: Meeting, segment: int, by: Person, at: datetime) -> None:
    """It stands on that meeting's agenda now, as this segment."""
    ParkedPlaced.objects.create(item=item, meeting=meeting, segment_ref=segment, at=at, by=by)
    journal.record(ParkedItemPlaced(at=at, by=by.pk, item=item.pk, meeting=meeting.pk))


@transaction.atomic
def settle_parked(*, item: ParkedItem, settled: bool, by: Person, at: datetime) -> None:
    """Dealt with, or after all not. The room it was parked in follows while it is open."""

    def told(state: State) -> Sequence[Happening]:
        if not state.opening.is_open or item.number not in state.parking.items:
            return ()
        return (Happening("parked_settled", {"item": item.number, "settled": settled}),)

    before = note(item.meeting, told, by=by.pk, at=at)
    if before.opening.is_open and item.number in before.parking.items:
        return
    row = ParkedItem.objects.select_for_update(no_key=True).get(pk=item.pk)
    if (row.settled_at is not None) is settled:
        return
    row.settled_at = at if settled else None
    row.save(update_fields=["settled_at"])
    if settled:
        journal.record(ParkedItemSettled(at=at, by=by.pk, item=item.pk))


@transaction.atomic
def follow_up(*, item: ParkedItem, words: Screened, by: Person, at: datetime) -> None:
    """Someone asked where it belongs, and says what came of it. Raises `NothingSaid`."""
    if not words.words:
        raise NothingSaid(_("Write a few words first."))
    said = Words.objects.create(meeting=item.meeting, keeping=Words.Keeping.KEPT, words=words.words, at=at)
    ParkedNews.objects.create(item=item, words=said, at=at, by=by)
    journal.record(ParkedItemFollowedUp(at=at, by=by.pk, item=item.pk))
