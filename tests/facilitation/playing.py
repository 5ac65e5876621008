"""More people for a room, and a room played by its rules alone, without tables."""

from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import strategies as st

from copal.domain.communities.models import Membership
from copal.domain.facilitation.rules import Entry, Level, No, Request, State, decided, replay, written
from copal.domain.facilitation.rules.deciding import verb_of
from copal.domain.meetings.models import Invitation
from tests.cast import LONG_AGO, SIX, person

LEADER = 1


def join(cast, name, role="member"):
    one = person(name)
    Membership.objects.create(community=cast.community, person=one, role=role, joined_at=LONG_AGO)
    return one


def leave(one, at):
    Membership.objects.filter(person=one).update(ended_at=at)


def guest(cast, name="Gus"):
    """Invited to this one meeting."""
    one = person(name)
    Invitation.objects.create(meeting=cast.circle, person=one, at=LONG_AGO, by=cast.alice, guest=True)
    return one


@dataclass(frozen=True)
class Act:
    verb: str
    by: int
    fields: dict[str, str] = field(default_factory=dict)


@st.composite
def act_of(draw, verb, **fields):
    """This act, by one of five people, with some of these values; empty ones are left out."""
    chosen = {name: draw(st.sampled_from(values)) for name, values in fields.items()}
    level = verb_of(verb).level
    by = LEADER if level > Level.HERE and draw(st.integers(0, 4)) else draw(st.integers(1, 5))
    return Act(verb, by, {name: value for name, value in chosen.items() if value})


def play(acts, *, begin=("opened",), state=None):
    """The log and the state after these acts, with what the rules refuse left out. Person 1 leads.

    It begins with the entries of `begin`, or goes on from `state`.
    """
    entries = [Entry(number=n, at=SIX, by=LEADER, kind=kind) for n, kind in enumerate(begin, start=1)]
    entries, state = ([], state) if state else (entries, replay(entries))
    for second, one in enumerate(acts, start=1):
        verb, at = verb_of(one.verb), SIX + timedelta(seconds=second)
        asked = Request(
            verb=one.verb, by=one.by, level=Level.LEADS if one.by == LEADER else Level.HERE, at=at,
            fields=one.fields, word=1000 + second if verb.words else None,
            also={name: 5000 + second for name in verb.also if name in one.fields},
        )  # fmt: skip
        try:
            new = written(state, decided(state, asked), by=one.by, at=at)
        except No:
            continue
        entries += new
        for entry in (*new, *new):  # each delivered twice
            state = replay([entry], state)
    return entries, state


__all__ = ["LEADER", "Act", "State", "act_of", "guest", "join", "leave", "play"]
