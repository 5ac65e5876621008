"""How everyone is: fist to five by either scale, a mood, a word. Counts for all, names for nobody."""

import pytest

from copal.domain.facilitation.models import Words
from copal.domain.facilitation.queries import asked_seen, asking_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.instruments import consensus
from copal.outlets.live.drawing import panels_for
from copal.outlets.live.panels import LEAD, MEMBER, NOTES, SCREEN
from tests.facilitation.playing import guest, join


@pytest.fixture
def four(open_room):
    open_room.fay, open_room.gus = join(open_room.cast, "Fay"), guest(open_room.cast)
    for one in (open_room.fay, open_room.gus):
        open_room.act(one, "acknowledge", how="room")
    return open_room


def seen(room):
    return asked_seen(scene_of(room.meeting.pk, at=room.at))


def drawn(room, audience):
    scene = scene_of(room.meeting.pk, at=room.at)
    return "".join(panels_for(scene, audience, mine=(), page={}).values())


def ask(room, scale, words=""):
    return room.act(room.cast.alice, "ask_pulse", words, scale=scale).asking.open


@pytest.mark.parametrize("scale", ["fist-a", "fist-b"])
def test_both_scales_of_fist_to_five_keep_their_wording(four, scale):
    asked = ask(four, scale, "Does this way of sharing work for you?")
    published = consensus.current(scale)
    assert (asked.what, asked.edition) == (scale, published.edition)
    assert [one.wording for one in seen(four).options] == [one.wording for one in published.options]
    assert (seen(four).question, seen(four).scale) == (
        "Does this way of sharing work for you?",
        published.name,
    )
    assert all(one.wording in drawn(four, MEMBER) for one in published.options)


def test_counts_are_shown_when_it_is_closed_and_never_a_name(four):
    number = ask(four, "fist-b").number
    for one, option in ((four.cast.alice, "5"), (four.cast.bob, "3"), (four.fay, "3")):
        four.act(one, "answer_asked", asked=number, option=option)
    assert (seen(four).is_told, {one.count for one in seen(four).options}) == (False, {0})
    four.act(four.cast.alice, "close_asked", asked=number)
    assert {one.id: one.count for one in seen(four).options} == {
        "0": 0,
        "1": 0,
        "2": 0,
        "3": 2,
        "4": 0,
        "5": 1,
    }
    assert "Fay" not in drawn(four, SCREEN)


def test_with_fewer_than_three_answers_nothing_is_shown(four):
    number = ask(four, "mood").number
    four.act(four.cast.bob, "answer_asked", asked=number, option="hard")
    four.act(four.fay, "answer_asked", asked=number, option="great")
    four.act(four.cast.alice, "close_asked", asked=number)
    assert (seen(four).is_told, seen(four).least_shown) == (False, 3)
    assert not any(one.count for one in seen(four).options)


def test_a_word_from_each_shown_together_in_the_order_of_the_alphabet(four):
    number = ask(four, "word").number
    said = ((four.cast.alice, "tired"), (four.cast.bob, "Hopeful"), (four.fay, "Tired"), (four.gus, "glad"))
    for one, word in said:
        four.act(one, "say_word", word, asked=number)
    assert f"asked:{number}" in four.mine(four.fay)
    for audience in (MEMBER, NOTES, LEAD, SCREEN):
        assert not any(word in drawn(four, audience) for word in ("tired", "Hopeful", "Tired", "glad"))
    four.act(four.cast.alice, "close_asked", asked=number)
    assert [(word.casefold(), count) for word, count in seen(four).said] == [
        ("glad", 1),
        ("hopeful", 1),
        ("tired", 2),
    ]


def test_a_word_said_instead_replaces_the_first_and_only_it_is_kept(four):
    number = ask(four, "word").number
    four.act(four.fay, "say_word", "angry", asked=number)
    four.act(four.fay, "say_word", "relieved", asked=number)
    assert len(four.state.asking.open.answers) == 1
    assert list(Words.objects.values_list("words", flat=True)) == ["relieved"]


def test_a_word_is_a_word(four):
    number = ask(four, "word").number
    for words, reason in (("W" * 41, "too_long"), ("   ", "nothing_said")):
        with pytest.raises(CannotNow) as refused:
            four.act(four.fay, "say_word", words, asked=number)
        assert refused.value.reason == reason
    four.act(four.cast.alice, "take_back_asked", asked=number)
    mood = ask(four, "mood").number
    with pytest.raises(CannotNow) as refused:
        four.act(four.fay, "say_word", "fine", asked=mood)
    assert refused.value.reason == "choice"


def test_off_the_record_no_word_is_asked_for_or_kept(four):
    number = ask(four, "word").number
    four.act(four.cast.alice, "off_record")
    for verb, words, sent in (("say_word", "sad", {"asked": number}), ("ask_pulse", "", {"scale": "word"})):
        with pytest.raises(CannotNow) as refused:
            four.act(four.cast.alice, verb, words, **sent)
        assert refused.value.reason == "off_record"
    assert not Words.objects.exists()


def test_those_who_lead_see_how_many_answered_and_who_is_missing_but_not_what(four):
    number = ask(four, "mood").number
    four.act(four.fay, "answer_asked", asked=number, option="tired")
    known = asking_seen(scene_of(four.meeting.pk, at=four.at))
    assert (known.asked.answered, known.asked.here) == (1, 4)
    assert [one.name for one in known.unanswered] == ["Alice", "Bob", "Gus"]
