"""Asking the whole room: one tap, changed as one likes, seen by nobody until it is closed, and then it does something."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.facilitation.models import Words
from copal.domain.facilitation.queries import asked_seen, asking_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.facilitation.rules.asked import Asked, extension, order
from copal.outlets.live.drawing import panels_for
from copal.outlets.live.panels import LEAD, MEMBER, NOTES, SCREEN
from tests.cast import SIX
from tests.facilitation.playing import act_of, guest, join, leave, play
from tests.support.sealing import saying


def asked_in(room):
    return room.state.asking.current


def scene(room):
    return scene_of(room.meeting.pk, at=room.at)


def drawn(room, audience):
    return "".join(panels_for(scene(room), audience, mine=(), page={}).values())


@pytest.fixture
def four(open_room):
    """Alice, Bob, Fay and a guest are here."""
    open_room.fay, open_room.gus = join(open_room.cast, "Fay"), guest(open_room.cast)
    for one in (open_room.fay, open_room.gus):
        open_room.act(one, "acknowledge", how="room")
    return open_room


def test_the_end_moves_when_the_group_agrees(four):
    alice, bob = four.cast.alice, four.cast.bob
    before = four.state.agenda.ends_at
    number = four.act(alice, "ask_extension", minutes=15).asking.open.number
    four.act(bob, "answer_asked", asked=number, option="fine")
    four.act(four.gus, "answer_asked", asked=number, option="without_me")
    assert four.state.agenda.ends_at == before, "nothing moves before it is closed"
    state = four.act(alice, "close_asked", asked=number)
    assert (state.asking.current.outcome, state.agenda.extended_minutes) == ("agreed", 15)
    assert state.agenda.ends_at == before + timedelta(minutes=15)


def test_one_who_asks_to_end_on_time_is_enough_to_keep_the_end(four):
    number = four.act(four.cast.alice, "ask_extension", minutes=15).asking.open.number
    for one in (four.cast.alice, four.cast.bob, four.fay):
        four.act(one, "answer_asked", asked=number, option="fine")
    four.act(four.gus, "answer_asked", asked=number, option="on_time")
    state = four.act(four.cast.alice, "close_asked", asked=number)
    assert (state.asking.current.outcome, state.agenda.extended_minutes) == ("not_agreed", 0)


def test_too_few_answers_move_nothing(four):
    number = four.act(four.cast.alice, "ask_extension", minutes=15).asking.open.number
    four.act(four.cast.bob, "answer_asked", asked=number, option="fine")
    state = four.act(four.cast.alice, "close_asked", asked=number)
    assert state.agenda.extended_minutes == 0


def test_the_end_moves_an_hour_at_most(four):
    alice = four.cast.alice
    for minutes in (30, 30):
        number = four.act(alice, "ask_extension", minutes=minutes).asking.open.number
        for one in (alice, four.cast.bob):
            four.act(one, "answer_asked", asked=number, option="fine")
        four.act(alice, "close_asked", asked=number)
    assert four.state.agenda.extended_minutes == 60
    with pytest.raises(CannotNow) as refused:
        four.act(alice, "ask_extension", minutes=1)
    assert refused.value.reason == "extended_enough"


def test_the_group_chooses_the_order_and_a_tie_leaves_it(four):
    alice, bob = four.cast.alice, four.cast.bob
    number = four.act(alice, "ask_order").asking.open.number
    four.act(alice, "answer_asked", asked=number, option="least_time")
    four.act(bob, "answer_asked", asked=number, option="first_timers")
    assert four.act(alice, "close_asked", asked=number).voice.order == "first_come"
    number = four.act(alice, "ask_order").asking.open.number
    for one in (alice, bob):
        four.act(one, "answer_asked", asked=number, option="first_timers")
    assert four.act(alice, "close_asked", asked=number).voice.order == "first_timers"


def test_an_answer_is_one_and_can_be_changed_while_it_is_open(four):
    number = four.act(four.cast.alice, "ask_order").asking.open.number
    for option in ("least_time", "least_time", "first_come"):
        four.act(four.cast.bob, "answer_asked", asked=number, option=option)
    assert asked_in(four).answers == {four.cast.bob.pk: "first_come"}
    assert {f"asked:{number}", f"asked:{number}:first_come"} <= four.mine(four.cast.bob)
    assert not {token for token in four.mine(four.fay) if token.startswith("asked")}
    four.act(four.cast.alice, "close_asked", asked=number)
    with pytest.raises(CannotNow) as refused:
        four.act(four.cast.bob, "answer_asked", asked=number, option="least_time")
    assert refused.value.reason == "asked_closed"


def test_a_question_in_ones_own_words(four):
    alice = four.cast.alice
    sent = {"option1": "Songs", "option2": "  ", "option3": "Bins", "option5": "Nap first"}
    number = four.act(alice, "ask_freely", "What shall we try first?", **sent).asking.open.number
    four.act(four.fay, "answer_asked", asked=number, option="2")
    seen = asked_seen(scene(four))
    assert (seen.question, [one.words for one in seen.options]) == (
        "What shall we try first?", ["Songs", "Bins", "Nap first"],
    )  # fmt: skip
    four.act(alice, "close_asked", asked=number)
    assert [one.count for one in asked_seen(scene(four)).options] == [0, 1, 0]


@pytest.mark.parametrize(
    ("words", "sent", "reason"),
    [
        ("Which?", {"option1": "Only this"}, "options"),
        ("", {"option1": "A", "option2": "B"}, "nothing_said"),
        ("W" * 10_000, {"option1": "A", "option2": "B"}, "too_long"),
        ("Which?", {"option1": "A", "option2": "B" * 61}, "too_long"),
    ],
)
def test_a_question_that_cannot_be_asked(four, words, sent, reason):
    with pytest.raises(CannotNow) as refused:
        four.act(four.cast.alice, "ask_freely", words, **sent)
    assert refused.value.reason == reason
    assert asked_in(four) is None


def test_one_thing_at_a_time(four):
    four.act(four.cast.alice, "ask_order")
    for verb, sent in (
        ("ask_extension", {"minutes": 5}),
        ("ask_pulse", {"scale": "mood"}),
        ("ask_order", {}),
    ):
        with pytest.raises(CannotNow) as refused:
            four.act(four.cast.alice, verb, **sent)
        assert refused.value.reason == "asked_already"


def test_only_those_who_lead_ask_and_close(four):
    with pytest.raises(CannotNow) as refused:
        four.act(four.cast.bob, "ask_order")
    assert refused.value.reason == "not_yours"
    number = four.act(four.cast.alice, "ask_order").asking.open.number
    for verb in ("close_asked", "take_back_asked"):
        with pytest.raises(CannotNow) as refused:
            four.act(four.fay, verb, asked=number)
        assert refused.value.reason == "not_yours"


def test_outsiders_and_removed_members_answer_nothing(four):
    number = four.act(four.cast.alice, "ask_order").asking.open.number
    leave(four.fay, four.at)
    for one in (four.cast.charlie, four.cast.dora, four.fay):
        with pytest.raises(Http404):
            four.act(one, "answer_asked", asked=number, option="first_come")
    assert asked_in(four).answers == {}


def test_those_who_lead_answer_for_someone_on_the_phone(four):
    alice, bob = four.cast.alice, four.cast.bob
    four.act(four.fay, "come", how="phone")
    number = four.act(alice, "ask_order").asking.open.number
    assert asking_seen(scene(four)).unanswered[0].name == "Fay"
    four.act(alice, "answer_asked", asked=number, option="first_timers", person=four.fay.pk)
    assert asked_in(four).answers == {four.fay.pk: "first_timers"}
    four.act(bob, "answer_asked", asked=number, option="least_time", person=four.fay.pk)
    assert asked_in(four).answers == {four.fay.pk: "first_timers", bob.pk: "least_time"}
    with pytest.raises(CannotNow) as refused:
        four.act(alice, "answer_asked", asked=number, option="first_come", person=four.cast.charlie.pk)
    assert refused.value.reason == "not_here"


def test_an_answer_sent_twice_counts_once_and_one_to_another_question_not_at_all(four):
    alice, bob = four.cast.alice, four.cast.bob
    first = four.act(alice, "ask_order").asking.open.number
    once = four.act(bob, "answer_asked", key="k1", asked=first, option="first_come").number
    assert four.act(bob, "answer_asked", key="k1", asked=first, option="first_come").number == once
    four.act(alice, "take_back_asked", asked=first)
    four.act(alice, "ask_order")
    with pytest.raises(CannotNow) as refused:
        four.act(bob, "answer_asked", asked=first, option="first_come")
    assert refused.value.reason == "asked_closed"
    with pytest.raises(CannotNow) as refused:
        four.act(bob, "answer_asked", asked=asked_in(four).number, option="never")
    assert refused.value.reason == "choice"


def test_what_was_closed_is_shown_until_something_else_comes(four):
    alice = four.cast.alice
    number = four.act(alice, "ask_order").asking.open.number
    four.act(alice, "close_asked", asked=number)
    assert asked_seen(scene(four)) is not None
    four.act(alice, "begin_item", segment=four.segment(1))
    assert (asked_seen(scene(four)), len(four.state.asking.past)) == (None, 1)


@pytest.mark.parametrize("option", ["first_timers", "least_time"])
def test_what_anybody_answered_stands_on_no_screen_before_it_is_closed(four, option):
    """The very same screens, whatever was answered."""
    number = four.act(four.cast.alice, "ask_order").asking.open.number
    four.act(four.fay, "come", how="phone")
    four.act(four.cast.bob, "answer_asked", asked=number, option="first_come")
    for one in (four.cast.alice, four.fay):
        four.act(one, "answer_asked", asked=number, option="first_come")
    before = {audience: drawn(four, audience) for audience in (MEMBER, NOTES, LEAD, SCREEN)}
    number_before = four.state.number
    for one in (four.cast.alice, four.fay):
        four.act(one, "answer_asked", asked=number, option=option)
    assert four.state.number == number_before + 2
    four.at -= timedelta(seconds=2)
    assert {audience: drawn(four, audience) for audience in before} == before


def test_an_answer_draws_little_on_the_phones(four):
    """With two hundred people, each answer goes to two hundred phones."""
    number = four.act(four.cast.alice, "ask_order").asking.open.number
    before = panels_for(scene(four), MEMBER, mine=(), page={})
    four.act(four.fay, "answer_asked", asked=number, option="first_timers")
    after = panels_for(scene(four), MEMBER, mine=(), page={})
    assert [name for name in after if after[name] != before[name]] == ["answered"]
    assert len(after["answered"]) < 300


def test_the_big_screen_shows_no_name_of_who_answered(four):
    number = four.act(four.cast.alice, "ask_order").asking.open.number
    four.act(four.fay, "answer_asked", asked=number, option="first_timers")
    four.act(four.cast.alice, "close_asked", asked=number)
    assert "Fay" not in drawn(four, SCREEN)
    told = json.dumps(asdict(asked_seen(scene(four))), default=str)
    assert "Fay" not in told


def test_a_question_taken_back_leaves_no_answer(four):
    alice = four.cast.alice
    number = four.act(alice, "ask_pulse", scale="word").asking.open.number
    four.act(four.fay, "say_word", "tired", asked=number)
    four.act(alice, "take_back_asked", asked=number)
    assert four.state.asking.past == ()
    assert not saying(Words.objects.all(), "tired")


ANSWERS = st.dictionaries(st.integers(1, 8), st.sampled_from(["fine", "without_me", "on_time"]))
HERE = st.sets(st.integers(1, 8))


@given(ANSWERS, HERE)
def test_the_end_never_moves_against_anybody_who_wants_to_go_home(answers, here):
    asked = Asked(number=1, what="extend", at=SIX, answers=answers, options=("fine", "without_me", "on_time"))
    outcome = extension(asked, here, least_percent=50)
    if "on_time" in answers.values() or 2 * len(here & answers.keys()) < len(here):
        assert outcome == "not_agreed"
    elif "fine" in answers.values():
        assert outcome == "agreed"


@given(st.dictionaries(st.integers(1, 8), st.sampled_from(["a", "b", "c"])), st.sampled_from(["a", "b", "c"]))
def test_the_order_is_what_most_asked_for_or_it_stays(answers, now):
    asked = Asked(number=1, what="order", at=SIX, answers=answers, options=("a", "b", "c"))
    chosen, counts = order(asked, now=now), asked.counts()
    if chosen != "same":
        assert all(counts[chosen] > counts[other] for other in counts if other != chosen)


ACTS = st.one_of(
    act_of("come", how=["room", "phone"]),
    act_of("go"),
    act_of("ask_order"),
    act_of("ask_extension", minutes=["5", "10", "60"]),
    act_of("ask_pulse", scale=["mood", "fist-a", "word"]),
    act_of("answer_asked", asked=[str(n) for n in range(2, 12)], option=["fine", "on_time", "good", "3", "least_time"], person=["", "3"]),
    act_of("say_word", asked=[str(n) for n in range(2, 12)]),
    act_of("close_asked", asked=[str(n) for n in range(2, 20)]),
    act_of("take_back_asked", asked=[str(n) for n in range(2, 12)]),
)  # fmt: skip


@given(st.lists(ACTS, max_size=40))
def test_however_it_goes_every_person_has_one_answer_and_the_end_moves_only_with_a_yes(acts):
    _entries, state = play(acts)
    asked = [*state.asking.past, *filter(None, [state.asking.open])]
    for one in asked:
        assert one.what == "word" or set(one.answers.values()) <= set(one.options)
    agreed = [one.minutes for one in state.asking.past if one.outcome == "agreed"]
    assert state.agenda.extended_minutes == sum(agreed) <= 60
    assert sum(one.is_open for one in asked) <= 1
