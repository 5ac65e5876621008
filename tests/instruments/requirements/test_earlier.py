"""The years before: none is left out or told twice, and each has the rule of its last day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from copal.instruments.requirements import Record, progress, read_case
from copal.instruments.requirements.earlier import earlier
from tests.instruments.requirements.made import case, rule

DAY = timedelta(days=1)
OLD = rule(id="x.old", effective_to="2021-03-31", opt_in=True)
NEW = rule(
    id="x.new", effective_from="2021-04-01", opt_in=True, crosswalk=[{"from": "x.old", "on": "2021-04-01"}],
    window={"kind": "anniversary", "anchor": "hire"},
)  # fmt: skip


def found(rules, since, on="2024-08-01", **position):
    read = read_case(case(on=on, rules=rules, **position))
    (one,) = progress(read.positions, Record((), (), read.on), read.rules)
    return one, earlier(one, read.rules, since=since)


def test_back_to_the_year_that_holds_the_first_entry_by_the_rule_of_each_day():
    old = OLD | {"window": {"kind": "anniversary", "anchor": "hire"}}
    _now, years = found([old, NEW], date(2019, 7, 1), seeks=["x.old"], anchors={"hire": "2015-06-01"})
    assert [(one.edition.id, one.window.start) for one in years] == [
        ("x.new", date(2023, 6, 1)), ("x.new", date(2022, 6, 1)), ("x.new", date(2021, 6, 1)),
        ("x.new", date(2020, 6, 1)), ("x.old", date(2019, 6, 1)),
    ]  # fmt: skip


def test_there_is_no_year_before_the_first_one():
    _now, years = found([rule(window={"kind": "anniversary", "anchor": "hire"})], date(2000, 1, 1))
    assert years == []


def test_a_window_without_bounds_has_no_years():
    for window in ({"kind": "rolling_months", "length_months": 12}, {"kind": "none"}):
        assert found([rule(window=window)], date(2000, 1, 1))[1] == []


def test_where_no_rule_was_in_force_the_years_end():
    _now, years = found([rule(effective_from="2022-06-01")], date(2015, 1, 1))
    assert [one.window.start.year for one in years] == [2023, 2022]


@settings(max_examples=60)
@given(
    st.dates(date(2011, 1, 1), date(2024, 7, 1)), st.dates(date(2010, 6, 1), date(2024, 7, 31)),
    st.sampled_from(("calendar_year", "anniversary")),
)  # fmt: skip
def test_the_years_follow_on_each_other_and_reach_the_day_asked_for(hired, since, kind):
    window = {"kind": kind} | ({"anchor": "hire"} if kind == "anniversary" else {})
    now, years = found([rule(window=window)], since, anchors={"hire": hired.isoformat()})
    after = now.window
    for one in years:
        assert one.window.end + DAY == after.start
        assert one.edition.in_force(one.window.end)
        after = one.window
    if kind == "calendar_year" or since >= hired:
        assert after.start <= since
    else:
        assert after.start == min(hired, now.window.start)
