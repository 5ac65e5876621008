"""The state of a room: every topic's part of it, worked out from the log alone.

`evolved` takes one entry in; `replay` all of them. An entry that was taken in before changes nothing, one that
comes too early is refused (`Gap`), so whoever holds a state knows whether it is whole. To add a topic: its
file, a field here, a line in `TOPICS`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from copal.domain.facilitation.rules import (
    agenda,
    asking,
    board,
    gifts,
    groups,
    opening,
    parking,
    proposals,
    record,
    rounds,
    voice,
)
from copal.domain.facilitation.rules.agenda import Agenda
from copal.domain.facilitation.rules.asking import Asking
from copal.domain.facilitation.rules.gifts import Gifts
from copal.domain.facilitation.rules.groups import Groups
from copal.domain.facilitation.rules.ideas import Ideas
from copal.domain.facilitation.rules.log import Entry, Happening, Verb
from copal.domain.facilitation.rules.opening import Opening
from copal.domain.facilitation.rules.parking import Parking
from copal.domain.facilitation.rules.proposals import Proposals
from copal.domain.facilitation.rules.record import Record
from copal.domain.facilitation.rules.rounds import Rounds
from copal.domain.facilitation.rules.voice import Voice

TOPICS: Final = {
    "opening": opening,
    "agenda": agenda,
    "voice": voice,
    "asking": asking,
    "rounds": rounds,
    "groups": groups,
    "board": board,
    "gifts": gifts,
    "parking": parking,
    "proposals": proposals,
    "record": record,
}
WORDS = ("word", "whom", "prompt", "link")  # fields of an entry that name something said
PEOPLE = ("person", "owner")


@dataclass(frozen=True)
class State:
    """`number` is that of the last entry taken in; `people` and `said` are everyone and everything named in any."""

    number: int = 0
    people: frozenset[int] = frozenset()
    said: frozenset[int] = frozenset()
    opening: Opening = field(default_factory=Opening)
    agenda: Agenda = field(default_factory=Agenda)
    voice: Voice = field(default_factory=Voice)
    asking: Asking = field(default_factory=Asking)
    rounds: Rounds = field(default_factory=Rounds)
    groups: Groups = field(default_factory=Groups)
    board: Ideas = field(default_factory=Ideas)
    gifts: Gifts = field(default_factory=Gifts)
    parking: Parking = field(default_factory=Parking)
    proposals: Proposals = field(default_factory=Proposals)
    record: Record = field(default_factory=Record)


class Gap(Exception):
    """Entries are missing before this one."""


VERBS: Final[Mapping[str, Verb]] = {
    name: verb for topic in TOPICS.values() for name, verb in topic.VERBS.items()
}


def evolved(state: State, entry: Entry) -> State:
    """The state after one more entry. Raises `Gap` when it is not the next one; an older one changes nothing."""
    if entry.number <= state.number:
        return state
    if entry.number != state.number + 1:
        raise Gap(entry.number)
    changed: dict[str, Any] = {
        name: topic.EVOLVE[entry.kind](getattr(state, name), entry)
        for name, topic in TOPICS.items()
        if entry.kind in topic.EVOLVE
    }
    people = state.people | _ids([entry.by, *map(entry.about.get, PEOPLE), *entry.about.get("people", ())])
    said = state.said | _ids([*map(entry.about.get, WORDS), *entry.about.get("words", ())])
    return replace(state, number=entry.number, people=people, said=said, **changed)


def _ids(found: Iterable[Any]) -> frozenset[int]:
    return frozenset(one for one in found if one is not None)


def replay(entries: Iterable[Entry], state: State | None = None) -> State:
    found = state or State()
    for entry in entries:
        found = evolved(found, entry)
    return found


def written(
    state: State, happenings: Iterable[Happening], *, by: int | None, at: datetime
) -> tuple[Entry, ...]:
    """What happened, as the next entries of the log."""
    return tuple(
        Entry(number=number, at=at, by=None if one.unnamed else by, kind=one.kind, about=one.about)
        for number, one in enumerate(happenings, start=state.number + 1)
    )


def tokens(state: State, person: int) -> set[str]:
    """What is this one person's in the room, told in words a page can ask for; first of all who they are: me:7."""
    found: set[str] = {f"me:{person}"}
    for name, topic in TOPICS.items():
        mine: Callable[[Any, int], set[str]] = topic.mine
        found |= mine(getattr(state, name), person)
    return found
