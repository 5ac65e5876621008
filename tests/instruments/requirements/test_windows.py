"""Windows: their edges, leap days, first periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.requirements.months import add_months, whole_months
from copal.instruments.requirements.packs import WindowRule
from copal.instruments.requirements.windows import windows_of
from tests.instruments.requirements.made import entry, result, rule

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
HIRE = {"kind": "anniversary", "anchor": "hire"}


def window(on, hire="2020-02-29", **keys):
    found = result(
        on=on, rules=[rule(window={"kind": "anniversary", "anchor": "hire"} | keys)], anchors={"hire": hire}
    )
    return found["window"]["start"], found["window"]["end"]


@pytest.mark.parametrize(
    ("on", "keys", "expected"),
    [
        ("2021-02-27", {}, ("2020-02-29", "2021-02-27")),
        ("2021-02-28", {}, ("2021-02-28", "2022-02-27")),
        ("2021-02-28", {"feb29": "mar01"}, ("2020-02-29", "2021-02-28")),
        ("2021-03-01", {"feb29": "mar01"}, ("2021-03-01", "2022-02-28")),
        ("2024-02-29", {"feb29": "mar01"}, ("2024-02-29", "2025-02-28")),
        ("2021-02-28", {"end": "inclusive"}, ("2020-02-29", "2021-02-28")),
        ("2021-03-01", {"end": "inclusive"}, ("2021-03-01", "2022-02-28")),
        ("2019-01-01", {}, ("2020-02-29", "2021-02-27")),
    ],
)
def test_the_edges_of_a_leap_days_year(on, keys, expected):
    assert window(on, **keys) == expected


def test_every_boundary_is_reckoned_from_the_anchor_itself():
    assert window("2024-03-31", hire="2024-01-31", length_months=1) == ("2024-03-31", "2024-04-29")


def test_the_latest_anchor_on_or_before_the_day_counts():
    assert window("2024-08-01", hire=["2020-01-01", "2024-05-05", "2025-01-01"]) == (
        "2024-05-05",
        "2025-05-04",
    )
    assert window("2019-08-01", hire=["2020-01-01", "2024-05-05"]) == ("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("on", "starts", "end", "expected"),
    [
        ("2024-06-30", "07-01", "exclusive", ("2023-07-01", "2024-06-30")),
        ("2024-07-01", "07-01", "exclusive", ("2024-07-01", "2025-06-30")),
        ("2024-07-01", "07-01", "inclusive", ("2023-07-02", "2024-07-01")),
    ],
)
def test_years_that_start_when_they_like(on, starts, end, expected):
    found = result(on=on, rules=[rule(window={"kind": "calendar_year", "starts": starts, "end": end})])
    assert tuple(found["window"].values()) == expected


def test_a_term_ends_before_the_next_and_does_not_repeat():
    term = {"kind": "fixed_term", "anchor": "hire", "length_months": 24}
    early = result(on="2023-01-01", rules=[rule(window=term)], anchors={"hire": ["2022-01-01", "2023-06-01"]})
    assert early["window"] == {"start": "2022-01-01", "end": "2023-05-31"}
    late = result(on="2026-01-01", rules=[rule(window=term)], anchors={"hire": "2022-01-01"})
    assert (late["status"], late["because"], late["window"]["end"]) == (
        "expired",
        ["term_ended"],
        "2023-12-31",
    )
    assert late["expected_by_now_minutes"] is None


@given(anchor=DAYS, day=DAYS, length=st.integers(1, 40), inclusive=st.booleans(), mar01=st.booleans())
def test_no_day_is_in_two_windows_and_none_falls_between(anchor, day, length, inclusive, mar01):
    made = WindowRule(
        kind="anniversary", anchor="hire", length_months=length, inclusive=inclusive, mar01=mar01
    )
    windows = windows_of(made, {"hire": (anchor,)}, day)
    number = windows.number_of(day)
    if day < anchor:
        assert number is None
        return
    assert day in windows.at(number)
    assert windows.at(number + 1).start == windows.at(number).end + timedelta(days=1)
    assert number == 0 or windows.number_of(windows.at(number).start - timedelta(days=1)) == number - 1


@given(first=DAYS, months=st.integers(0, 300), more=st.integers(0, 27))
def test_whole_months_fit_and_no_more(first, months, more):
    end = add_months(first, months) + timedelta(days=more)
    fit, left_over = whole_months(first, end)
    assert add_months(first, fit) <= end < add_months(first, fit + 1)
    assert left_over == (add_months(first, fit) < end)


def first(**keys):
    return rule(first_period={"anchor": "hire"} | keys)


def test_years_that_begin_before_the_exempt_months_are_up_ask_nothing():
    found = result(entry("a", "2024-02-01", 60), on="2024-10-01", rules=[first(exempt_months=12)],
                   anchors={"hire": "2024-05-20"})  # fmt: skip
    assert (found["status"], found["window"]["start"]) == ("not_yet_started", "2026-01-01")
    assert found["entries"][0]["reasons"] == ["outside_window"]
    assert (found["counted_minutes"], found["expected_by_now_minutes"]) == (0, None)


@pytest.mark.parametrize(("partial", "required"), [("counts", 400), ("drops", 350)])
def test_a_first_year_asks_by_the_month(partial, required):
    found = result(on="2024-10-01", rules=[first(pro_rata="per_month", partial_month=partial)],
                   anchors={"hire": "2024-05-20"})  # fmt: skip
    assert found["required_minutes"] == required


def test_pace_waits_a_quarter_and_asks_all_the_day_after():
    starts = {"hire": "2023-01-01"}
    year = [rule(required_minutes=365, window=HIRE)]
    told = {
        on: result(on=on, rules=year, anchors=starts) for on in ("2023-04-01", "2023-04-03", "2023-12-31")
    }
    assert [one["expected_by_now_minutes"] for one in told.values()] == [0, 1, 364]
    assert [one["status"] for one in told.values()] == ["on_track", "behind", "behind"]
