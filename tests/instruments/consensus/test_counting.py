"""Counting and outcomes: whole, in no order, a block before all; two amended rounds and no more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.instruments import consensus
from copal.instruments.consensus import Outcome, PresenceRule, Standing, Step

SLOWLY = settings(deadline=None)  # on a busy machine
RULE = PresenceRule(least_present=3, least_answered_percent=67, most_aside_percent=50)
SCALES = consensus.editions()
POSITIONS = consensus.current("positions")
ANSWERS = st.sampled_from(SCALES).flatmap(
    lambda scale: st.tuples(
        st.just(scale), st.lists(st.sampled_from([one.id for one in scale.options]), max_size=30)
    )
)


def count(answers, *, present=None, scale=POSITIONS):
    here = len(answers) if present is None else present
    return consensus.counted(scale, answers, answered_here=min(len(answers), here), present=here)


def outcome(answers, **rest):
    return consensus.outcome_of(POSITIONS, count(answers, **rest), RULE)


@SLOWLY
@given(ANSWERS, st.randoms())
def test_every_answer_is_counted_once_in_whatever_order(given_answers, chance):
    scale, answers = given_answers
    found = count(answers, scale=scale)
    assert sum(found.by_option.values()) == found.answered == len(answers)
    assert list(found.by_option) == [one.id for one in scale.options]
    shuffled = answers[:]
    chance.shuffle(shuffled)
    assert count(shuffled, scale=scale) == found
    standing = consensus.by_standing(scale, found.by_option)
    assert sum(standing.values()) == len(answers)
    assert set(standing) == set(Standing)


@SLOWLY
@given(ANSWERS, st.integers(0, 40))
def test_one_block_blocks_and_without_one_nothing_does(given_answers, present):
    scale, answers = given_answers
    found = consensus.outcome_of(scale, count(answers, present=present, scale=scale), RULE)
    blocks = any(scale.option(one).standing is Standing.BLOCK for one in answers)
    assert (found is Outcome.BLOCKED) == blocks


@SLOWLY
@given(ANSWERS, st.integers(0, 40))
def test_agreement_needs_people_answers_and_support(given_answers, present):
    scale, answers = given_answers
    found = count(answers, present=present, scale=scale)
    if consensus.outcome_of(scale, found, RULE) in (Outcome.AGREED, Outcome.WORRIES):
        assert present >= RULE.least_present
        assert found.answered_here * 100 >= RULE.least_answered_percent * present
        standing = consensus.by_standing(scale, found.by_option)
        assert standing[Standing.BLOCK] == 0
        assert standing[Standing.ASIDE] * 2 <= len(answers)


@pytest.mark.parametrize(
    ("answers", "present", "expected"),
    [
        (["for", "fine", "for"], 3, Outcome.AGREED),
        (["for", "worry", "fine"], 3, Outcome.WORRIES),
        (["for", "fine", "block"], 3, Outcome.BLOCKED),
        (["for", "fine"], 2, Outcome.NOT_ENOUGH),
        (["for"] * 9, 14, Outcome.NOT_ENOUGH),
        (["for"] * 10, 14, Outcome.AGREED),
        (["block"], 14, Outcome.BLOCKED),
        (["aside", "aside", "for"], 3, Outcome.LITTLE_SUPPORT),
        (["aside", "aside", "for", "fine"], 4, Outcome.AGREED),
        ([], 0, Outcome.NOT_ENOUGH),
        ([], 5, Outcome.NOT_ENOUGH),
    ],
)
def test_what_comes_of_asking(answers, present, expected):
    assert outcome(answers, present=present) is expected


@pytest.mark.parametrize(("present", "answers"), [(0, 1), (1, 1), (3, 3), (6, 5), (12, 9), (14, 10)])
def test_how_many_must_answer(present, answers):
    assert consensus.needed(RULE, present=present) == answers


def test_an_answer_of_another_scale_is_not_counted():
    with pytest.raises(consensus.UnknownScale):
        count(["veto"])


@SLOWLY
@given(st.sampled_from(Outcome), st.integers(1, 9), st.integers(0, 5))
def test_nobody_is_asked_in_other_words_for_ever(found, round_number, most):
    steps = consensus.steps_after(found, round_number=round_number, most_amended=most)
    assert len(set(steps)) == len(steps)
    assert {Step.PARK, Step.SET_ASIDE} <= set(steps)
    assert (Step.AMEND in steps) == (round_number <= most)
    assert (Step.ADOPT in steps) == (found in (Outcome.AGREED, Outcome.WORRIES))


def test_after_two_amended_rounds_a_block_leaves_parking_and_setting_aside():
    after = [
        consensus.steps_after(Outcome.BLOCKED, round_number=number, most_amended=2) for number in (1, 2, 3)
    ]
    assert Step.AMEND in after[0]
    assert Step.AMEND in after[1]
    assert after[2] == (Step.PARK, Step.SET_ASIDE)
