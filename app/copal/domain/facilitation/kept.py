"""What outlives the talk: rows that the log's facts leave behind, and what the journal hears of a room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copal.domain.communities.queries.expectations import current_words
from copal.domain.facilitation import kept_parking
from copal.domain.facilitation.facts import ExpectationsAffirmed, RoomEnded, RoomOpened
from copal.domain.facilitation.models import Acknowledgement, Words
from copal.domain.facilitation.rules import Entry, State
from copal.domain.facilitation.rules.asked import WORD
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
        ExpectationsAffirmed(
            at=at, by=change.entry.by, meeting=change.meeting.pk, person=person, version=version
        )
    )


def _answer_replaced(change: Change) -> None:
    """A word that was said instead of another, or asked for no more: only what counts is kept."""
    asked, person = change.before.asking.open, change.entry.person
    if asked is None or asked.what != WORD:
        return
    is_one = change.entry.kind == "answered"
    gone = [word for one, word in asked.answers.items() if not is_one or one == person]
    Words.objects.filter(pk__in=gone).delete()


def _words_gone(change: Change) -> None:
    """What someone takes back is not kept: the fact stays, the words go."""
    about, before = change.entry.about, change.before
    if "idea" in about:
        gone = [before.board.ideas[about["idea"]].word]
    elif "gift" in about:
        gift = before.gifts.gifts[about["gift"]]
        gone = [word for word in (gift.word, gift.link) if word]
    else:
        gone = [before.record.notes[about["note"]].word]
    Words.objects.filter(pk__in=gone).delete()


KEPT: dict[str, Callable[[Change], None]] = {
    "opened": _opened,
    "ended": _ended,
    "acknowledged": _acknowledged,
    "answered": _answer_replaced,
    "ask_taken_back": _answer_replaced,
    "idea_taken_back": _words_gone,
    "gift_taken_back": _words_gone,
    "note_taken_back": _words_gone,
    **kept_parking.KEPT,
}


def keep(meeting: Meeting, entries: Sequence[Entry], before: State, after: State) -> None:
    """In the transaction that wrote the entries."""
    for entry in entries:
        if entry.kind in KEPT:
            KEPT[entry.kind](Change(meeting, entry, before, after))
