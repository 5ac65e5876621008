"""At this pace done by when: exact, silent where it would mislead, and never a promise that going on would break."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.requirements import Record, progress, read_case
from copal.instruments.requirements.done_by import LEAST_DAYS, LEAST_MINUTES, done_by, pace
from copal.instruments.requirements.windows import Window
from tests.instruments.requirements.made import case, entry, rule

START = date(2024, 1, 1)
YEAR = Window(START, date(2024, 12, 31))


def asked(*entries, on="2024-07-18", **keys):
    """July 18, 2024 is day 200 of the year."""
    read = read_case(case(*entries, on=on, rules=[rule(**keys)]))
    (found,) = progress(read.positions, Record(read.entries, read.reversals, read.on), read.rules)
    return done_by(found)


def test_ten_hours_in_two_hundred_days_are_three_minutes_a_day():
    found = asked(entry("e", "2024-03-01", 600), required_minutes=720)
    assert (found.done_on, found.minutes_at_end) == (date(2024, 8, 27), 600 + 600 * 166 // 200)


def test_too_slow_for_the_year_is_told_as_what_there_will_be():
    found = asked(entry("e", "2024-03-01", 300), required_minutes=720)
    assert (found.done_on, found.minutes_at_end) == (None, 300 + 300 * 166 // 200)


@pytest.mark.parametrize(
    ("entries", "keys"),
    [
        ((entry("e", "2024-03-01", 900),), {}),
        ((), {}),
        ((entry("e", "2024-03-01", LEAST_MINUTES - 1),), {}),
        ((entry("e", "2024-01-02", 300),), {"on": "2024-02-10"}),
        ((entry("e", "2024-03-01", 300),), {"required_minutes": None}),
        ((entry("e", "2024-03-01", 300),), {"window": {"kind": "rolling_months", "length_months": 12}}),
        ((entry("e", "2024-03-01", 300),), {"window": {"kind": "none"}}),
        (
            (entry("e", "2024-03-01", 300, mode="self"),),
            {"caps": [{"id": "c", "mode": "self", "minutes": 90}]},
        ),
        (
            (entry("e", "2024-03-01", 300),),
            {"minimums": [{"id": "m", "kind": "core_training", "minutes": 60}]},
        ),
        (
            (entry("e", "2024-03-01", 300),),
            {"window": {"kind": "anniversary", "anchor": "hire"}, "nested": {"length_months": 6, "required_minutes": 400}},
        ),
    ],
    ids=["done", "nothing", "little", "early", "unknown", "rolling", "all time", "cap full", "minimum at none", "part"],
)  # fmt: skip
def test_where_it_would_mislead_nothing_is_said(entries, keys):
    assert asked(*entries, **keys) is None


def test_a_minimum_that_takes_longer_decides():
    entries = (entry("a", "2024-03-01", 580), entry("b", "2024-04-01", 20, kind="core_training"))
    keys = {"required_minutes": 630, "minimums": [{"id": "m", "kind": "core_training", "minutes": 30}]}
    assert asked(*entries, **keys).done_on == date(2024, 7, 18) + timedelta(100)


def test_hours_that_came_over_do_not_make_the_pace_faster():
    entries = (entry("old", "2023-06-01", 700), entry("new", "2024-03-01", 200))
    found = asked(*entries, carry_over={"max_minutes": 100}, required_minutes=400)
    assert found.done_on == date(2024, 7, 18) + timedelta(100)


AMOUNTS = st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 2000)), min_size=1, max_size=3)
DAYS = st.integers(0, YEAR.days - 1)


@given(AMOUNTS, DAYS, st.integers(0, 4000))
def test_who_goes_on_so_is_done_on_that_day_and_not_the_day_before(lacking, elapsed, own):
    on = START + timedelta(elapsed)
    found = pace(lacking, YEAR, on=on, in_all=own, own=own)
    days = elapsed + 1
    if days < LEAST_DAYS or own < LEAST_MINUTES or any(not so_far for so_far, _lack in lacking):
        assert found is None
    elif found.done_on is not None:
        ahead = (found.done_on - on).days
        assert on < found.done_on <= YEAR.end
        assert all(so_far * ahead >= lack * days for so_far, lack in lacking)
        assert any(so_far * (ahead - 1) < lack * days for so_far, lack in lacking)
    else:
        left = (YEAR.end - on).days
        assert any(so_far * left < lack * days for so_far, lack in lacking)


@given(st.integers(60, 2000), st.integers(1, 2000), DAYS, st.integers(1, 500))
def test_more_hours_so_far_are_never_done_later(so_far, lack, elapsed, more):
    on = START + timedelta(max(elapsed, LEAST_DAYS))
    slow, fast = (
        pace([(some, lack)], YEAR, on=on, in_all=some, own=some).done_on for some in (so_far, so_far + more)
    )
    assert slow is None or (fast is not None and fast <= slow)
