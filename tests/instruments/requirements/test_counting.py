"""Counting under minimums and caps, held against every possible way of counting, and against the search in full."""

from datetime import UTC, datetime
from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from copal.instruments.requirements import counting
from copal.instruments.requirements.counting import count
from copal.instruments.requirements.facts import Entry
from copal.instruments.requirements.packs import Cap, Selector
from tests.instruments.requirements.made import counted, entry, result, rule

START = datetime(2024, 1, 1, tzinfo=UTC)
KINDS, MODES = ("growth", "core"), ("led", "self")


def an_entry(place, kind, mode, topics):
    return Entry(id=str(place), start=START, kind=kind, mode=mode, topics=topics)


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.sampled_from(MODES), st.sampled_from(((), ("a",), ("b",), ("a", "b"))),
        st.integers(1, 6),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip
MINIMUMS = st.lists(
    st.tuples(
        st.sampled_from((Selector(topic=frozenset("a")), Selector(topic=frozenset("b")))), st.integers(0, 8)
    ),
    max_size=2,
)
ONE_CAP = Selector(mode=frozenset({"self"}))
CROSSING = (ONE_CAP, Selector(kind=frozenset({"growth"})))


def run(rows, minimums, caps, need):
    entries = [(an_entry(place, *row[:3]), row[3]) for place, row in enumerate(rows)]
    return entries, count(entries, minimums, caps, need)


def lack(entries, taken, minimums, need):
    short = sum(
        max(
            0,
            asked
            - sum(t for (one, _m), t in zip(entries, taken, strict=True) if counting.matches(selector, one)),
        )
        for selector, asked in minimums
    )
    return max(0, need - sum(taken)) + short


def best_possible(entries, minimums, caps, need):
    """By trying every way of counting."""
    ways = (
        taken
        for taken in product(*(range(minutes + 1) for _one, minutes in entries))
        if all(
            sum(t for (one, _m), t in zip(entries, taken, strict=True) if counting.matches(cap.selector, one))
            <= cap.minutes
            for cap in caps
        )
    )
    return min((lack(entries, taken, minimums, need), -sum(taken)) for taken in ways)


@settings(max_examples=150, deadline=None)
@given(ENTRIES.filter(lambda rows: len(rows) <= 4), MINIMUMS, st.integers(0, 8), st.integers(0, 20))
def test_with_one_cap_nothing_better_exists(rows, minimums, cap, need):
    caps = [Cap(id="c", selector=ONE_CAP, minutes=cap)]
    entries, found = run(rows, minimums, caps, need)
    least, most = best_possible(entries, minimums, caps, need)
    assert (lack(entries, found.counted, minimums, need), -found.total) == (least, most)


@settings(max_examples=150, deadline=None)
@given(ENTRIES, MINIMUMS, st.tuples(st.integers(0, 12), st.integers(0, 12)), st.none() | st.integers(0, 30))
def test_no_cap_is_ever_passed_and_nothing_counts_twice(rows, minimums, limits, need):
    caps = [
        Cap(id=str(at), selector=one, minutes=most)
        for at, (one, most) in enumerate(zip(CROSSING, limits, strict=True))
    ]
    entries, found = run(rows, minimums, caps, need)
    assert all(0 <= got <= minutes for got, (_one, minutes) in zip(found.counted, entries, strict=True))
    assert found.total == sum(found.counted)
    assert all(used <= cap.minutes for used, cap in zip(found.caps, caps, strict=True))


@settings(max_examples=150, deadline=None)
@given(ENTRIES, MINIMUMS, st.tuples(st.integers(0, 12), st.integers(0, 12)), st.none() | st.integers(0, 30))
def test_stopping_early_changes_nothing(rows, minimums, limits, need):
    caps = [
        Cap(id=str(at), selector=one, minutes=most)
        for at, (one, most) in enumerate(zip(CROSSING, limits, strict=True))
    ]
    _entries, found = run(rows, minimums, caps, need)
    best = counting._Table._bounds
    counting._Table._bounds = lambda table: (-1, 10**12)  # never good enough: every order is tried
    try:
        assert run(rows, minimums, caps, need)[1] == found
    finally:
        counting._Table._bounds = best


def test_a_total_is_the_same_in_whatever_order_entries_arrive():
    rows = [
        entry("a", "2024-01-05", 200, mode="self"),
        entry("b", "2024-02-05", 150),
        entry("c", "2024-03-05", 90, mode="self"),
    ]
    told = [
        result(*order, rules=[rule(caps=[{"id": "s", "mode": "self", "minutes": 240}])])
        for order in permutations(rows)
    ]
    assert all(one == told[0] for one in told)
    assert counted(told[0]) == {"a": 200, "b": 150, "c": 40}


def test_more_than_six_groups_say_that_orders_were_not_tried():
    caps = [{"id": f"c{n}", "topic": f"t{n}", "minutes": 10} for n in range(7)]
    rows = [entry(f"e{n}", f"2024-01-{n + 10}", 20, topics=[f"t{n}"]) for n in range(7)]
    assert result(*rows, rules=[rule(caps=caps)])["because"] == ["orders_untried"]
    assert result(*rows, rules=[rule(caps=caps, required_minutes=None)])["because"] == ["hours_unknown"]
    assert result(*rows[:6], rules=[rule(caps=caps)])["because"] == []
