"""Asking the whole room at once: about the end, about the order, anything short, or how everyone is.

One thing at a time. An answer is one tap and can be changed while it is open; what others answered is seen when it is closed.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.agenda import LONGEST_EXTENSION
from copal.domain.facilitation.rules.asked import (
    AGREED,
    EXTEND,
    FINE,
    FISTS,
    FREE,
    MOOD,
    MOODS,
    ON_TIME,
    ORDER,
    PULSES,
    SAME,
    WITHOUT_ME,
    WORD,
    Asked,
    extension,
    order,
)
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Text, Verb
from copal.domain.facilitation.rules.present import whose
from copal.domain.facilitation.rules.voice import ORDERS
from copal.instruments import consensus
from copal.policies import room as policies

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

LONGEST_QUESTION, LONGEST_OPTION, LONGEST_WORD = 200, 60, 40
LEAST_OPTIONS, MOST_OPTIONS = 2, 5
TYPED: Final = tuple(f"option{place}" for place in range(1, MOST_OPTIONS + 1))


@dataclass(frozen=True)
class Asking:
    """`current` is open, or closed and still shown. `past` are those that were closed, in order."""

    current: Asked | None = None
    past: tuple[Asked, ...] = ()

    @property
    def open(self) -> Asked | None:
        return self.current if self.current and self.current.is_open else None


def _asked(now: Asking, entry: Entry) -> Asking:
    about = entry.about
    asked = Asked(
        number=entry.number, what=about["what"], at=entry.at, options=tuple(about.get("options", ())),
        prompt=about.get("word"), spoken=tuple(about.get("words", ())), minutes=int(about.get("minutes", 0)),
        edition=about.get("edition", ""),
    )  # fmt: skip
    return replace(now, current=asked)


def _answered(now: Asking, entry: Entry) -> Asking:
    asked, person = now.open, entry.person
    if asked is None or person is None or asked.number != entry.about.get("asked"):
        return now
    answer = entry.about["word"] if asked.what == WORD else entry.about["option"]
    return replace(now, current=replace(asked, answers={**asked.answers, person: answer}))


def _closed(now: Asking, entry: Entry) -> Asking:
    if now.open is None:
        return now
    closed = replace(now.open, closed_at=entry.at, outcome=entry.about.get("outcome", ""))
    return replace(now, current=closed, past=(*now.past, closed))


def _put_away(now: Asking, _entry: Entry) -> Asking:
    return now if now.open else replace(now, current=None)


def _gone(now: Asking, _entry: Entry) -> Asking:
    """Taken back, or the meeting ended with it open: nobody is told any answer."""
    return replace(now, current=None)


EVOLVE: Final = {
    "asked": _asked,
    "answered": _answered,
    "ask_closed": _closed,
    "ask_put_away": _put_away,
    "item_begun": _put_away,
    "ask_taken_back": _gone,
    "ended": _gone,
}


def _ask(state: "State", what: str, about: dict[str, object]) -> tuple[Happening, ...]:
    if state.asking.open is not None:
        raise No("asked_already")
    return (Happening("asked", {"what": what, **about}),)


def _ask_extension(state: "State", doing: Doing) -> tuple[Happening, ...]:
    minutes = doing.about["minutes"]
    if state.agenda.extended_minutes + minutes > LONGEST_EXTENSION:
        raise No("extended_enough", minutes=LONGEST_EXTENSION)
    return _ask(state, EXTEND, {"minutes": minutes, "options": [FINE, WITHOUT_ME, ON_TIME]})


def _ask_order(state: "State", _doing: Doing) -> tuple[Happening, ...]:
    return _ask(state, ORDER, {"options": list(ORDERS)})


def _ask_pulse(state: "State", doing: Doing) -> tuple[Happening, ...]:
    what = doing.about["scale"]
    if what == WORD and state.record.is_off:
        raise No("off_record")
    about: dict[str, object] = {"options": list(MOODS)} if what == MOOD else {}
    if what in FISTS:
        scale = consensus.current(what)
        about = {"edition": scale.edition, "options": [option.id for option in scale.options]}
    if doing.word is not None:
        about["word"] = doing.word
    return _ask(state, what, about)


def _ask_freely(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """A question and its answers in the words of those who lead."""
    options = [doing.about[name] for name in TYPED if name in doing.about]
    if len(options) < LEAST_OPTIONS:
        raise No("options")
    named = [str(place) for place in range(1, len(options) + 1)]
    return _ask(state, FREE, {"word": doing.word, "words": options, "options": named})


def _open_one(state: "State", doing: Doing) -> Asked:
    asked = state.asking.open
    if asked is None or asked.number != doing.about["asked"]:
        raise No("asked_closed")
    return asked


def _answer(state: "State", doing: Doing) -> tuple[Happening, ...]:
    asked, option = _open_one(state, doing), doing.about["option"]
    if option not in asked.options:
        raise No("choice")
    person, coming = whose(state, doing)
    if asked.answers.get(person) == option:
        return coming
    return (*coming, Happening("answered", {"asked": asked.number, "person": person, "option": option}))


def _say_word(state: "State", doing: Doing) -> tuple[Happening, ...]:
    asked = _open_one(state, doing)
    if asked.what != WORD:
        raise No("choice")
    person, coming = whose(state, doing)
    return (*coming, Happening("answered", {"asked": asked.number, "person": person, "word": doing.word}))


def _close(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """What was agreed is done with the closing, in the same breath."""
    asked = _open_one(state, doing)
    policy = policies.in_force(on=doing.at.date())
    outcome = ""
    then: tuple[Happening, ...] = ()
    if asked.what == EXTEND:
        least = policy.extension_least_answered_percent
        outcome = extension(asked, state.opening.present, least_percent=least)
        then = (Happening("end_moved", {"minutes": asked.minutes}),) if outcome == AGREED else ()
    elif asked.what == ORDER:
        outcome = order(asked, now=state.voice.order)
        then = (Happening("order_chosen", {"order": outcome}),) if outcome != SAME else ()
    closed = {"asked": asked.number, "outcome": outcome, "edition": policy.edition}
    return (Happening("ask_closed", closed), *then)


def _take_back(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return (Happening("ask_taken_back", {"asked": _open_one(state, doing).number}),)


def _away(state: "State", _doing: Doing) -> tuple[Happening, ...]:
    return (Happening("ask_put_away"),) if state.asking.current and not state.asking.open else ()


WHICH: Final = {"asked": fields.ID}
SOMEONE: Final = {"person": fields.ID.optional}

VERBS: Final = {
    "ask_extension": Verb(
        decide=_ask_extension,
        level=Level.LEADS,
        fields={"minutes": fields.number(at_least=1, at_most=LONGEST_EXTENSION)},
    ),
    "ask_order": Verb(decide=_ask_order, level=Level.LEADS),
    "ask_pulse": Verb(
        decide=_ask_pulse,
        level=Level.LEADS,
        fields={"scale": fields.choice(*PULSES)},
        words=LONGEST_QUESTION,
        needs_words=False,
    ),
    "ask_freely": Verb(
        decide=_ask_freely,
        level=Level.LEADS,
        words=LONGEST_QUESTION,
        also={name: Text(LONGEST_OPTION) for name in TYPED},
    ),
    "answer_asked": Verb(decide=_answer, fields={**WHICH, **SOMEONE, "option": fields.Field(str)}),
    "say_word": Verb(decide=_say_word, fields={**WHICH, **SOMEONE}, words=LONGEST_WORD, on_record=True),
    "close_asked": Verb(decide=_close, level=Level.LEADS, fields=WHICH),
    "take_back_asked": Verb(decide=_take_back, level=Level.LEADS, fields=WHICH),
    "put_away_asked": Verb(decide=_away, level=Level.LEADS),
}


def mine(now: Asking, person: int) -> set[str]:
    """asked:7 for having answered, and asked:7:fine for what (not where one says a word)."""
    asked = now.current
    if asked is None or person not in asked.answers:
        return set()
    found = {f"asked:{asked.number}"}
    return found if asked.what == WORD else found | {f"asked:{asked.number}:{asked.answers[person]}"}
