"""A pack that is added changes nothing before its day, and no old record ever."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copal.instruments.requirements import (
    PackRefused,
    Record,
    Rulebook,
    as_json,
    judged_otherwise,
    merged,
    progress,
    read_case,
    read_pack,
)
from tests.instruments.requirements.made import case, entry, pack, rule
from tests.instruments.requirements.test_properties import ROWS, RULES, entries

LATER = st.dates(min_value=date(2023, 1, 1), max_value=date(2024, 12, 31))
WINDOWS = st.sampled_from(
    (
        {"kind": "calendar_year"},
        {"kind": "anniversary", "anchor": "hire"},
        {"kind": "rolling_months", "length_months": 7},
    )
)


def house(**more):
    return read_pack(pack(rule(id="r", edition="old", effective_from="2020-01-01", **more)))


def newer(day, **more):
    return read_pack(pack(rule(id="r", edition="new", effective_from=day.isoformat(), **more), id="added"))


def results(book, made, on):
    asked = read_case(case(*made, on=on.isoformat()))
    record = Record(asked.entries, asked.reversals, asked.on)
    return progress(asked.positions, record, book), record


@settings(max_examples=120, deadline=None)
@given(ROWS, LATER, st.integers(1, 700), st.sampled_from(sorted(RULES)), WINDOWS, st.integers(1, 2000))
def test_before_its_day_nothing_changes(rows, day, earlier, name, window, minutes):
    kept = {
        key: value for key, value in RULES[name].items() if key not in ("id", "edition", "effective_from")
    }
    before = house(**kept)
    after = merged([before], [newer(day, window=window, required_minutes=minutes, accepts=["growth"])])
    made, on = entries(rows), day - timedelta(days=earlier)
    then, now = results(Rulebook([before]), made, on)[0], results(after, made, on)[0]
    assert then
    assert as_json("p", on, then) == as_json("p", on, now)


@settings(max_examples=120, deadline=None)
@given(ROWS, LATER, st.integers(0, 700), st.sampled_from(sorted(RULES)))
def test_old_records_are_worth_what_they_were(rows, day, later, name):
    kept = {
        key: value for key, value in RULES[name].items() if key not in ("id", "edition", "effective_from")
    }
    before, strict = house(**kept), {"attendance": {"minimum_minutes": 200}, "accepts": ["coaching"]}
    after = merged([before], [newer(day, **strict)])
    made, on = entries(rows), day + timedelta(days=later)

    def priced(book):
        found, _record = results(book, made, on)
        lines = [line for one in found for line in one.lines()]
        return {one.id: one.priced_minutes for one in lines if one.local_date and one.local_date < day}

    assert priced(after) == priced(Rulebook([before]))


EDITIONS = st.builds(
    lambda name, since, length, walks: {
        "id": name, "effective_from": since.isoformat(),
        **({"effective_to": (since + timedelta(days=length)).isoformat()} if length else {}),
        **({"crosswalk": [{"from": walks[0], "on": walks[1].isoformat()}]} if walks else {}),
    },
    st.sampled_from("rst"), st.dates(date(2022, 1, 1), date(2025, 1, 1)), st.sampled_from((0, 0, 200, 900)),
    st.none() | st.tuples(st.sampled_from("rst"), st.dates(date(2022, 1, 1), date(2025, 1, 1))),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(EDITIONS, min_size=1, max_size=3), st.lists(EDITIONS, min_size=1, max_size=3), LATER)
def test_what_is_told_of_old_records_is_so(first, second, day):
    """Day by day, against the very edition that prices a record."""
    try:
        ours = [rule(**one, edition=f"a{place}") for place, one in enumerate(first)]
        theirs = [rule(**one, edition=f"b{place}") for place, one in enumerate(second)]
        before = Rulebook([read_pack(pack(*ours))])
        after = merged([read_pack(pack(*ours))], [read_pack(pack(*theirs, id="added"))])
    except PackRefused:
        assume(False)
    days = [date(2021, 12, 1) + timedelta(days=number) for number in range(0, 1200, 11)]
    days += [on for one in before.rules for on in before.changes(one) | after.changes(one)]

    def judging(book, one, on):
        found = book.in_force(one, on) or book.predecessor(one, on)
        return found and (found.id, found.edition)

    differing = {
        (one, on)
        for one in before.rules
        for on in days
        if on < day and judging(before, one, on) != judging(after, one, on)
    }
    found = judged_otherwise(before, after, until=day)
    assert (found is None) == (not differing)


def test_the_open_edition_ends_the_day_before():
    book = merged([house()], [newer(date(2024, 1, 1))])
    assert [(one.edition, one.effective_to) for one in book.editions("r")] == [
        ("old", date(2023, 12, 31)),
        ("new", None),
    ]


def test_an_edition_with_an_end_gives_way_to_nothing():
    with pytest.raises(PackRefused, match="in force at the same time"):
        merged([house(effective_to="2024-06-30")], [newer(date(2024, 1, 1))])


def test_one_that_begins_no_later_is_refused():
    for day in (date(2020, 1, 1), date(2019, 1, 1)):
        with pytest.raises(PackRefused, match="in force at the same time"):
            merged([house()], [newer(day)])


def test_added_packs_follow_one_another():
    third = read_pack(pack(rule(id="r", edition="third", effective_from="2025-01-01"), id="third"))
    book = merged([house()], [newer(date(2024, 1, 1)), third])
    assert [one.effective_to for one in book.editions("r")] == [date(2023, 12, 31), date(2024, 12, 31), None]


def test_an_entry_of_that_day_is_the_new_editions():
    book = merged([house()], [newer(date(2024, 1, 1), accepts=["coaching"])])
    found, _record = results(
        book, [entry("e", "2024-01-01", 60), entry("f", "2023-12-31", 60)], date(2024, 6, 1)
    )
    assert {one.id: one.priced_minutes > 0 for one in found[0].lines()} == {"e": False, "f": True}
