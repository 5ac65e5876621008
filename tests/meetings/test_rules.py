from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.meetings.rules import State, reach_days, rematched, running_times, state_at
from copal.instruments.calendars.rhythm import Rhythm
from tests.cast import SIX

EIGHT = SIX + timedelta(hours=2)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (SIX - timedelta(minutes=61), State.PLANNED),
        (SIX - timedelta(minutes=60), State.SOON),
        (SIX, State.UNDER_WAY),
        (EIGHT - timedelta(seconds=1), State.UNDER_WAY),
        (EIGHT, State.OVER),
    ],
)
def test_the_clock_says_what_a_meeting_is(at, state):
    assert state_at(at, starts_at=SIX, ends_at=EIGHT, cancelled=False, closed=False) is state


def test_closing_and_cancelling_win_over_the_clock():
    times = {"starts_at": SIX, "ends_at": EIGHT}
    assert state_at(SIX, **times, cancelled=False, closed=True) is State.CLOSED
    assert state_at(SIX, **times, cancelled=True, closed=True) is State.CANCELLED


def test_segments_follow_one_another():
    running = running_times(SIX, EIGHT, [10, 80, 40])
    assert [begins - SIX for begins, _ in running.spans] == [timedelta(minutes=m) for m in (0, 10, 90)]
    assert (running.overrun_minutes, running.spare_minutes) == (10, 0)


def test_time_left_is_told():
    assert running_times(SIX, EIGHT, [10, 80]).spare_minutes == 30
    assert running_times(SIX, EIGHT, []).spare_minutes == 120


def test_a_clock_change_inside_a_meeting_takes_no_minutes():
    """The night of November 1, 2026: 1:30 daylight time, then an hour of segment, is 1:30 standard time."""
    zone = ZoneInfo("America/New_York")
    starts = datetime(2026, 11, 1, 1, 30, tzinfo=zone).astimezone(UTC)
    spans = running_times(starts, starts + timedelta(hours=2), [60, 60]).spans
    assert [begins.astimezone(zone).strftime("%H:%M %Z") for begins, _ in spans] == ["01:30 EDT", "01:30 EST"]


@given(st.lists(st.integers(1, 200), max_size=20), st.integers(1, 600))
def test_the_agenda_and_the_time_there_is_always_add_up(minutes, length):
    running = running_times(SIX, SIX + timedelta(minutes=length), minutes)
    assert running.overrun_minutes == max(sum(minutes) - length, 0)
    assert running.spare_minutes == max(length - sum(minutes), 0)
    assert all(one[1] == other[0] for one, other in zip(running.spans, running.spans[1:], strict=False))


def test_days_that_stay_stay_and_others_go_to_the_nearest():
    old = [date(2026, 2, 9), date(2026, 3, 9), date(2026, 4, 13)]
    new = [date(2026, 2, 10), date(2026, 3, 9), date(2026, 4, 14)]
    assert rematched(old, new, reach=15) == {
        date(2026, 2, 9): date(2026, 2, 10),
        date(2026, 3, 9): date(2026, 3, 9),
        date(2026, 4, 13): date(2026, 4, 14),
    }


def test_too_far_is_not_the_same_gathering():
    assert rematched([date(2026, 2, 9)], [date(2026, 2, 25)], reach=15) == {}


@given(
    st.sets(st.dates(date(2026, 1, 1), date(2026, 6, 1))),
    st.sets(st.dates(date(2026, 1, 1), date(2026, 6, 1))),
)
def test_no_day_is_given_twice(old, new):
    found = rematched(sorted(old), sorted(new), reach=15)
    assert len(set(found.values())) == len(found)
    assert set(found.values()) <= new
    assert all(abs((day - other).days) <= 15 for day, other in found.items())
    assert all(found[day] == day for day in old & new)


def test_the_reach_follows_the_rhythm():
    assert reach_days(Rhythm.weekly(0)) == 3
    assert reach_days(Rhythm.weekly(0, every=2)) == 7
    assert reach_days(Rhythm.monthly_on_weekday(2, 0)) == 15
