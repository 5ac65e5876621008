"""Whether something can be done now, by this person, and what then happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from copal.domain.facilitation.rules.fields import read
from copal.domain.facilitation.rules.log import Doing, Happening, Level, No, Verb
from copal.domain.facilitation.rules.state import VERBS, State


@dataclass(frozen=True, kw_only=True)
class Request:
    """What somebody asks for, as a browser sent it. `word` is the id their words were kept under, if they said any.

    `also` are the ids of the further texts, by field.
    """

    verb: str
    by: int
    level: Level
    at: datetime
    fields: Mapping[str, str]
    word: int | None = None
    also: Mapping[str, int] = field(default_factory=dict)


def verb_of(name: str) -> Verb:
    """Raises `No` for a verb nobody knows: a page from another version."""
    found = VERBS.get(name)
    if found is None:
        raise No("unreadable")
    return found


def decided(state: State, asked: Request) -> tuple[Happening, ...]:
    """What happens then. Raises `No`."""
    verb = verb_of(asked.verb)
    require(state, level=asked.level, needed=verb.level, only_open=verb.only_open, on_record=verb.on_record)
    if verb.words and verb.needs_words and asked.word is None:
        raise No("nothing_said")
    about = {**read(verb.fields, asked.fields), **asked.also}
    doing = Doing(by=asked.by, level=asked.level, at=asked.at, about=about, word=asked.word)
    return verb.decide(state, doing)


def require(
    state: State, *, level: Level, needed: Level, only_open: bool = True, on_record: bool = False
) -> None:
    """Raises `No` unless someone of this level may do things of that level at this moment of the meeting."""
    if state.opening.ended_at is not None:
        raise No("over")
    if level < needed:
        raise No("not_yours")
    if only_open and not state.opening.is_open:
        raise No("not_open_yet")
    if on_record and state.record.is_off:
        raise No("off_record")
