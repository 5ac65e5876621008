"""What is written down about the talk, and the stretches in which nothing is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

LONGEST_NOTE = 4000
MOST_NOTES = 400


@dataclass(frozen=True)
class Note:
    """`segment` is the part of the agenda it belongs to; None: to none of them. `word` is what it says now."""

    number: int
    segment: int | None
    word: int
    by: int | None


@dataclass(frozen=True)
class Record:
    """`off` are the stretches off the record, the last one open (None) while it lasts. Notes in order of writing."""

    notes: Mapping[int, Note] = field(default_factory=dict)
    off: tuple[tuple[datetime, datetime | None], ...] = ()
    reworded: bool = False  # words were hidden or shown again outside the room's own acts

    @property
    def is_off(self) -> bool:
        return bool(self.off) and self.off[-1][1] is None


def _noted(now: Record, entry: Entry) -> Record:
    note = Note(entry.number, entry.about.get("segment"), entry.about["word"], entry.by)
    return replace(now, notes={**now.notes, note.number: note})


def _changed(now: Record, entry: Entry) -> Record:
    note = now.notes[entry.about["note"]]
    return replace(now, notes={**now.notes, note.number: replace(note, word=entry.about["word"])})


def _taken_back(now: Record, entry: Entry) -> Record:
    return replace(now, notes={one: note for one, note in now.notes.items() if one != entry.about["note"]})


def _reworded(now: Record, _entry: Entry) -> Record:
    return replace(now, reworded=True)


def _went_off(now: Record, entry: Entry) -> Record:
    return now if now.is_off else replace(now, off=(*now.off, (entry.at, None)))


def _back_on(now: Record, entry: Entry) -> Record:
    return replace(now, off=(*now.off[:-1], (now.off[-1][0], entry.at))) if now.is_off else now


EVOLVE: Final = {
    "noted": _noted,
    "note_changed": _changed,
    "note_taken_back": _taken_back,
    "went_off_record": _went_off,
    "back_on_record": _back_on,
    "ended": _back_on,
    "words_changed": _reworded,
}


def _note(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Under the part that is named, else the one that is on."""
    segment = doing.about.get("segment")
    if segment is None:
        segment = state.agenda.now.segment if state.agenda.now else 0
    return (_fresh(state, doing, segment or None),)


def _fresh(state: "State", doing: Doing, segment: int | None) -> Happening:
    if segment is not None and state.agenda.of(segment) is None:
        raise No("no_such_item")
    if len(state.record.notes) >= MOST_NOTES:
        raise No("notes_full")
    return Happening("noted", {"word": doing.word} | ({"segment": segment} if segment else {}))


def _own(state: "State", doing: Doing) -> Note:
    note = state.record.notes.get(doing.about["note"])
    if note is None:
        raise No("no_such_note")
    if note.by != doing.by:
        raise No("not_your_note")
    return note


def _change(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Changed elsewhere since it was read (`was`), it becomes a note of its own, so that neither is lost."""
    note = _own(state, doing)
    if doing.about.get("was", note.word) != note.word:
        return (_fresh(state, doing, note.segment),)
    return (Happening("note_changed", {"note": note.number, "word": doing.word}),)


def _take_back(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return (Happening("note_taken_back", {"note": _own(state, doing).number}),)


def _go_off(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return () if state.record.is_off else (Happening("went_off_record"),)


def _come_back(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return (Happening("back_on_record"),) if state.record.is_off else ()


VERBS: Final = {
    "note": Verb(
        decide=_note, level=Level.NOTES, words=LONGEST_NOTE, on_record=True,
        fields={"segment": fields.number().optional},
    ),
    "change_note": Verb(
        decide=_change, level=Level.NOTES, words=LONGEST_NOTE, on_record=True,
        fields={"note": fields.ID, "was": fields.ID.optional},
    ),
    "take_back_note": Verb(decide=_take_back, level=Level.NOTES, fields={"note": fields.ID}),
    "off_record": Verb(decide=_go_off, level=Level.LEADS),
    "on_record": Verb(decide=_come_back, level=Level.LEADS),
}  # fmt: skip


def mine(now: Record, person: int) -> set[str]:
    """note:7 for a note of one's own."""
    return {f"note:{one.number}" for one in now.notes.values() if one.by == person}
