"""Which part of a meeting counts as what: each minute once, under one kind."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.base.intervals import Interval, clipped, common, first_seconds, seconds_of, union, without
from copal.domain.hours.rules import Stretch, apart_minutes, portions, priced, shares, told_by, worth
from copal.policies import attendance as policies
from tests.cast import SIX

DAY = date(2026, 3, 2)
SESSION = Interval(SIX, SIX + timedelta(minutes=120))
PRORATED = policies.in_force("quarter-hour", on=DAY)
WHOLE = policies.in_force("all-or-nothing", on=DAY)
NO_BREAKS = policies.in_force("quarter-hour-without-breaks", on=DAY)
POLICIES = [PRORATED, WHOLE, NO_BREAKS, dataclasses.replace(PRORATED, step_minutes=1, least_minutes=0)]


def span(start, end):
    return Interval(SIX + timedelta(minutes=start), SIX + timedelta(minutes=end))


def training(start, end, number=1, most=None, kind="training"):
    return Stretch(span=span(start, end), kind=kind, training=number, most_minutes=most)


def earned(stays, stretches, policy=PRORATED, elsewhere=()):
    found = priced(
        [span(*one) for one in stays], elsewhere=[span(*one) for one in elsewhere], session=SESSION,
        dealt=portions(SESSION, stretches), policy=policy,
    )  # fmt: skip
    return {(part.kind, part.training): part.minutes for part in found.parts}


def test_two_kinds_in_one_meeting_are_told_apart():
    assert earned([(0, 118)], [training(60, 105)]) == {("growth", None): 75, ("training", 1): 45}


def test_who_left_before_the_training_earns_none_of_it():
    assert earned([(0, 60)], [training(60, 105)]) == {("growth", None): 60}


def test_who_came_only_for_the_training_earns_nothing_else():
    assert earned([(60, 105)], [training(60, 105)]) == {("training", 1): 45}


def test_what_waits_is_apart_from_both():
    assert earned([(0, 120)], [training(30, 60), training(60, 90, 2, kind="waiting")]) == {
        ("growth", None): 60, ("training", 1): 30, ("waiting", 2): 30,
    }  # fmt: skip


def test_a_training_longer_than_approved_counts_as_long_as_it_is_approved():
    assert earned([(0, 120)], [training(0, 40, most=45), training(60, 90, most=45)]) == {
        ("growth", None): 75, ("training", 1): 45,
    }  # fmt: skip


def test_where_parts_overlap_the_earlier_has_the_time_and_empty_ones_vanish():
    dealt = portions(SESSION, [training(50, 90, 2), training(30, 60), training(80, 70, 3), training(5, 5, 4)])
    assert [(one.kind, one.training, seconds_of(one.spans) // 60) for one in dealt] == [
        ("growth", None, 60), ("training", 1, 30), ("training", 2, 30),
    ]  # fmt: skip


def test_a_break_earns_by_policy():
    pause = Stretch(span=span(60, 75), kind="none")
    assert earned([(0, 120)], [pause], NO_BREAKS) == {("growth", None): 105}
    found = priced(
        [span(0, 120)], elsewhere=(), session=SESSION, dealt=portions(SESSION, [pause]), policy=NO_BREAKS
    )
    assert (found.worth.session_minutes, found.worth.missed_minutes) == (105, 0)


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ([(0, 120)], {("growth", None): 75, ("training", 1): 45}),
        ([(0, 110)], {("growth", None): 75, ("training", 1): 45}),
        ([(0, 100)], {}),
    ],
)
def test_the_whole_meeting_or_none_of_it_with_a_training(stays, expected):
    assert earned(stays, [training(75, 120)], WHOLE) == expected


def test_the_whole_meeting_without_a_short_training_one_missed_is_only_the_rest():
    assert earned([(0, 108)], [training(108, 120)], WHOLE) == {("growth", None): 108}


def test_minutes_that_another_meeting_counts_do_not_count_here():
    found = priced(
        [span(0, 120)],
        elsewhere=[span(60, 200)],
        session=SESSION,
        dealt=portions(SESSION, []),
        policy=PRORATED,
    )
    assert (found.minutes_of("growth"), found.elsewhere_minutes) == (60, 60)


def test_shares_are_whole_steps_and_together_the_whole():
    assert shares(120, [73 * 60, 45 * 60], 15) == [75, 45]
    assert shares(45, [20 * 60, 20 * 60], 15) == [30, 15]
    assert shares(45, [0, 20 * 60, 20 * 60], 15) == [0, 30, 15]


def test_sources_are_told_apart_and_where_they_differ():
    told = told_by(
        [("roll_call", span(0, 10), True), ("report", span(4, 118), True), ("code", span(0, 120), False)],
        SESSION,
    )
    assert [one.source for one in told] == ["code", "report", "roll_call"]
    assert apart_minutes(told) == 108
    assert apart_minutes(told[:2]) == 0


def test_the_hour_that_comes_twice_is_two_hours():
    zone = ZoneInfo("America/New_York")
    night = Interval(datetime(2026, 11, 1, 0, 30, tzinfo=zone), datetime(2026, 11, 1, 2, 30, tzinfo=zone))
    real = Interval(night.since.astimezone(UTC), night.until.astimezone(UTC))
    part = Interval(real.since + timedelta(minutes=30), real.since + timedelta(minutes=120))
    found = priced(
        [real], elsewhere=(), session=real, policy=PRORATED,
        dealt=portions(real, [Stretch(span=part, kind="training", training=1)]),
    )  # fmt: skip
    assert {part.kind: part.minutes for part in found.parts} == {"growth": 90, "training": 90}


pairs = st.tuples(st.integers(-60, 200), st.integers(-20, 120)).map(lambda one: span(one[0], one[0] + one[1]))
stretches = st.builds(
    Stretch, span=pairs, kind=st.sampled_from(["training", "waiting", "none"]), training=st.integers(1, 3),
    most_minutes=st.one_of(st.none(), st.integers(1, 60)),
)  # fmt: skip
spans = st.lists(pairs, max_size=6)


@given(spans, spans, st.lists(stretches, max_size=5), st.sampled_from(POLICIES), st.randoms())
def test_each_minute_counts_once_and_never_more_than_the_whole(stays, elsewhere, parts, policy, random):
    """In any order of arrival, under every policy."""
    dealt = portions(SESSION, parts)
    found = priced(stays, elsewhere=elsewhere, session=SESSION, dealt=dealt, policy=policy)
    together = [one for part in found.parts for one in part.counted]
    assert seconds_of(together) == seconds_of(union(together))
    assert seconds_of(clipped(together, SESSION)) == seconds_of(together)
    assert sum(part.minutes for part in found.parts) <= found.worth.minutes
    assert sum(part.minutes for part in found.parts) <= seconds_of([SESSION]) // 60
    assert not common(together, elsewhere)
    if policy.kind == "prorated":
        assert sum(part.minutes for part in found.parts) == found.worth.minutes
        assert found.worth.minutes <= worth(stays, SESSION, policy).minutes
        for part in found.parts:
            assert part.present_minutes > 0 or part.minutes <= policy.step_minutes
            assert abs(part.minutes - part.present_minutes) <= policy.step_minutes
    assert all(part.minutes > 0 for part in found.parts)
    shuffled = [*stays, *stays[:2]]
    random.shuffle(shuffled)
    assert priced(shuffled, elsewhere=elsewhere, session=SESSION, dealt=dealt, policy=policy) == found


@given(st.lists(stretches, max_size=6))
def test_every_moment_of_a_session_has_exactly_one_kind(parts):
    dealt = portions(SESSION, parts)
    together = [one for portion in dealt for one in portion.spans]
    assert seconds_of(together) == SESSION.seconds
    assert union(together) == [SESSION]


@given(spans, spans, st.integers(0, 9000))
def test_arithmetic_of_intervals(some, others, seconds):
    assert union([*without(some, others), *common(some, others)]) == union(some)
    assert not common(without(some, others), others)
    first = first_seconds(some, seconds)
    assert seconds_of(first) == min(seconds, seconds_of(union(some)))
    assert not without(first, some)
