"""Deciding in the live room: each deed is done by the room of decisions and told to the screens by the log.

The log says that a proposal changed, never how anybody stands. For an anonymous answer it does not say who, either.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from copal.domain.confidentiality.rules import Screened, TooLong, composed, screen
from copal.domain.decisions import actions as decisions
from copal.domain.decisions.actions import Asking, Choice
from copal.domain.decisions.ballots import LONGEST_GROUND, LONGEST_REASON
from copal.domain.decisions.models import Proposal
from copal.domain.decisions.queries import proposal_in, still_open
from copal.domain.decisions.rules import Control, Hidden, PutAwayHow
from copal.domain.facilitation.actions import Sender, act, within
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.refusals import told
from copal.domain.facilitation.rules import Doing, Happening, Level, No, State
from copal.domain.facilitation.rules.fields import DAY, ID, YES, choice, number, read
from copal.domain.facilitation.rules.present import whose
from copal.domain.people.models import Person

type Fields = Mapping[str, str]
type Act = Callable[..., State]  # of the sender, their words, the fields, and at=
type Acts = dict[str, tuple[Act, int]]  # by verb, with the longest text it takes

LONGEST_PROPOSAL, LONGEST_MINUTE, LONGEST_WHOM = 500, 2000, 120
PROPOSAL = {"proposal": ID}
ASKING = {
    "scale": choice("positions", "consent", "kaner-8", "fist-a", "fist-b").optional,
    "anonymous": YES.optional,
    "hidden": choice(*Hidden).optional,
    "control": choice(*Control).optional,
    "segment": number().optional,
}
ADOPTING = {"owner": number().optional, "review_date": DAY.optional}


def propose(sender: Sender, words: Screened, fields: Fields, *, at: datetime) -> State:
    """Put a proposal to the group, under the part of the agenda that is on unless another is named."""

    def proposed(state: State) -> tuple[Happening, ...]:
        given = read(ASKING, fields)
        on = state.agenda.now.segment if state.agenda.now else None
        asking = Asking(
            words=words, scale=given.get("scale", "positions"), anonymous=given.get("anonymous", False),
            hidden=Hidden(given.get("hidden", Hidden.UNTIL_CLOSED)),
            control=Control(given.get("control", Control.OURS)), take_to=_text(sender, fields, "take_to", LONGEST_WHOM),
            segment=given.get("segment", on) or None,
        )  # fmt: skip
        made = decisions.propose(meeting=sender.meeting, asking=asking, by=sender.person, at=at)
        return (_changed(made),)

    return within(sender, proposed, at=at, needed=Level.LEADS, on_record=True)


def answer(sender: Sender, words: Screened, fields: Fields, *, at: datetime) -> State:
    """Say where one stands; `words` are the reason. Those who lead may say it for somebody who has no screen.

    Not where answers are anonymous: nobody else is to know one.
    """

    def answered(state: State) -> tuple[Happening, ...]:
        proposal = _proposal(sender, fields)
        given = read({"person": ID.optional}, fields)
        doing = Doing(by=sender.person.pk, level=sender.level, at=at, about=given)
        person_id, coming = whose(state, doing)
        if proposal.anonymous and person_id != sender.person.pk:
            raise No("not_yours")
        chosen = Choice(
            option=fields.get("option", ""), reason=words,
            agreement=_text(sender, fields, "agreement", LONGEST_GROUND), **_line(fields),
        )  # fmt: skip
        person = Person.objects.get(pk=person_id)
        decisions.answer(proposal=proposal, person=person, choice=chosen, by=sender.person, at=at)
        return (*coming, _changed(proposal, person_id))

    return within(sender, answered, at=at, on_record=True)


def take_back(sender: Sender, _words: Screened, fields: Fields, *, at: datetime) -> State:
    """One's own answer, where it was given by name and it is still open."""

    def taken_back(_state: State) -> tuple[Happening, ...]:
        proposal = _proposal(sender, fields)
        decisions.take_back(proposal=proposal, person=sender.person)
        return (_changed(proposal, sender.person.pk),)

    return within(sender, taken_back, at=at)


def close(sender: Sender, _words: Screened, fields: Fields, *, at: datetime) -> State:
    """Asking is over; from now on everyone sees what came of it."""

    def closed(state: State) -> tuple[Happening, ...]:
        proposal = _proposal(sender, fields)
        decisions.close(proposal=proposal, present=state.opening.present, by=sender.person, at=at)
        return (_changed(proposal),)

    return within(sender, closed, at=at, needed=Level.LEADS)


def amend(sender: Sender, words: Screened, fields: Fields, *, at: datetime) -> State:
    """Ask again, in other words (or in the same where too few had answered)."""

    def amended(state: State) -> tuple[Happening, ...]:
        made = decisions.amend(
            proposal=_proposal(sender, fields), words=words, present=state.opening.present, by=sender.person, at=at
        )  # fmt: skip
        return (_changed(made),)

    return within(sender, amended, at=at, needed=Level.LEADS, on_record=True)


def set_aside(sender: Sender, _words: Screened, fields: Fields, *, at: datetime) -> State:
    def put(_state: State) -> tuple[Happening, ...]:
        return (_put_away(sender, fields, PutAwayHow.SET_ASIDE, at),)

    return within(sender, put, at=at, needed=Level.LEADS)


@transaction.atomic
def park(sender: Sender, _words: Screened, fields: Fields, *, at: datetime) -> State:
    """It goes to the parking lot, in its own words and with its own answer to whose it is."""
    parked: list[Proposal] = []

    def put(_state: State) -> tuple[Happening, ...]:
        parked.append(_proposal(sender, fields))
        return (_put_away(sender, fields, PutAwayHow.PARKED, at),)

    state = within(sender, put, at=at, needed=Level.LEADS, on_record=True)
    for one in parked:  # none where this very act was done before
        state = act(
            replace(sender, client_key=""), "park", fields={"sphere": one.control}, at=at,
            words=composed(one.words, audience="attended"),
            also={"whom": composed(one.take_to, audience="attended")},
        )  # fmt: skip
    return state


@transaction.atomic
def end(sender: Sender, _words: Screened, _fields: Fields, *, at: datetime) -> State:
    """The meeting ends, and nothing is left hanging: what is still asked goes to the parking lot first."""
    state = state_of(sender.meeting)
    if sender.level is Level.LEADS and state.opening.is_open:
        silent = replace(sender, client_key="")
        for number in still_open(sender.meeting.pk):
            fields = {"proposal": str(number)}
            close(silent, _words, fields, at=at)
            (set_aside if state.record.is_off else park)(silent, _words, fields, at=at)
    return act(sender, "end", fields={}, words=None, at=at)


def adopt(sender: Sender, minute: Screened, fields: Fields, *, at: datetime) -> State:
    """Consensus is reached: the minute goes into the register, with its owner and the day to look at it again."""

    def adopted(_state: State) -> tuple[Happening, ...]:
        proposal, given = _proposal(sender, fields), read(ADOPTING, fields)
        owner = Person.objects.filter(pk=given["owner"]).first() if given.get("owner") else None
        if given.get("owner") and owner is None:
            raise No("choice")
        decisions.adopt(
            proposal=proposal, minute=composed(minute.words, audience="community", at_most=LONGEST_MINUTE),
            owner=owner, review_date=given.get("review_date"), by=sender.person, at=at,
        )  # fmt: skip
        return (_changed(proposal),)

    return within(sender, adopted, at=at, needed=Level.LEADS, on_record=True)


def _proposal(sender: Sender, fields: Fields) -> Proposal:
    return proposal_in(sender.meeting.pk, read(PROPOSAL, fields)["proposal"])


def _put_away(sender: Sender, fields: Fields, how: PutAwayHow, at: datetime) -> Happening:
    proposal = _proposal(sender, fields)
    decisions.put_away(proposal=proposal, how=how, by=sender.person, at=at)
    return _changed(proposal)


def _changed(proposal: Proposal, person: int | None = None) -> Happening:
    """`person` is whose answer it was, where answers are given by name."""
    about = {"proposal": proposal.pk}
    if proposal.anonymous and person is not None:
        return Happening("proposals_changed", about, unnamed=True)
    return Happening("proposals_changed", about | ({"person": person} if person is not None else {}))


def _line(fields: Fields) -> dict[str, int]:
    """What a block rests on, if it is one of the lines promised: "3:2" is line 2 of version 3."""
    version, colon, line = fields.get("rests_on", "").partition(":")
    if not colon:
        return {}
    return read({"version": ID, "line": ID}, {"version": version, "line": line})


def _text(sender: Sender, fields: Fields, name: str, at_most: int) -> Screened:
    try:
        return screen(fields.get(name, ""), audience="attended", writing=sender.writing, at_most=at_most)
    except TooLong as long:
        raise told(No("too_long", over=long.over, most=long.at_most)) from None


ACTS: Acts = {
    "propose": (propose, LONGEST_PROPOSAL),
    "answer_proposal": (answer, LONGEST_REASON),
    "take_back_answer": (take_back, 0),
    "close_proposal": (close, 0),
    "amend_proposal": (amend, LONGEST_PROPOSAL),
    "adopt_proposal": (adopt, LONGEST_MINUTE),
    "park_proposal": (park, 0),
    "set_aside_proposal": (set_aside, 0),
    "end": (end, 0),
}
