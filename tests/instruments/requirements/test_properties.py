"""What must hold for every record: order, reversals, no minute twice, nothing gained by losing an entry."""

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.instruments.requirements.made import case, entry, result, rule
from tests.instruments.requirements.test_cases import answer

RULES = {
    "plain": rule(window={"kind": "anniversary", "anchor": "hire"}),
    "capped": rule(
        minimums=[{"id": "m", "topic": "a", "minutes": 200}], caps=[{"id": "c", "mode": "self", "minutes": 90}],
        carry_over={"max_minutes": 120},
    ),
    "odd": rule(
        repeat_limits=[{"months": 7}], rounding={"quantum_minutes": 15, "mode": "half_up"}, instruction_hour_minutes=50,
        window={"kind": "rolling_months", "length_months": 18},
    ),
}  # fmt: skip
DAYS = st.dates(min_value=date(2022, 6, 1), max_value=date(2024, 9, 1))
ROWS = st.lists(
    st.tuples(
        DAYS, st.integers(1, 300), st.sampled_from(("led", "self")), st.sampled_from(([], ["a"], ["a", "b"])),
        st.sampled_from((None, "T1", "T2")),
    ),
    max_size=8,
)  # fmt: skip
NAMES = st.sampled_from(sorted(RULES))


def entries(rows):
    return [
        entry(f"e{place}", day.isoformat(), minutes, mode=mode, topics=topics)
        | ({"training": training} if training else {})
        for place, (day, minutes, mode, topics, training) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(ROWS, NAMES, st.randoms())
def test_the_order_of_entries_never_matters(rows, name, dice):
    made = entries(rows)
    mixed = list(made)
    dice.shuffle(mixed)
    assert result(*made, rules=[RULES[name]]) == result(*mixed, rules=[RULES[name]])


@settings(max_examples=60, deadline=None)
@given(ROWS.filter(bool), NAMES, st.integers(0, 7))
def test_a_reversal_of_a_reversal_restores_the_state_before(rows, name, which):
    made = entries(rows)
    target = made[which % len(made)]["id"]
    undone = [{"id": "r", "reverses": target, "all": True}, {"id": "s", "reverses": "r", "all": True}]
    before, after = result(*made, rules=[RULES[name]]), result(*made, *undone, rules=[RULES[name]])
    after["entries"] = after["entries"][:-2]
    assert before == after


@settings(max_examples=60, deadline=None)
@given(ROWS.filter(bool), NAMES, st.integers(0, 7))
def test_taking_an_entry_back_is_as_if_it_had_never_been(rows, name, which):
    made = entries(rows)
    gone = made[which % len(made)]
    rest = [one for one in made if one is not gone]
    back = result(*made, {"id": "r", "reverses": gone["id"], "all": True}, rules=[RULES[name]])
    never = result(*rest, rules=[RULES[name]])
    for one in (back, never):
        one["entries"] = [row for row in one["entries"] if row["id"] not in (gone["id"], "r")]
    assert back == never


@settings(max_examples=80, deadline=None)
@given(ROWS.filter(bool), st.integers(0, 7))
def test_losing_an_entry_never_helps_where_there_are_no_caps_or_limits(rows, which):
    made = entries(rows)
    rest = [one for place, one in enumerate(made) if place != which % len(made)]
    with_it, without = (result(*some, rules=[RULES["plain"]]) for some in (made, rest))
    assert without["counted_minutes"] <= with_it["counted_minutes"]


@settings(max_examples=80, deadline=None)
@given(ROWS, NAMES)
def test_no_entry_counts_for_more_than_it_is_worth_and_the_sums_agree(rows, name):
    found = result(*entries(rows), rules=[RULES[name]])
    assert all(0 <= row["counted_minutes"] <= row["priced_minutes"] for row in found["entries"])
    own = sum(row["counted_minutes"] for row in found["entries"])
    assert found["counted_minutes"] == own + found["carried_in_minutes"]
    assert found["still_needed_minutes"] == max(0, found["required_minutes"] - found["counted_minutes"])
    assert all(cap["used_minutes"] <= cap["limit_minutes"] for cap in found["caps"])


def test_a_big_record_in_any_order():
    dice = random.Random(3)
    made = [
        entry(
            f"e{n}",
            f"2024-0{dice.randrange(1, 7)}-{dice.randrange(10, 28)}",
            dice.randrange(1, 200),
            mode="self",
        )
        for n in range(400)
    ]
    first = answer(case(*made, rules=[RULES["capped"]]))
    dice.shuffle(made)
    assert answer(case(*made, rules=[RULES["capped"]])) == first


@settings(max_examples=80, deadline=None)
@given(ROWS, NAMES, st.integers(1, 300), st.sampled_from(("led", "self")))
def test_one_more_entry_on_the_day_never_lowers_the_total(rows, name, minutes, mode):
    made = entries(rows)
    more = entry("more", "2024-08-01", minutes, mode=mode)
    before, after = (result(*some, rules=[RULES[name]]) for some in (made, [*made, more]))
    assert after["counted_minutes"] >= before["counted_minutes"]
