"""A round: everyone has the talking piece once, a pass is asked again, and it ends by itself."""

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.facilitation.queries import heard_seen, round_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from tests.facilitation.playing import LEADER, Act, act_of, guest, join, leave, play


@pytest.fixture
def four(open_room):
    """Alice, Bob, Fay and a guest are here, in this order."""
    open_room.fay, open_room.gus = join(open_room.cast, "Fay"), guest(open_room.cast)
    for one in (open_room.fay, open_room.gus):
        open_room.act(one, "acknowledge", how="room")
    return open_room


def going(room):
    return room.state.rounds.running


def seen(room):
    return round_seen(scene_of(room.meeting.pk, at=room.at))


def test_it_goes_round_once_and_ends_by_itself(four):
    alice, bob = four.cast.alice, four.cast.bob
    state = four.act(alice, "begin_round", "One thing that worked")
    assert (state.voice.speaking, going(four).waiting) == (alice.pk, (bob.pk, four.fay.pk, four.gus.pk))
    assert seen(four).prompt == "One thing that worked"
    for one, after in ((alice, bob), (bob, four.fay), (four.fay, four.gus)):
        assert four.act(one, "hand_on").voice.speaking == after.pk
    assert four.act(four.gus, "hand_on").rounds.running is None
    assert four.state.voice.heard == {one.pk for one in (alice, bob, four.fay, four.gus)}
    assert four.state.voice.turns == dict.fromkeys((alice.pk, bob.pk, four.fay.pk, four.gus.pk), 1)
    assert four.state.voice.speaking is None


def test_the_next_round_begins_with_somebody_else(four):
    began = []
    for _time in range(5):
        began.append(four.act(four.cast.alice, "begin_round").voice.speaking)
        four.act(four.cast.alice, "end_round")
    assert began == [four.cast.alice.pk, four.cast.bob.pk, four.fay.pk, four.gus.pk, four.cast.alice.pk]


def test_who_begins_or_the_whole_order_can_be_chosen(four):
    alice, bob = four.cast.alice, four.cast.bob
    four.act(alice, "begin_round", first=four.fay.pk)
    assert going(four).holder == four.fay.pk
    assert going(four).waiting == (four.gus.pk, alice.pk, bob.pk)
    four.act(alice, "end_round")
    four.act(alice, "begin_round", people=f"{four.gus.pk},{alice.pk},999")
    assert (going(four).holder, going(four).waiting) == (four.gus.pk, (alice.pk, bob.pk, four.fay.pk))


def test_a_pass_is_asked_again_at_the_end_and_is_not_counted_as_speaking(four):
    alice, bob = four.cast.alice, four.cast.bob
    four.act(alice, "begin_round")
    four.act(alice, "hand_on")
    assert four.act(bob, "pass").voice.speaking == four.fay.pk
    assert (bob.pk in four.state.voice.heard, bob.pk in four.state.voice.turns) == (False, False)
    four.act(four.fay, "hand_on")
    four.act(four.gus, "hand_on")
    assert going(four).is_coming_back
    assert [one.name for one in seen(four).passed] == ["Bob"]
    assert four.act(bob, "take_piece").voice.speaking == bob.pk
    assert four.act(bob, "finish").rounds.running is None
    assert bob.pk in four.state.voice.heard


def test_who_passes_twice_is_left_in_peace_and_not_among_those_left_out(four):
    alice, bob = four.cast.alice, four.cast.bob
    four.act(alice, "begin_round")
    four.act(bob, "pass")
    for one in (alice, four.fay, four.gus):
        four.act(one, "hand_on")
    assert four.act(bob, "pass").rounds.running is None
    heard = heard_seen(scene_of(four.meeting.pk, at=four.at))
    assert ([one.name for one in heard.passed], heard.not_yet) == (["Bob"], ())


def test_who_comes_late_is_last_and_who_goes_is_not_waited_for(four):
    late = join(four.cast, "Hal")
    four.act(four.cast.alice, "begin_round")
    four.act(late, "come", how="call")
    four.act(four.fay, "go")
    assert going(four).waiting == (four.cast.bob.pk, four.gus.pk, late.pk)
    four.act(four.cast.alice, "go")
    assert (going(four).holder, four.state.voice.speaking) == (None, None)
    assert four.act(four.cast.bob, "take_piece").voice.speaking == four.cast.bob.pk


def test_whoever_just_listens_is_not_asked_until_they_join_in(four):
    four.act(four.fay, "listen")
    four.act(four.cast.alice, "begin_round")
    assert four.fay.pk not in going(four).waiting
    four.act(four.fay, "join_in")
    assert going(four).waiting[-1] == four.fay.pk


def test_only_the_holder_and_those_who_lead_hand_it_on(four):
    alice, bob = four.cast.alice, four.cast.bob
    four.act(alice, "begin_round", first=bob.pk)
    for one, verb in ((four.fay, "hand_on"), (four.gus, "take_piece"), (four.fay, "finish")):
        with pytest.raises(CannotNow) as refused:
            four.act(one, verb)
        assert refused.value.reason == "not_your_turn"
    assert four.act(bob, "hand_on", person=four.gus.pk).voice.speaking == four.gus.pk
    assert four.act(alice, "hand_on").voice.speaking == four.fay.pk
    with pytest.raises(CannotNow) as refused:
        four.act(alice, "hand_on", person=bob.pk)
    assert refused.value.reason == "not_in_round"


def test_those_who_lead_pass_and_hand_on_for_people_on_the_phone(four):
    four.act(four.fay, "come", how="phone")
    four.act(four.cast.alice, "begin_round", first=four.fay.pk)
    state = four.act(four.cast.alice, "pass", person=four.fay.pk)
    assert (state.voice.speaking, going(four).passed) == (four.gus.pk, (four.fay.pk,))
    four.act(four.cast.bob, "pass", person=four.fay.pk)
    assert going(four).passed == (four.fay.pk, four.cast.bob.pk), (
        "whoever does not lead passes for themselves"
    )


def test_hands_wait_until_the_round_is_over(four):
    alice, bob = four.cast.alice, four.cast.bob
    four.act(alice, "begin_round")
    four.act(bob, "raise")
    assert four.state.voice.queue == (bob.pk,)
    four.act(alice, "hand_on")
    assert four.state.voice.queue == (), "the talking piece came first"


def test_one_round_at_a_time_and_only_those_who_lead_begin_and_end_it(four):
    with pytest.raises(CannotNow) as refused:
        four.act(four.cast.bob, "begin_round")
    assert refused.value.reason == "not_yours"
    four.act(four.cast.alice, "begin_round")
    with pytest.raises(CannotNow) as refused:
        four.act(four.cast.alice, "begin_round")
    assert refused.value.reason == "round_runs"
    with pytest.raises(CannotNow):
        four.act(four.gus, "end_round")
    four.act(four.cast.alice, "end_round")
    with pytest.raises(CannotNow) as refused:
        four.act(four.cast.bob, "hand_on")
    assert refused.value.reason == "no_round"


def test_outsiders_and_removed_members_have_no_turn(four):
    four.act(four.cast.alice, "begin_round", first=four.fay.pk)
    leave(four.fay, four.at)
    for one in (four.cast.charlie, four.fay):
        with pytest.raises(Http404):
            four.act(one, "hand_on")


ACTS = st.one_of(
    act_of("come", how=["room", "phone"]),
    act_of("come", how=["room"]),
    act_of("go"),
    act_of("listen"),
    act_of("join_in"),
    act_of("raise"),
    act_of("call", person=["", "2", "3"]),
    act_of("finish"),
    act_of("begin_round", first=["", "2"], people=["", "3,2"]),
    act_of("hand_on", person=["", "", "2"]),
    act_of("take_piece", person=["", "3"]),
    act_of("pass", person=["", "", "2"]),
    act_of("end_round"),
)


def next_in(running):
    return running.holder or next(iter((*running.waiting, *running.passed)))


@given(st.lists(ACTS, max_size=50))
def test_however_it_goes_everyone_here_has_it_or_lets_it_go_and_then_it_ends(acts):
    _entries, state = play(acts)
    if state.rounds.running is None:
        return
    running = state.rounds.running
    everyone = [*filter(None, [running.holder]), *running.waiting, *running.passed, *running.done]
    assert len(everyone) == len(set(everyone)), "nobody is in it twice"
    assert set(state.opening.here) - state.voice.listening <= set(everyone), "nobody here is left out"
    assert running.holder in (None, state.voice.speaking)
    for _time in range(2 * len(everyone)):
        if state.rounds.running is not None:
            acts = [*acts, Act("pass", LEADER, {"person": str(next_in(state.rounds.running))})]
            _entries, state = play(acts)
    assert state.rounds.running is None
