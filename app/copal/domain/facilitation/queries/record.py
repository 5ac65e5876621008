"""Notes as those who write them see them, and what the minutes ask: the notes, and when nothing was noted."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.models import Words
from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.queries.seats import Seat
from copal.domain.meetings.models import Meeting


@dataclass(frozen=True, kw_only=True)
class NoteSeen:
    """`word` is the version that is shown, so that a change says which one it was made on."""

    number: int
    word: int
    words: str
    name: str


@dataclass(frozen=True, kw_only=True)
class NotesUnder:
    """The notes under one part of the agenda; `segment` 0 and no title: under none of them."""

    segment: int
    title: str
    is_now: bool
    notes: tuple[NoteSeen, ...]


@dataclass(frozen=True, kw_only=True)
class RecordSeen:
    """`since` is when the room went off the record; None: it is on it. Show it in `timezone`."""

    since: datetime | None
    is_open: bool
    timezone: str


@dataclass(frozen=True)
class NoteKept:
    """`segment` None: under no part of the agenda. In the order of writing."""

    segment: int | None
    words: str
    by: int | None


def record_seen(scene: Scene) -> RecordSeen:
    record = scene.state.record
    return RecordSeen(
        since=record.off[-1][0] if record.is_off else None, is_open=scene.state.opening.is_open,
        timezone=scene.meeting.timezone,
    )  # fmt: skip


def notes_seen(scene: Scene) -> tuple[NotesUnder, ...]:
    """Every part of the agenda in its order, with or without notes; what belongs to none of them comes last."""
    now, notes = scene.state.agenda.now, scene.state.record.notes.values()
    places = [*(item.segment for item in scene.state.agenda.items), 0]
    return tuple(
        NotesUnder(
            segment=segment, title=scene.title(segment), is_now=segment == (now.segment if now else 0),
            notes=tuple(
                NoteSeen(
                    number=note.number, word=note.word, words=scene.words.get(note.word, ""),
                    name=scene.writer(note.by),
                )
                for note in notes
                if (note.segment or 0) == segment
            ),
        )
        for segment in places
    )  # fmt: skip


def notes_of(seat: Seat) -> tuple[NoteKept, ...]:
    """For the minutes, by whoever has a seat in that room. One query beyond the state's."""
    notes = state_of(seat.meeting).record.notes.values()
    words = dict(Words.objects.filter(pk__in=[note.word for note in notes]).values_list("pk", "words"))
    return tuple(NoteKept(note.segment, words.get(note.word, ""), note.by) for note in notes)


def off_record_of(meeting: Meeting) -> tuple[tuple[datetime, datetime | None], ...]:
    """For the minutes: from when to when nothing could be noted. None: still so."""
    return state_of(meeting).record.off
