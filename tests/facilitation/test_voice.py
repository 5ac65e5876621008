"""One person talks at a time, in an order the group chose, and nobody is left out."""

import pytest

from copal.domain.facilitation.refusals import CannotNow


def test_hands_come_in_the_order_they_were_raised(open_room):
    cast = open_room.cast
    open_room.act(cast.bob, "raise")
    state = open_room.act(cast.alice, "raise")
    assert state.voice.queue == (cast.bob.pk, cast.alice.pk)
    assert "hand" in open_room.mine(cast.bob)


def test_raised_twice_is_raised_once(open_room):
    bob = open_room.cast.bob
    once = open_room.act(bob, "raise", key="k1")
    again = open_room.act(bob, "raise", key="k1")
    assert (again.number, again.voice.queue) == (once.number, once.voice.queue)


def test_the_next_one_speaks_and_time_is_measured_by_turns(open_room):
    cast = open_room.cast
    open_room.act(cast.bob, "raise")
    state = open_room.act(cast.alice, "call")
    assert state.voice.speaking == cast.bob.pk
    open_room.act(cast.bob, "finish")
    assert open_room.state.voice.seconds == {cast.bob.pk: 1}
    assert open_room.state.voice.heard == {cast.bob.pk}


def test_least_time_first_when_the_group_chose_it(open_room):
    cast = open_room.cast
    open_room.act(cast.bob, "raise")
    open_room.act(cast.alice, "call")
    open_room.act(cast.bob, "finish")
    open_room.act(cast.bob, "raise")
    open_room.act(cast.alice, "raise")
    assert open_room.state.voice.queue == (cast.bob.pk, cast.alice.pk)
    state = open_room.act(cast.alice, "order", order="least_time")
    assert state.voice.queue == (cast.alice.pk, cast.bob.pk)


def test_only_those_who_lead_call_and_only_the_speaker_finishes(open_room):
    cast = open_room.cast
    open_room.act(cast.alice, "raise")
    with pytest.raises(CannotNow) as refused:
        open_room.act(cast.bob, "call")
    assert refused.value.reason == "not_yours"
    open_room.act(cast.alice, "call")
    with pytest.raises(CannotNow) as refused:
        open_room.act(cast.bob, "finish")
    assert refused.value.reason == "not_your_turn"


def test_whoever_listens_has_no_hand_up(open_room):
    bob = open_room.cast.bob
    open_room.act(bob, "raise")
    state = open_room.act(bob, "listen")
    assert (state.voice.queue, "listening" in open_room.mine(bob)) == ((), True)


def test_who_passes_gives_the_word_up_and_has_not_spoken(open_room):
    cast = open_room.cast
    open_room.act(cast.bob, "raise")
    open_room.act(cast.alice, "call")
    state = open_room.act(cast.bob, "pass")
    assert (state.voice.speaking, state.voice.turns, cast.bob.pk in state.voice.heard) == (None, {}, False)
    open_room.act(cast.bob, "raise")
    assert open_room.act(cast.bob, "pass").voice.queue == ()
    number = open_room.state.number
    assert open_room.act(cast.bob, "pass").number == number  # nothing to let go by
