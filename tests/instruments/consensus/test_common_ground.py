"""Common ground: high in every group large enough, smoothed, and never pointing at anyone."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copal.instruments.consensus import GroundRule, Level, Reach, ground_of, joined_groups
from copal.instruments.consensus.common_ground import lower_bound
from copal.policies import decisions

SLOWLY = settings(deadline=None)  # on a busy machine
POLICY = decisions.in_force(on=date(2026, 3, 2))
RULE = GroundRule(**{name: getattr(POLICY, name) for name in GroundRule.__dataclass_fields__})
WORDS = ("agree", "pass", "disagree")
PEOPLE = st.dictionaries(
    st.integers(1, 40),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "a", "b", "c", "d"])),
    max_size=40,
)


def told(answers, groups):
    people = dict(enumerate(zip(answers, groups, strict=True)))
    return ground_of(
        {one: answer for one, (answer, _group) in people.items()},
        {"site": {one: group for one, (_answer, group) in people.items()}},
        RULE,
    )


@SLOWLY
@given(PEOPLE)
def test_no_group_is_told_about_that_is_too_small(people):
    groups = joined_groups({one: group for one, (_answer, group) in people.items()}, least=3)
    assert sorted(one for group in groups for one in group) == sorted(people)
    assert all(len(group) >= 3 for group in groups) or len(groups) <= 1
    names = [{people[one][1] for one in group} for group in groups]
    assert sum(len(one) for one in names) == len({group for _answer, group in people.values()})  # none is cut


@SLOWLY
@given(PEOPLE, st.randoms())
def test_who_answered_does_not_matter_only_how_many(people, chance):
    rows = list(people.values())
    first = told([one for one, _group in rows], [group for _one, group in rows])
    chance.shuffle(rows)
    assert told([one for one, _group in rows], [group for _one, group in rows]) == first


@SLOWLY
@given(PEOPLE)
def test_one_more_yes_never_takes_common_ground_away(people):
    assume(any(answer != "agree" for answer, _group in people.values()))
    rows = list(people.values())
    before = told([one for one, _group in rows], [group for _one, group in rows])
    turned = next(place for place, (answer, _group) in enumerate(rows) if answer != "agree")
    rows[turned] = ("agree", rows[turned][1])
    after = told([one for one, _group in rows], [group for _one, group in rows])
    assert after.is_common or not before.is_common


@pytest.mark.parametrize("size", range(RULE.least_answers, 60))
def test_what_is_said_gives_no_answer_away(size):
    """Whatever is called common ground would also be with one person thinking otherwise, in the whole as in a group."""
    assert told(["agree"] * (size - 1) + ["disagree"], [""] * size).is_common


@pytest.mark.parametrize("size", range(3, 30))
def test_not_in_the_smallest_group_either(size):
    answers = ["agree"] * (size - 1) + ["disagree"] + ["agree"] * 9
    assert told(answers, ["small"] * size + ["large"] * 9).is_common


def test_both_groups_and_its_words():
    found = told(["agree"] * 11 + ["pass"], ["room"] * 5 + ["call"] * 7)
    assert found.level is Level.NEARLY_EVERYONE
    assert found.reach == (Reach(by="site", groups=2),)


def test_most_here_is_not_common_ground_when_one_group_thinks_otherwise():
    answers = ["agree"] * 16 + ["disagree"] * 4
    assert told(answers, ["room"] * 20).is_common
    assert told(answers, ["room"] * 16 + ["call"] * 4).level is Level.DIFFERS


def test_a_group_of_two_is_neither_split_out_nor_found_by_difference():
    found = told(["agree"] * 12, ["room"] * 10 + ["call"] * 2)
    assert found.level is Level.NEARLY_EVERYONE
    assert found.reach == ()


def test_few_answers_say_nothing():
    assert told(["agree"] * 4, [""] * 4).level is Level.WAITING
    assert ground_of({}, {}, RULE).level is Level.WAITING


def test_passing_is_not_agreeing():
    assert told(["agree"] * 5 + ["pass"] * 5, [""] * 10).level is Level.DIFFERS


def test_most_and_nearly_everyone():
    assert told(["agree"] * 14 + ["disagree"] * 6, [""] * 20).level is Level.MOST
    assert told(["agree"] * 16 + ["disagree"] * 4, [""] * 20).level is Level.NEARLY_EVERYONE


@pytest.mark.parametrize(
    ("yes", "no", "sure", "expected"),
    [(1, 1, 80, 0.2), (1, 1, 50, 0.5), (4, 1, 90, 0.1**0.25), (11, 1, 90, 0.1 ** (1 / 11)), (3, 3, 50, 0.5)],
)
def test_the_lower_bound_is_that_of_the_beta_distribution(yes, no, sure, expected):
    """Known by formula: Beta(n, 1) is below x with probability x to the n; a symmetric one has its median at a half."""
    assert lower_bound(yes, no, sure_percent=sure) == pytest.approx(expected, abs=1e-9)


@SLOWLY
@given(st.integers(1, 200), st.integers(1, 200), st.integers(50, 99))
def test_the_lower_bound_is_below_the_smoothed_share_and_rises_with_yes(yes, no, sure):
    bound = lower_bound(yes, no, sure_percent=sure)
    assert 0 <= bound <= 1
    assert bound <= (yes + 1) / (yes + no) + 1e-9
    assert lower_bound(yes + 1, no, sure_percent=sure) >= bound
    assert lower_bound(yes, no + 1, sure_percent=sure) <= bound
