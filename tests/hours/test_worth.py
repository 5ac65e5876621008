import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.base.intervals import Interval, clipped, seconds_of, union
from copal.domain.hours.rules import provenance, to_nearest, worth
from copal.policies import attendance as policies
from tests.cast import SIX

SESSION = Interval(SIX, SIX + timedelta(minutes=120))
PRORATED = policies.in_force("quarter-hour", on=date(2026, 3, 2))
WHOLE = policies.in_force("all-or-nothing", on=date(2026, 3, 2))


def stay(start, end):
    return Interval(SIX + timedelta(minutes=start), SIX + timedelta(minutes=end))


@pytest.mark.parametrize(
    ("stays", "minutes", "code"),
    [
        ([(0, 120)], 120, "full"),
        ([(-30, 150)], 120, "full"),
        ([(0, 118)], 120, "full"),
        ([(0, 91)], 90, "prorated"),
        ([(0, 97)], 90, "prorated"),
        ([(0, 98)], 105, "prorated"),
        ([(0, 29)], 0, "below_floor"),
        ([(0, 30)], 30, "prorated"),
        ([], 0, "absent"),
        ([(-20, 0)], 0, "absent"),
        ([(0, 60), (30, 90)], 90, "prorated"),
        ([(0, 40), (60, 120)], 105, "prorated"),
    ],
)
def test_prorated_to_the_quarter_hour_with_a_floor(stays, minutes, code):
    found = worth([stay(*one) for one in stays], SESSION, PRORATED)
    assert (found.minutes, found.code) == (minutes, code)


@pytest.mark.parametrize(
    ("stays", "minutes", "code"),
    [
        ([(0, 120)], 120, "full"),
        ([(15, 120)], 120, "full"),
        ([(16, 120)], 0, "missed_too_much"),
        ([(8, 113)], 120, "full"),
        ([(8, 112)], 0, "missed_too_much"),
        ([], 0, "absent"),
    ],
)
def test_all_or_nothing_counts_late_and_early_together(stays, minutes, code):
    found = worth([stay(*one) for one in stays], SESSION, WHOLE)
    assert (found.minutes, found.code) == (minutes, code)


def test_a_meeting_that_ran_over_still_earns_whole_steps():
    longer = Interval(SIX, SIX + timedelta(minutes=130))
    found = worth([stay(0, 130)], longer, PRORATED)
    assert (found.minutes, found.code) == (120, "full")
    assert worth([stay(0, 100)], longer, PRORATED).minutes == 105


def test_half_a_step_goes_up():
    assert [to_nearest(minutes, 15) for minutes in (0, 7, 8, 22, 23, 52, 53)] == [0, 0, 15, 15, 30, 45, 60]


def test_an_hour_is_as_sure_as_its_strongest_source():
    assert provenance({"report", "code"}) == "verified"
    assert provenance({"report", "sheet"}) == "imported"
    assert provenance({"claim"}) == "self_reported"
    with pytest.raises(LookupError):
        provenance(set())


stays = st.lists(st.tuples(st.integers(-60, 200), st.integers(0, 200)), max_size=8)


@given(stays, st.randoms())
def test_order_and_repetition_never_matter_and_nothing_exceeds_the_session(pairs, random):
    known = [stay(start, start + length) for start, length in pairs]
    shuffled = known + known[:2]
    random.shuffle(shuffled)
    one, other = worth(known, SESSION, PRORATED), worth(shuffled, SESSION, PRORATED)
    assert one == other
    assert 0 <= one.minutes <= 120
    assert 0 <= one.present_minutes <= 120


@given(stays)
def test_union_has_no_overlaps_and_the_same_minutes(pairs):
    known = [stay(start, start + length) for start, length in pairs]
    joined = union(known)
    assert all(one.until < two.since for one, two in itertools.pairwise(joined))
    covered = {
        minute for start, length in pairs for minute in range(start, start + length) if 0 <= minute < 120
    }
    assert seconds_of(clipped(known, SESSION)) == 60 * len(covered)
