"""Day and month, days without a date, and the nights when the clocks change."""

import pytest

from copal.instruments.reports import durations
from copal.instruments.reports.times import Sort, parse
from tests.instruments.reports.telling import meeting, only, people, told, zoom

MARCH_NIGHT = ("2026-03-08 01:00", "2026-03-08 03:30")
NOVEMBER_NIGHT = ("2026-11-01T00:30:00-04:00", "2026-11-01T02:30:00-05:00")


@pytest.mark.parametrize(
    ("text", "month_first", "day_first"),
    [
        ("7/20/23, 4:16:29 PM", "2023-07-20 16:16:29", None),
        ("21/10/2022 12:00:00", None, "2022-10-21 12:00:00"),
        ("06.10.26, 18:01:00", "2026-10-06 18:01:00", "2026-10-06 18:01:00"),
        ("5/11/26, 5:50:12\u202fPM", "2026-05-11 17:50:12", "2026-11-05 17:50:12"),
        ("5/11/26 5:50 p.\u00a0m.", "2026-05-11 17:50:00", "2026-11-05 17:50:00"),
        ("12-10-2026 18.05", "2026-12-10 18:05:00", "2026-10-12 18:05:00"),
        ("Jun 15, 2026 06:00:00 PM", "2026-06-15 18:00:00", "2026-06-15 18:00:00"),
        ("15. Juni 2026 18:00 Uhr", "2026-06-15 18:00:00", "2026-06-15 18:00:00"),
        ("15 de junio de 2026, 18:00", "2026-06-15 18:00:00", "2026-06-15 18:00:00"),
        ("2026/4/20 下午 6:00:05", "2026-04-20 18:00:05", "2026-04-20 18:00:05"),
        ("12/1/2026، 6:00:00 م", "2026-12-01 18:00:00", "2026-01-12 18:00:00"),
        ("2026. 4. 20. 오후 6:00:05", "2026-04-20 18:00:05", "2026-04-20 18:00:05"),
        ("٢٠٢٦/٤/٢٠ ٦:٠٥ م", "2026-04-20 18:05:00", "2026-04-20 18:05:00"),
        ("\u200e1/2/2026 18:00", "2026-01-02 18:00:00", "2026-02-01 18:00:00"),
        ("12/31/2026 12:00:00 AM", "2026-12-31 00:00:00", None),
        ("2026-01-12T18:00:05.250", "2026-01-12 18:00:05", "2026-01-12 18:00:05"),
    ],
)
def test_moments_are_read_both_ways_round(text, month_first, day_first):
    found = parse(text)
    assert found is not None
    assert found.sort is Sort.LOCAL
    assert tuple(found[:2]) == tuple(
        None if one is None else parse(one).month_first for one in (month_first, day_first)
    )


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("6:05 PM", 65_100), ("18:05", 65_100), ("6 pm", 64_800), ("6pm", 64_800), ("18h05", 65_100), ("18 h 05", 65_100),
     ("18 Uhr", 64_800), ("18.05", 65_100), ("12:00 AM", 0), ("12 pm", 43_200), ("6:05 p. m.", 65_100), ("24:00", 86_400)],
)  # fmt: skip
def test_clock_times(text, seconds):
    found = parse(text)
    assert found is not None
    assert (found.sort, found.month_first) == (Sort.CLOCK, seconds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "--",
        "x",
        "Thank you",
        "25:00",
        "18:60",
        "13/13/2026 18:00",
        "30/02/2026",
        "0000-00-00",
        "9" * 40,
        "1e9",
        "∞:00",
    ],
)
def test_what_is_no_moment(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1h 13m 42s", 4422), ("59 Min. 0 Sek.", 3540), ("1 Std. 2 Min.", 3720), ("1 h 2 min 3 s", 3723), ("58 min", 3480), ("1 hr 2 min", 3720), ("2 hr", 7200),
     ("42m", 2520), ("62 mins", 3720), ("137", 8220), ("1:02:03", 3723), ("1時間2分3秒", 3723), ("1 godz. 2 min", 3720), ("1 uur 2 min.", 3720),
     ("1 ч 2 мин 3 с", 3723), ("1 t 2 min", 3720), ("", None), ("--", None), ("soon", None), ("1 fortnight", None), ("9" * 30, None)],
)  # fmt: skip
def test_durations(text, seconds):
    assert durations.seconds(text) == seconds


def test_one_value_that_can_be_only_one_way_settles_the_file():
    rows = [
        "Amina Warsame,,03/06/2026 18:00,03/06/2026 19:00,60,No",
        "Tess O'Malley,,06/03/2026 18:00,06/03/2026 19:00,60,No",
    ]
    held = meeting("2026-06-03 18:00", "2026-06-03 19:30")
    assert told(zoom(*rows), held).error == "ambiguous_dates"
    assert people(zoom(*rows, "Wren Kowalczyk,,27/05/2026 18:00,27/05/2026 19:00,60,No"), held) == {
        "Amina Warsame": (60, "A03"), "Tess O'Malley": (0, "A12"), "Wren Kowalczyk": (0, "A13"),
    }  # fmt: skip


def test_the_meetings_own_times_settle_the_order():
    rows = [
        "Amina Warsame,,03/06/2026 18:00,03/06/2026 19:00,60",
        "Tess O'Malley,,06/03/2026 18:00,06/03/2026 19:00,60",
    ]
    head = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n812,CoP,03/06/2026 17:55,03/06/2026 19:31,x@example.org,96,2\n\n"
    held = meeting("2026-06-03 18:00", "2026-06-03 19:30")
    assert people(head + zoom(*rows), held) == {"Amina Warsame": (60, "A03"), "Tess O'Malley": (0, "A12")}


def test_both_orders_with_one_answer_are_no_question():
    held = meeting("2026-04-04 18:00", "2026-04-04 19:00")
    assert people(zoom("Amina Warsame,,04/04/2026 18:00,04/04/2026 19:00,60,No"), held) == {
        "Amina Warsame": (60, "A03")
    }


def test_an_order_that_makes_a_stay_a_month_long_does_not_hold():
    held = meeting("2026-12-11 22:30", "2026-12-12 00:30")
    rows = [
        "Amina Warsame,,11/12/2026 22:30,12/12/2026 00:30,120,No",
        "Tess O'Malley,,12/12/2026 00:00,12/12/2026 00:20,20,No",
    ]
    assert people(zoom(*rows), held) == {"Amina Warsame": (120, "A03"), "Tess O'Malley": (20, "A12")}


@pytest.mark.parametrize("day", ["01/11/2026", "02/12/2026", "12/08/2025", "2025-01-12"])
def test_rows_of_no_near_day_are_another_meeting(day):
    found = told(zoom(f"Amina Warsame,,{day} 06:00 PM,{day} 08:00 PM,120,No"))
    assert (found.kind, found.error, found.participants) == ("zoom.participants", "other_meeting", ())


def test_utc_in_a_header_and_in_a_value():
    header = "Name (Original Name),User Email,Join Time (UTC),Leave Time (UTC),Duration (Minutes)"
    assert people(zoom("Amina Warsame,,2026-01-12 23:00,2026-01-13 00:00,60", header=header)) == {
        "Amina Warsame": (60, "A03")
    }
    assert people(zoom("Amina Warsame,,2026-01-12T23:00:00Z,2026-01-13T00:00:00Z,60,No")) == {
        "Amina Warsame": (60, "A03")
    }
    assert people(zoom("Amina Warsame,,2026-01-12T17:00:00-06:00,2026-01-12T18:00:00-06:00,60,No")) == {
        "Amina Warsame": (60, "A03")
    }


def test_the_hour_that_is_missing_in_march_is_not_counted():
    assert people(
        zoom("Amina Warsame,,03/08/2026 01:30 AM,03/08/2026 03:10 AM,40,No"), meeting(*MARCH_NIGHT)
    ) == {"Amina Warsame": (40, "A03")}


@pytest.mark.parametrize(
    ("came", "went", "minutes", "present"),
    [
        ("01:15 AM", "01:45 AM", 90, 90),  # from the first half past one into the second
        ("01:15 AM", "01:45 AM", 30, 30),
        ("12:45 AM", "01:30 AM", 45, 45),
        ("12:45 AM", "01:30 AM", 105, 105),
        ("01:50 AM", "01:10 AM", 20, 20),  # out before in, and yet right
        ("01:30 AM", "02:10 AM", 40, 40),
        ("01:30 AM", "02:10 AM", 100, 100),
    ],
)
def test_the_hour_that_comes_twice_in_november_is_told_by_the_duration(came, went, minutes, present):
    row = f"Amina Warsame,,11/01/2026 {came},11/01/2026 {went},{minutes},No"
    assert people(zoom(row), meeting(*NOVEMBER_NIGHT)) == {"Amina Warsame": (present, "A03")}


def test_a_log_with_out_before_in_in_the_repeated_hour():
    rows = [
        "Full Name,User Action,Timestamp",
        "Amina Warsame,Left,11/1/2026 1:05 AM",
        "Amina Warsame,Joined,11/1/2026 1:50 AM",
    ]
    assert people("\n".join(rows), meeting(*NOVEMBER_NIGHT)) == {"Amina Warsame": (15, "A03")}


def test_without_a_date_the_repeated_hour_is_told_too():
    text = "Name,Email,Duration,Time joined,Time exited\nAmina Warsame,,1 hr 45 min,12:45 AM,1:30 AM\n"
    assert people(text, meeting(*NOVEMBER_NIGHT)) == {"Amina Warsame": (105, "A03")}


def test_leave_before_join_is_worth_nothing_with_full_dates():
    one = only(zoom("Amina Warsame,,01/12/2026 07:00 PM,01/12/2026 06:30 PM,30,No"))
    assert (one.minutes_present, one.first_join, one.flags) == (0, None, ("leave_before_join",))


def test_a_join_without_a_leave_runs_to_the_scheduled_end():
    one = only(zoom("Amina Warsame,,01/12/2026 07:00 PM,,,No"))
    assert (one.minutes_present, one.flags) == (60, ("no_leave_recorded",))


def test_times_nobody_can_read_are_no_zeros():
    assert told(zoom("Amina Warsame,,once upon a time,later,60,No")).error == "malformed"
