"""One person talks at a time, and nobody is left out: hands, turns, who was heard, who just listens."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Verb
from copal.domain.facilitation.rules.rounds import handed_on

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

ORDERS = ("first_come", "first_timers", "least_time")


@dataclass(frozen=True)
class Voice:
    """`hands` maps a person to the number of the entry that raised their hand: the order of coming.

    `seconds` and `turns` are what each has spoken in turns that have ended.
    """

    order: str = "first_come"
    hands: Mapping[int, int] = field(default_factory=dict)
    raised_at: Mapping[int, datetime] = field(default_factory=dict)  # also of hands that are down again
    speaking: int | None = None
    speaking_since: datetime | None = None
    is_new: bool = False  # whoever speaks was not heard before
    seconds: Mapping[int, int] = field(default_factory=dict)
    turns: Mapping[int, int] = field(default_factory=dict)
    heard: frozenset[int] = frozenset()
    listening: frozenset[int] = frozenset()

    @property
    def queue(self) -> tuple[int, ...]:
        """Whose turn comes next, by the rule the group chose. Equals keep the order of their hands."""
        keys = {
            "first_come": lambda one: (self.hands[one],),
            "first_timers": lambda one: (
                self.turns.get(one, 0) > 0,
                self.seconds.get(one, 0),
                self.hands[one],
            ),
            "least_time": lambda one: (self.seconds.get(one, 0), self.hands[one]),
        }
        return tuple(sorted(self.hands, key=keys[self.order]))


def _raised(now: Voice, entry: Entry) -> Voice:
    if entry.person is None or entry.person in now.hands:
        return now
    return replace(
        now,
        hands={**now.hands, entry.person: entry.number},
        raised_at={**now.raised_at, entry.person: entry.at},
        listening=now.listening - {entry.person},
    )


def _lowered(now: Voice, entry: Entry) -> Voice:
    return replace(now, hands={one: number for one, number in now.hands.items() if one != entry.person})


def _turn_ended(now: Voice, entry: Entry) -> Voice:
    one, since = now.speaking, now.speaking_since
    if one is None or since is None:
        return now
    spoken = max(0, int((entry.at - since).total_seconds()))
    return replace(
        now,
        speaking=None,
        speaking_since=None,
        seconds={**now.seconds, one: now.seconds.get(one, 0) + spoken},
        turns={**now.turns, one: now.turns.get(one, 0) + 1},
    )


def _turn_begun(now: Voice, entry: Entry) -> Voice:
    if entry.person is None:
        return now
    free = _lowered(_turn_ended(now, entry), entry)
    return replace(
        free, speaking=entry.person, speaking_since=entry.at, is_new=entry.person not in free.heard,
        heard=free.heard | {entry.person},
    )  # fmt: skip


def _passed(now: Voice, entry: Entry) -> Voice:
    """Whoever had the talking piece and let it go by has not spoken."""
    if entry.person is None or entry.person != now.speaking:
        return now
    heard = now.heard - {entry.person} if now.is_new else now.heard
    return replace(now, speaking=None, speaking_since=None, heard=heard)


def _was_heard(now: Voice, entry: Entry) -> Voice:
    return now if entry.person is None else replace(now, heard=now.heard | {entry.person})


def _listens(now: Voice, entry: Entry) -> Voice:
    if entry.person is None:
        return now
    return replace(_lowered(now, entry), listening=now.listening | {entry.person})


def _joins_in(now: Voice, entry: Entry) -> Voice:
    return now if entry.person is None else replace(now, listening=now.listening - {entry.person})


def _went(now: Voice, entry: Entry) -> Voice:
    return _lowered(_turn_ended(now, entry) if now.speaking == entry.person else now, entry)


EVOLVE: Final = {
    "raised": _raised,
    "lowered": _lowered,
    "turn_begun": _turn_begun,
    "turn_ended": _turn_ended,
    "passed": _passed,
    "heard": _was_heard,
    "listens": _listens,
    "joins_in": _joins_in,
    "order_chosen": lambda now, entry: replace(now, order=entry.about["order"]),
    "went": _went,
    "ended": _turn_ended,
}


def _someone_here(state: "State", doing: Doing) -> int:
    person = doing.person_or_self()
    if person != doing.by and person not in state.opening.were_here:
        raise No("not_here", person=person)
    return person


def _raise(state: "State", doing: Doing) -> tuple[Happening, ...]:
    person = _someone_here(state, doing)
    if person in state.voice.hands or person == state.voice.speaking:
        return ()
    here = () if person in state.opening.here else (Happening("came", {"person": person, "how": "room"}),)
    return (*here, Happening("raised", {"person": person}))


def _lower(state: "State", doing: Doing) -> tuple[Happening, ...]:
    person = doing.person_or_self()
    return (Happening("lowered", {"person": person}),) if person in state.voice.hands else ()


def _call(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """The next in the queue, or the one named; whoever spoke before has ended."""
    person = doing.about.get("person") or next(iter(state.voice.queue), None)
    if person is None:
        raise No("nobody_waits")
    if person not in state.opening.were_here:
        raise No("not_here", person=person)
    return () if person == state.voice.speaking else (Happening("turn_begun", {"person": person}),)


def _finish(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """A turn is ended by who has it, or by those who lead. In a round the talking piece goes on."""
    if state.voice.speaking is None:
        return ()
    if not doing.leads and doing.by != state.voice.speaking:
        raise No("not_your_turn")
    if state.rounds.running is not None and state.rounds.running.holder == state.voice.speaking:
        return handed_on(state)
    return (Happening("turn_ended", {"person": state.voice.speaking}),)


def _hear(state: "State", doing: Doing) -> tuple[Happening, ...]:
    person = _someone_here(state, doing)
    return () if person in state.voice.heard else (Happening("heard", {"person": person}),)


def _listen(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return () if doing.by in state.voice.listening else (Happening("listens"),)


def _join_in(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return (Happening("joins_in"),) if doing.by in state.voice.listening else ()


def _order(state: "State", doing: Doing) -> tuple[Happening, ...]:
    order = doing.about["order"]
    return () if order == state.voice.order else (Happening("order_chosen", {"order": order}),)


SOMEONE: Final = {"person": fields.ID.optional}

VERBS: Final = {
    "raise": Verb(decide=_raise, fields=SOMEONE),
    "lower": Verb(decide=_lower, fields=SOMEONE),
    "listen": Verb(decide=_listen),
    "join_in": Verb(decide=_join_in),
    "finish": Verb(decide=_finish),
    "call": Verb(decide=_call, level=Level.LEADS, fields=SOMEONE),
    "hear": Verb(decide=_hear, level=Level.LEADS, fields={"person": fields.ID}),
    "order": Verb(decide=_order, level=Level.LEADS, fields={"order": fields.choice(*ORDERS)}),
}


def mine(now: Voice, person: int) -> set[str]:
    """hand, speaking, listening, heard."""
    found = {
        "hand": person in now.hands,
        "speaking": person == now.speaking,
        "listening": person in now.listening,
        "heard": person in now.heard,
    }
    return {token for token, is_so in found.items() if is_so}
