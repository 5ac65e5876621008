"""Who decides a report, and one sentence found and replaced within whatever holds it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.confidentiality.rules.leaves import copied, leaf, leaves, with_leaf
from copal.domain.confidentiality.rules.reports import Chair, Involved, Outcome, chairs_filled, outcome
from copal.policies.two_people import editions, in_force

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
POLICY = in_force(on=NOW.date())
F, N = Chair.FACILITATOR, Chair.NETWORK
BOTH = {F, N}


def came(answers, *, chairs=BOTH, days=0.0):
    return outcome(answers, chairs=chairs, reported_at=NOW, at=NOW + timedelta(days=days), policy=POLICY)


def test_two_people_decide():
    assert came({}) is None
    assert came({F: False}) is None
    assert came({F: False, N: False}) is Outcome.SHOWN
    assert came({F: True, N: True}) is Outcome.HIDDEN


@pytest.mark.parametrize("answers", [{F: True, N: False}, {F: False, N: True}])
def test_where_they_differ_it_stays_hidden(answers):
    assert came(answers) is Outcome.HIDDEN


@pytest.mark.parametrize("hides", [True, False])
def test_one_alone_decides_after_some_days(hides):
    expected = Outcome.HIDDEN if hides else Outcome.SHOWN
    days = POLICY.report_alone_after_days
    assert came({N: hides}, days=days - 0.01) is None
    assert came({N: hides}, days=days) is expected
    assert came({F: hides}, days=days) is expected


def test_one_alone_decides_at_once_where_nobody_can_take_the_other_chair():
    assert came({N: False}, chairs={N}) is Outcome.SHOWN
    assert came({}, chairs={N}) is None


def test_where_nobody_ever_answers_it_stays_hidden():
    days = POLICY.report_unanswered_after_days
    assert came({}, days=days - 0.01) is None
    assert came({}, days=days) is Outcome.HIDDEN
    assert came({}, chairs=set(), days=days) is Outcome.HIDDEN


def test_who_has_a_part_in_it_has_no_say():
    involved = Involved(reporter=1, author=2)
    assert chairs_filled(involved, facilitators=[2], staff=[5]) == {N}
    assert chairs_filled(involved, facilitators=[1, 2], staff=[1]) == set()
    assert chairs_filled(involved, facilitators=[2, 3], staff=[5]) == BOTH
    assert not involved.may_decide(1)
    assert not involved.may_decide(2)
    assert Involved(reporter=1, author=None).may_decide(3)


def test_a_policy_is_in_force_and_says_where_it_comes_from():
    assert all(one.source and one.confidence for one in editions())
    assert 0 < POLICY.glass_most_hours <= 24
    with pytest.raises(LookupError):
        in_force(on=date(2019, 1, 1))


texts = st.text(min_size=1, max_size=12)
held = st.recursive(
    texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "lead", "purpose"]), inner, max_size=3)
    ),
)


@given(held, st.data())
def test_any_text_within_is_found_by_its_place_and_replaced_alone(value, data):
    places = list(leaves(value))
    if not places:
        return
    place, words = data.draw(st.sampled_from(places))
    assert leaf(value, place) == words
    after = with_leaf(value, place, "gone")
    assert dict(leaves(after)) == {**dict(places), place: "gone"}


def test_places_read_as_they_are_written():
    parts = [{"title": "Hello", "minutes": 5}, {"title": "Bye", "lead": "Ana"}]
    assert dict(leaves(parts)) == {"0.title": "Hello", "1.title": "Bye", "1.lead": "Ana"}
    assert with_leaf(parts, "1.lead", "") == [parts[0], {"title": "Bye", "lead": ""}]
    assert leaf(parts, "7.title") is None
    assert leaf("one text", "") == "one text"


def test_copies_are_whole_or_cut_short():
    words = "A boy of four\nin the blue house hits"
    assert copied(words, f"Agreed: {words}\nAll") == words
    assert (
        copied(words, "Then: A boy of four in the blue house hits") == "A boy of four in the blue house hits"
    )
    assert copied(words, "A boy of four in the…") == "A boy of four in the…"
    assert copied(words, "A boy of four in the") is None
    assert copied("Snacks", "Snacks and songs") is None
    assert copied(words, "Something else…") is None
