"""A round: everyone who is here has the talking piece once, may pass, and is asked again at the end.

Who speaks, and how long, is told by turns as everywhere (`voice`); a round only knows whose turn comes next.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State


@dataclass(frozen=True, kw_only=True)
class Round:
    """`waiting` in order. `passed` let it go by once and are asked again when nobody waits; `done` spoke, or let it go twice."""

    number: int
    at: datetime
    prompt: int | None = None
    waiting: tuple[int, ...] = ()
    holder: int | None = None
    passed: tuple[int, ...] = ()
    done: tuple[int, ...] = ()

    @property
    def is_coming_back(self) -> bool:
        """Only those who passed are left, and may still say something."""
        return not self.waiting and self.holder is None and bool(self.passed)

    @property
    def is_over(self) -> bool:
        return not self.waiting and self.holder is None and not self.passed

    def knows(self, person: int) -> bool:
        return person == self.holder or person in (*self.waiting, *self.passed, *self.done)

    def without(self, person: int | None) -> "Round":
        return replace(
            self,
            holder=None if self.holder == person else self.holder,
            waiting=tuple(one for one in self.waiting if one != person),
            passed=tuple(one for one in self.passed if one != person),
            done=tuple(one for one in self.done if one != person),
        )

    def having_done(self, person: int | None) -> "Round":
        if person is None:
            return self
        left = self.without(person)
        return replace(left, done=(*left.done, person))


@dataclass(frozen=True)
class Rounds:
    """`began_with` is who began the last one, so that the next begins elsewhere. `passed` passed in any round."""

    running: Round | None = None
    count: int = 0
    last_begun_at: datetime | None = None
    began_with: int | None = None
    passed: frozenset[int] = frozenset()


def _settled(now: Rounds, running: Round) -> Rounds:
    """A round ends by itself when nobody is left."""
    return replace(now, running=None if running.is_over else running)


def _begun(now: Rounds, entry: Entry) -> Rounds:
    people = tuple(entry.about["people"])
    running = Round(number=entry.number, at=entry.at, prompt=entry.about.get("word"), waiting=people)
    first = people[0] if people else None
    return replace(now, running=running, count=now.count + 1, began_with=first, last_begun_at=entry.at)


def _turn_begun(now: Rounds, entry: Entry) -> Rounds:
    """The piece goes on; whoever had it before has had their turn."""
    if now.running is None or entry.person is None:
        return now
    running = (
        now.running if now.running.holder == entry.person else now.running.having_done(now.running.holder)
    )
    if entry.person not in (*running.waiting, *running.passed):
        return _settled(now, running)
    return replace(now, running=replace(running.without(entry.person), holder=entry.person))


def _turn_ended(now: Rounds, _entry: Entry) -> Rounds:
    return now if now.running is None else _settled(now, now.running.having_done(now.running.holder))


def _passed(now: Rounds, entry: Entry) -> Rounds:
    person, running = entry.person, now.running
    if person is None or running is None:
        return now
    again = person in running.passed
    left = running.without(person)
    left = left.having_done(person) if again else replace(left, passed=(*left.passed, person))
    return _settled(replace(now, passed=now.passed | {person}), left)


def _added(now: Rounds, entry: Entry) -> Rounds:
    """Who comes late, or joins in after all, is last in line."""
    if now.running is None or entry.person is None or now.running.knows(entry.person):
        return now
    return replace(now, running=replace(now.running, waiting=(*now.running.waiting, entry.person)))


def _left(now: Rounds, entry: Entry) -> Rounds:
    """Gone, or just listening: not waited for, and welcome again when they come back."""
    return now if now.running is None else _settled(now, now.running.without(entry.person))


def _over(now: Rounds, _entry: Entry) -> Rounds:
    return replace(now, running=None)


EVOLVE: Final = {
    "round_begun": _begun,
    "round_ended": _over,
    "turn_begun": _turn_begun,
    "turn_ended": _turn_ended,
    "passed": _passed,
    "came": _added,
    "raised": _added,
    "joins_in": _added,
    "went": _left,
    "listens": _left,
    "ended": _over,
}


def _running(state: "State") -> Round:
    if state.rounds.running is None:
        raise No("no_round")
    return state.rounds.running


def in_turn(state: "State") -> tuple[int, ...]:
    """Those here in the order they came, beginning after whoever began the last round. Who just listens is not asked."""
    people = [one for one in state.opening.here if one not in state.voice.listening]
    before = state.rounds.began_with
    start = people.index(before) + 1 if before in people else state.rounds.count
    return tuple(people[(start + place) % len(people)] for place in range(len(people)))


def _begin(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Chosen people first, in the order chosen; everyone else who is here after them."""
    if state.rounds.running is not None:
        raise No("round_runs")
    people = in_turn(state)
    chosen = list(dict.fromkeys(doing.about.get("people", ())))
    first = doing.about.get("first")
    if first in people:
        start = people.index(first)
        people = (*people[start:], *people[:start])
    people = (*(one for one in chosen if one in people), *(one for one in people if one not in chosen))
    if not people:
        raise No("nobody_here")
    about = {"people": list(people), **({"word": doing.word} if doing.word is not None else {})}
    return (Happening("round_begun", about), Happening("turn_begun", {"person": people[0]}))


def handed_on(state: "State", to: int | None = None) -> tuple[Happening, ...]:
    """The piece goes to `to`, or to whoever is next; with nobody waiting the turn just ends."""
    running = _running(state)
    to = to if to is not None else next(iter(running.waiting), None)
    if to is None:
        return (Happening("turn_ended", {"person": running.holder}),) if running.holder is not None else ()
    if to not in (*running.waiting, *running.passed):
        raise No("not_in_round")
    return (Happening("turn_begun", {"person": to}),)


def _hand_on(state: "State", doing: Doing) -> tuple[Happening, ...]:
    running = _running(state)
    if not doing.leads and doing.by != running.holder:
        raise No("not_your_turn")
    return handed_on(state, doing.about.get("person"))


def _take(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """When nobody has it, whoever is next may begin, and whoever passed may come back once nobody waits."""
    running, person = _running(state), doing.person_or_self()
    if running.holder == person:
        return ()
    is_free = running.holder is None
    next_ones = running.passed if running.is_coming_back else running.waiting[:1]
    if not doing.leads and not (is_free and person in next_ones):
        raise No("not_your_turn")
    return handed_on(state, person)


def _pass(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Let it go by: with the piece in hand, before it comes, or for good when one is asked again.

    Where no round runs, whoever has the word gives it up without having spoken.
    """
    person = doing.person_or_self()
    if state.rounds.running is None:
        if person == state.voice.speaking:
            return (Happening("passed", {"person": person}),)
        return (Happening("lowered", {"person": person}),) if person in state.voice.hands else ()
    running = state.rounds.running
    if person == running.holder:
        on = (Happening("turn_begun", {"person": running.waiting[0]}),) if running.waiting else ()
        return (
            Happening("passed", {"person": person}),
            *(on or (Happening("turn_ended", {"person": person}),)),
        )
    if person not in (*running.waiting, *running.passed):
        raise No("not_in_round")
    if person in running.passed and not running.is_coming_back:
        return ()
    return (Happening("passed", {"person": person}),)


def _end(state: "State", doing: Doing) -> tuple[Happening, ...]:
    running = state.rounds.running
    if running is None:
        return ()
    turn = (Happening("turn_ended", {"person": running.holder}),) if running.holder is not None else ()
    return (*turn, Happening("round_ended"))


SOMEONE: Final = {"person": fields.ID.optional}
LONGEST_PROMPT: Final = 200

VERBS: Final = {
    "begin_round": Verb(
        decide=_begin,
        level=Level.LEADS,
        fields={"first": fields.ID.optional, "people": fields.IDS.optional},
        words=LONGEST_PROMPT,
        needs_words=False,
    ),
    "hand_on": Verb(decide=_hand_on, fields=SOMEONE),
    "take_piece": Verb(decide=_take, fields=SOMEONE),
    "pass": Verb(decide=_pass, fields=SOMEONE),
    "end_round": Verb(decide=_end, level=Level.LEADS),
}


def mine(now: Rounds, person: int) -> set[str]:
    """round:waits, round:passed, round:done. Who has the piece, and who may take it, stands in what is drawn."""
    running = now.running
    if running is None:
        return set()
    found = {
        "round:waits": person in running.waiting,
        "round:passed": person in running.passed,
        "round:done": person in running.done,
    }
    return {token for token, is_so in found.items() if is_so}
