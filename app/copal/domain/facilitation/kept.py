"""What outlives the talk: rows that the log's facts leave behind, and what the journal hears of a room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copal.domain.communities.queries.expectations import current_words
from copal.domain.facilitation.facts import ExpectationsAffirmed, RoomEnded, RoomOpened
from copal.domain.facilitation.models import Acknowledgement
from copal.domain.facilitation.rules import Entry, State
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting


@dataclass(frozen=True)
class Change:
    """One entry, and the room before and after the act it belongs to."""

    meeting: Meeting
    entry: Entry
    before: State
    after: State


def _opened(change: Change) -> None:
    journal.record(RoomOpened(at=change.entry.at, by=change.entry.by, meeting=change.meeting.pk))


def _ended(change: Change) -> None:
    journal.record(RoomEnded(at=change.entry.at, by=change.entry.by, meeting=change.meeting.pk))


def _acknowledged(change: Change) -> None:
    person, at = change.entry.person, change.entry.at
    if person is None:
        return
    version, _lines, _confidentiality = current_words(change.meeting.community)
    Acknowledgement.objects.get_or_create(
        meeting=change.meeting, person_id=person, defaults={"version": version, "at": at}
    )
    journal.record(
        ExpectationsAffirmed(at=at, by=person, meeting=change.meeting.pk, person=person, version=version)
    )


KEPT: dict[str, Callable[[Change], None]] = {
    "opened": _opened,
    "ended": _ended,
    "acknowledged": _acknowledged,
}


def keep(meeting: Meeting, entries: Sequence[Entry], before: State, after: State) -> None:
    """In the transaction that wrote the entries."""
    for entry in entries:
        if entry.kind in KEPT:
            KEPT[entry.kind](Change(meeting, entry, before, after))
