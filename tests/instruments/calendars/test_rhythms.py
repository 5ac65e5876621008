"""Rhythms across clock changes, and to and from RRULE."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.calendars.rhythm import (
    LAST,
    Rhythm,
    RhythmUnreadable,
    days,
    moment,
    occurrences,
    rhythms_that_fit,
)

SECOND_MONDAY = Rhythm.monthly_on_weekday(2, 0)
NEW_YORK, LISBON, PHOENIX = "America/New_York", "Europe/Lisbon", "America/Phoenix"

weekly = st.builds(lambda d, e: Rhythm.weekly(d, every=e), st.integers(0, 6), st.integers(1, 8))
on_weekday = st.builds(
    lambda n, d, e: Rhythm.monthly_on_weekday(n, d, every=e),
    st.sampled_from([1, 2, 3, 4, 5, LAST]),
    st.integers(0, 6),
    st.integers(1, 6),
)
on_day = st.builds(
    lambda d, e: Rhythm.monthly_on_day(d, every=e), st.sampled_from([*range(1, 32), LAST]), st.integers(1, 6)
)
repeating = weekly | on_weekday | on_day
some_day = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("rhythm", "text"),
    [
        (Rhythm.once(), "FREQ=DAILY;COUNT=1"),
        (Rhythm.weekly(2), "FREQ=WEEKLY;BYDAY=WE"),
        (Rhythm.weekly(0, every=2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        (SECOND_MONDAY, "FREQ=MONTHLY;BYDAY=2MO"),
        (Rhythm.monthly_on_weekday(LAST, 3, every=3), "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1TH"),
        (Rhythm.monthly_on_day(15), "FREQ=MONTHLY;BYMONTHDAY=15"),
    ],
)
def test_a_rhythm_is_written_and_read(rhythm, text):
    assert rhythm.rrule == text
    assert Rhythm.from_rrule(text) == rhythm
    assert Rhythm.from_rrule(f"rrule:{text.lower()} ") == rhythm


@given(repeating)
def test_every_rhythm_comes_back_from_its_rule(rhythm):
    assert Rhythm.from_rrule(rhythm.rrule) == rhythm
    assert len(rhythm.rrule) <= 120


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "FREQ=YEARLY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TU", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=WEEKLY;BYDAY=MO;INTERVAL=0", "FREQ=WEEKLY;BYDAY=MO;INTERVAL=999", "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=3", "FREQ=WEEKLY;BYDAY=MO;",
    ],
)  # fmt: skip
def test_what_is_no_rhythm_is_refused(text):
    with pytest.raises(RhythmUnreadable) as refused:
        Rhythm.from_rrule(text)
    assert refused.value.reason == "rhythm_unreadable"


def test_a_rhythm_with_parts_that_do_not_fit_is_refused():
    with pytest.raises(RhythmUnreadable):
        Rhythm("weekly", weekday=1, month_day=3)
    with pytest.raises(RhythmUnreadable):
        Rhythm("monthly_weekday", weekday=1)


def test_second_monday_keeps_six_on_the_wall_over_both_clock_changes():
    found = occurrences(SECOND_MONDAY, date(2026, 1, 1), time(18), minutes=120, timezone=NEW_YORK, count=12)
    assert [o.on.isoformat() for o in found[:4]] == ["2026-01-12", "2026-02-09", "2026-03-09", "2026-04-13"]
    assert {o.starts_at.astimezone(ZoneInfo(NEW_YORK)).time() for o in found} == {time(18)}
    assert [o.starts_at.hour for o in found] == [23, 23, *[22] * 8, 23, 23]
    assert all(o.ends_at - o.starts_at == timedelta(hours=2) for o in found)


def test_lisbon_changes_on_other_days_than_new_york():
    found = occurrences(Rhythm.weekly(0), date(2026, 3, 9), time(18), minutes=60, timezone=LISBON, count=4)
    assert [(o.on.day, o.starts_at.hour) for o in found] == [(9, 18), (16, 18), (23, 18), (30, 17)]
    autumn = occurrences(Rhythm.weekly(0), date(2026, 10, 19), time(18), minutes=60, timezone=LISBON, count=2)
    assert [o.starts_at.hour for o in autumn] == [17, 18]


def test_arizona_never_changes():
    found = occurrences(SECOND_MONDAY, date(2026, 1, 1), time(18), minutes=90, timezone=PHOENIX, count=12)
    assert {(o.starts_at.hour, o.starts_at.minute) for o in found} == {(1, 0)}


def test_an_hour_the_clock_skips_moves_forward_and_one_it_repeats_means_the_first():
    assert moment(date(2026, 3, 8), time(2, 30), NEW_YORK) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert moment(date(2026, 3, 8), time(2, 30), NEW_YORK).astimezone(ZoneInfo(NEW_YORK)).hour == 3
    assert moment(date(2026, 11, 1), time(1, 30), NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert moment(date(2026, 11, 1), time(1, 30, fold=1), NEW_YORK) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )
    assert moment(date(2026, 3, 29), time(1, 30), LISBON) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moment(date(2026, 10, 25), time(1, 30), LISBON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_meeting_over_the_change_lasts_its_real_minutes():
    (night,) = occurrences(Rhythm.once(), date(2026, 3, 8), time(1), minutes=120, timezone=NEW_YORK)
    assert night.ends_at - night.starts_at == timedelta(minutes=120)
    assert night.ends_at.astimezone(ZoneInfo(NEW_YORK)).time() == time(4)


def test_exceptions_until_and_count():
    given_days = {"minutes": 60, "timezone": NEW_YORK}
    every = occurrences(SECOND_MONDAY, date(2026, 1, 1), time(18), until=date(2026, 4, 13), **given_days)
    assert len(every) == 4
    fewer = occurrences(
        SECOND_MONDAY, date(2026, 1, 1), time(18), count=4, exceptions=[date(2026, 2, 9)], **given_days
    )
    assert [o.on for o in fewer] == [o.on for o in every if o.on != date(2026, 2, 9)]
    assert occurrences(Rhythm.once(), date(2026, 1, 5), time(18), until=date(2026, 1, 4), **given_days) == []
    assert (
        occurrences(Rhythm.once(), date(2026, 1, 5), time(18), exceptions=[date(2026, 1, 5)], **given_days)
        == []
    )
    with pytest.raises(ValueError, match="without an end"):
        occurrences(SECOND_MONDAY, date(2026, 1, 1), time(18), **given_days)
    with pytest.raises(ValueError, match="takes time"):
        occurrences(SECOND_MONDAY, date(2026, 1, 1), time(18), minutes=0, timezone=NEW_YORK, count=1)
    with pytest.raises(ZoneInfoNotFoundError):
        moment(date(2026, 1, 1), time(18), "America/Nowhere")


def test_every_second_week_counts_from_the_first_day_that_fits():
    found = list(islice(days(Rhythm.weekly(0, every=2), date(2026, 1, 7)), 3))
    assert found == [date(2026, 1, 12), date(2026, 1, 26), date(2026, 2, 9)]


def test_months_without_the_day_are_passed_over():
    assert [d.month for d in islice(days(Rhythm.monthly_on_day(31), date(2026, 1, 1)), 4)] == [1, 3, 5, 7]
    assert [d.day for d in islice(days(Rhythm.monthly_on_day(LAST), date(2026, 1, 1)), 3)] == [31, 28, 31]


@given(rhythm=repeating, starts_on=some_day)
def test_days_rise_fit_their_rhythm_and_agree_with_the_rule_text(rhythm, starts_on):
    found = list(islice(days(rhythm, starts_on), 8))
    assert all(a < b for a, b in pairwise(found))
    assert found[0] >= starts_on
    for day in found:
        assert rhythm.weekday in {None, day.weekday()}
        if rhythm.nth not in {None, LAST}:
            assert (day.day - 1) // 7 + 1 == rhythm.nth
        if LAST in {rhythm.nth, rhythm.month_day}:
            assert (day + timedelta(days=7 if rhythm.nth else 1)).month != day.month
    rule = rrulestr(rhythm.rrule, dtstart=datetime.combine(found[0], time.min))
    assert [d.date() for d in islice(rule, 8)] == found


@given(day=some_day)
def test_a_picked_day_is_in_every_rhythm_that_fits_it(day):
    for rhythm in rhythms_that_fit(day):
        assert next(iter(days(rhythm, day))) == day


@given(
    day=some_day,
    at=st.times(timezones=st.none()).map(lambda t: t.replace(second=0, microsecond=0)),
    zone=st.sampled_from([NEW_YORK, LISBON, PHOENIX, "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]),
)
def test_the_wall_shows_the_chosen_time_unless_the_clock_skipped_it(day, at, zone):
    shown = moment(day, at, zone).astimezone(ZoneInfo(zone))
    ahead = shown.replace(tzinfo=None) - datetime.combine(day, at)
    assert timedelta(0) <= ahead <= timedelta(hours=1)
    if ahead:
        assert not any(
            (moment(day, time(0), zone) + timedelta(minutes=m)).astimezone(ZoneInfo(zone)).time() == at
            for m in range(0, 1500, 1)
        )
