"""Taking what a meeting kept out of the house: every place that could tell who somebody is, is changed unless a person keeps it.

Nobody's name goes along. What is taken is drawn for one reader, who may read it, and is stored nowhere.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from copal.domain.communities.queries.writing import writing_in
from copal.domain.confidentiality.rules import Tells, Writing, mark_of
from copal.domain.confidentiality.rules.pseudonyms import folded
from copal.domain.confidentiality.rules.safer import Change, changed, changes
from copal.domain.decisions.queries import decided_at
from copal.domain.facilitation.queries import Seat, boards_seen, notes_seen, scene_of_words

PEOPLE = ("PERSON", "CHILD_NAME")


@dataclass(frozen=True)
class Place:
    """One marked stretch. `key` names it in a form; it holds for these very words only."""

    key: str
    change: Change

    @property
    def instead(self) -> str:
        return self.change.instead or _("(left out)")


@dataclass(frozen=True)
class Piece:
    """Words in a row: plain ones, or a marked place."""

    words: str
    place: Place | None = None


@dataclass(frozen=True)
class Marked:
    """One text with its places, in order."""

    words: str
    places: tuple[Place, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        at = 0
        for place in self.places:
            start, end = max(place.change.start, at), place.change.end
            if end > at:
                yield Piece(self.words[at:start])
                yield Piece(self.words[start:end], place)
                at = end
        yield Piece(self.words[at:])

    def safe(self, kept: Collection[str]) -> str:
        """With every place changed whose key is not among `kept`."""
        wanted = [_filled(one) for one in self.places if one.key not in kept]
        return changed(self.words, wanted)


@dataclass(frozen=True)
class Section:
    """A part of the sheet under a title of the organisers or the house; `kind` is notes | ideas | decisions."""

    kind: str
    title: str
    texts: tuple[Marked, ...]


@dataclass(frozen=True)
class Sheet:
    sections: tuple[Section, ...]

    @property
    def places(self) -> int:
        return sum(len(text.places) for section in self.sections for text in section.texts)


def _filled(place: Place) -> Change:
    return replace(place.change, instead=place.instead)


def sheet_of(seat: Seat, *, at: datetime) -> Sheet:
    """Notes by part of the agenda, ideas that were shown by board, and what was decided, without who said it."""
    reading = _Reading(writing_in(seat.person, seat.meeting.community))
    scene = scene_of_words(seat, at=at)
    found = [("notes", under.title, [note.words for note in under.notes]) for under in notes_seen(scene)]
    boards = boards_seen(scene)
    for board in (*boards.closed, *((boards.open,) if boards.open else ()), boards.wall):
        ideas = [idea for group in board.groups for idea in group.ideas]
        found.append(("ideas", board.prompt, [idea.words for idea in (*ideas, *board.loose)]))
    found.append(("decisions", "", list(decided_at(seat.meeting, seat.standing))))
    return Sheet(tuple(reading.section(*one) for one in found if any(one[2])))


class _Reading:
    """Reads one text after the other; a name that comes again gets the same other name."""

    def __init__(self, writing: Writing) -> None:
        self.writing, self.known = writing, dict(writing.aliases)

    def section(self, kind: str, title: str, texts: Sequence[str]) -> Section:
        return Section(kind, title, tuple(self._marked(words) for words in texts if words))

    def _marked(self, words: str) -> Marked:
        spans = self.writing.spans(words)
        language = Tells(words, spans, self.writing).language
        found = changes(words, spans, aliases=self.known, language=language)
        self.known |= {folded(one.said): one.instead for one in found if one.label in PEOPLE and one.instead}
        mark = mark_of(words)
        return Marked(words, tuple(Place(f"{mark}:{one.start}:{one.end}", one) for one in found))
