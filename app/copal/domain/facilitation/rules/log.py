"""What the log of a room is made of, and what one topic of its rules offers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.fields import Field
    from copal.domain.facilitation.rules.state import State

type About = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One small fact, as it was written: ids and numbers, never words or names. `at` is aware.

    `by` is None where the house itself did it, or where whoever did it stays unnamed.
    """

    number: int
    at: datetime
    by: int | None
    kind: str
    about: About = field(default_factory=dict)

    @property
    def person(self) -> int | None:
        """Whom it is about: the one it names, else the one who did it."""
        named: int | None = self.about.get("person", self.by)
        return named


@dataclass(frozen=True)
class Happening:
    """A fact about to be written. `unnamed`: nobody will be able to tell who did it."""

    kind: str
    about: About = field(default_factory=dict)
    unnamed: bool = False


class Level(IntEnum):
    """What someone may do in the room; each may all that the one before may."""

    HERE = 1  # members and guests of this meeting
    NOTES = 2  # the note-taker
    LEADS = 3  # facilitator and co-facilitator


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Someone does something. `about` are its fields, read; `word` is the id of what they said, if anything."""

    by: int
    level: Level
    at: datetime
    about: About = field(default_factory=dict)
    word: int | None = None

    @property
    def leads(self) -> bool:
        return self.level is Level.LEADS

    def person_or_self(self) -> int:
        """Whom it is for: those who lead may name somebody else."""
        named: int | None = self.about.get("person")
        return named if self.leads and named is not None else self.by


@dataclass(frozen=True)
class Text:
    """A further text of an act, `at_most` so long. `require` raises `No` for one that will not do."""

    at_most: int
    require: Callable[[str], object] = str


type Decide = Callable[["State", Doing], tuple[Happening, ...]]


@dataclass(frozen=True, kw_only=True)
class Verb:
    """Something that can be done in the room.

    `words` is the longest text it takes (0: none); `needs_words` whether it makes sense without. `also` are further
    texts it can take, by field; the ids of those that were said stand in `Doing.about`. `only_open`: not before the
    meeting is opened. `on_record`: not while the room is off the record. `outlives`: its words are kept longer than talk.
    """

    decide: Decide
    level: Level = Level.HERE
    fields: "Mapping[str, Field]" = field(default_factory=dict)
    words: int = 0
    needs_words: bool = True
    also: "Mapping[str, Text]" = field(default_factory=dict)
    only_open: bool = True
    on_record: bool = False
    outlives: bool = False


class No(Exception):
    """It cannot be done. `reason` is for machines; the words for the person stand in `refusals.py`, by reason.

    Rules know no language, so `given` are the numbers that the words need.
    """

    def __init__(self, reason: str, **given: int) -> None:
        super().__init__(reason)
        self.reason, self.given = reason, given
