"""The state of a room follows from its log alone, whoever sent what in whatever order, lost or twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.facilitation.refusals import WORDS
from copal.domain.facilitation.rules import (
    VERBS,
    Entry,
    Gap,
    Level,
    No,
    Request,
    State,
    decided,
    evolved,
    replay,
    written,
)
from copal.domain.facilitation.rules.state import TOPICS
from tests.cast import SIX
from tests.facilitation.guessing import acts

AGENDA = [[71, 10], [72, 30], [73, 20]]
START = (
    Entry(number=1, at=SIX, by=1, kind="opened"),
    Entry(
        number=2, at=SIX, by=1, kind="agenda_laid",
        about={"items": AGENDA, "ends_at": (SIX + timedelta(minutes=60)).isoformat()},
    ),
    *(Entry(number=n, at=SIX, by=n - 2, kind="came", about={"how": "room"}) for n in (3, 4, 5, 6)),
)  # fmt: skip


def log_of(asked):
    """What the house writes when all of these are asked of it, one after another."""
    entries, state, refused = list(START), replay(START), []
    for second, one in enumerate(asked):
        at = SIX + timedelta(seconds=second)
        request = Request(
            verb=one.verb, by=one.by, level=Level.LEADS if one.by == 1 else Level.HERE, at=at, fields=one.fields,
            word=1000 + second if VERBS[one.verb].words else None,
        )  # fmt: skip
        try:
            new = written(state, decided(state, request), by=one.by, at=at)
        except No as no:
            refused.append(no.reason)
            continue
        entries += new
        state = replay(new, state)
    assert set(refused) <= set(WORDS)
    return entries, state


@given(st.lists(acts(), max_size=40))
def test_a_state_is_rebuilt_from_the_log_from_any_point(asked):
    entries, state = log_of(asked)
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert replay(entries) == state
    half = len(entries) // 2
    assert replay(entries[half:], replay(entries[:half])) == state


@given(st.lists(acts(), max_size=30), st.data())
def test_screens_that_lose_and_get_things_twice_end_the_same(asked, data):
    """A screen that finds a gap asks for the whole once; one that gets an entry again does nothing."""
    entries, state = log_of(asked)
    screens = [State(), State(), State()]
    for place, entry in enumerate(entries):
        for which in range(len(screens)):
            for _time in range(data.draw(st.integers(0, 2))):
                try:
                    screens[which] = evolved(screens[which], entry)
                except Gap:
                    screens[which] = replay(entries[: place + 1])
    last = [replay(entries) if one.number < state.number else one for one in screens]
    assert all(one == state for one in last)


@given(st.lists(acts(), max_size=30))
def test_doing_something_again_right_away_is_refused_or_harmless(asked):
    """No act makes a person twice here, twice in the queue, or gives an item a time below nothing."""
    _entries, state = log_of(asked)
    assert set(state.voice.hands) <= state.opening.were_here
    assert len(state.voice.queue) == len(set(state.voice.queue))
    assert all(item.minutes >= 0 for item in state.agenda.items)
    assert sum(item.is_on for item in state.agenda.items) <= 1
    assert sum(item.minutes for item in state.agenda.items) == sum(minutes for _segment, minutes in AGENDA)


def test_every_verb_and_every_topic_is_complete():
    for name, topic in TOPICS.items():
        assert hasattr(State(), name)
        assert set(topic.VERBS) <= set(VERBS)
        assert callable(topic.mine)
    assert len(VERBS) == sum(len(topic.VERBS) for topic in TOPICS.values()), "two topics share a verb"


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_back_is_not_remembered(open_room):
    """A story of several rooms may look at the state it has just changed, and then fail."""
    before = open_room.state
    with transaction.atomic():
        open_room.act(open_room.cast.bob, "raise")
        assert open_room.state.voice.queue
        transaction.set_rollback(True)
    assert open_room.state == before
    open_room.act(open_room.cast.alice, "raise")
    assert open_room.state.voice.queue == (open_room.cast.alice.pk,)
