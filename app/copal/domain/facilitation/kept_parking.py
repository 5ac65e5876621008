"""The parking lot's rows follow the log: what is parked in a room outlives it."""

from typing import TYPE_CHECKING

from copal.domain.facilitation.facts import ItemParked, ParkedItemSettled
from copal.domain.facilitation.models import ParkedItem, Words
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Segment

if TYPE_CHECKING:
    from copal.domain.facilitation.kept import Change


def parked(change: "Change") -> None:
    item = change.after.parking.items[change.entry.number]
    word = item.word if item.word is not None else _title(change, item.segment)
    row = ParkedItem.objects.create(
        meeting=change.meeting, number=item.number, words_id=word, sphere=item.sphere, whom_id=item.whom,
        by_id=item.by, at=change.entry.at,
    )  # fmt: skip
    journal.record(ItemParked(at=change.entry.at, by=change.entry.by, meeting=change.meeting.pk, item=row.pk))


def _title(change: "Change", segment: int | None) -> int:
    """A part of the agenda is parked under the title it has now."""
    titles = Segment.objects.filter(pk=segment or 0).values_list("title", flat=True)
    return Words.objects.create(
        meeting=change.meeting, keeping=Words.Keeping.KEPT, words=titles.first() or "", at=change.entry.at
    ).pk


def changed(change: "Change") -> None:
    item = change.after.parking.items[change.entry.about["item"]]
    rows = ParkedItem.objects.filter(meeting=change.meeting, number=item.number)
    rows.update(sphere=item.sphere, whom=item.whom, owner=item.owner, back_on=item.back_on)


def settled(change: "Change") -> None:
    item, at = change.after.parking.items[change.entry.about["item"]], change.entry.at
    row = ParkedItem.objects.get(meeting=change.meeting, number=item.number)
    row.settled_at = at if item.settled else None
    row.save(update_fields=["settled_at"])
    if item.settled:
        journal.record(ParkedItemSettled(at=at, by=change.entry.by, item=row.pk))


def taken_back(change: "Change") -> None:
    """What someone takes back is not kept: its words go."""
    item = change.before.parking.items[change.entry.about["item"]]
    Words.objects.filter(pk__in=[word for word in (item.word, item.whom) if word]).update(words="")
    _gone(change, item.number)


def taken_up(change: "Change") -> None:
    """A part that was parked as a whole is on again."""
    item = change.before.parking.of_segment(change.entry.about["segment"])
    if item is not None:
        _gone(change, item.number)


def _gone(change: "Change", number: int) -> None:
    rows = ParkedItem.objects.filter(meeting=change.meeting, number=number)
    rows.update(taken_back_at=change.entry.at)


KEPT = {
    "parked": parked,
    "item_put_off": parked,
    "item_begun": taken_up,
    "parked_marked": changed,
    "parked_given": changed,
    "parked_settled": settled,
    "parked_taken_back": taken_back,
}
