"""Carry-over, parts, repeats, status: where the words of the rules decide."""

import pytest

from tests.instruments.requirements.made import CITATION, counted, entry, reasons, result, results, rule

HIRE = {"kind": "anniversary", "anchor": "hire"}
TERM = {"kind": "fixed_term", "anchor": "hire", "length_months": 36}


def carried(*entries, on="2024-02-10", **carry):
    found = result(*entries, on=on, rules=[rule(carry_over=carry)])
    return found["carried_in_minutes"], found["carry_out_minutes"]


A_YEAR = (entry("a", "2023-03-03", 500), entry("b", "2023-10-03", 400))


@pytest.mark.parametrize(
    ("carry", "expected"),
    [
        ({}, 300),
        ({"max_minutes": 100}, 100),
        ({"earned_within_months": 2}, 0),
        ({"earned_within_months": 3}, 300),
        ({"excludes": [{"kind": "growth"}]}, 0),
        ({"expires_after_months": 1}, 0),
        ({"expires_after_months": 2}, 300),
    ],
)
def test_what_carries_into_the_next_year(carry, expected):
    assert carried(*A_YEAR, **carry)[0] == expected


def test_carried_minutes_are_used_first_and_help_one_year_only():
    three = (entry("a", "2022-03-03", 1000), entry("b", "2023-03-03", 600))
    assert carried(*three) == (400, 0)  # 2023: 600 own, 400 in; the rest of 200 needed from its own
    assert carried(*three, on="2025-02-10") == (0, 0)


def test_an_empty_year_carries_nothing_and_an_unknown_amount_neither():
    assert carried(entry("a", "2022-03-03", 5000)) == (0, 0)
    editions = [
        rule(effective_to="2023-12-31", required_minutes=None, carry_over={}),
        rule(edition="2", effective_from="2024-01-01", carry_over={}),
    ]
    found = result(*A_YEAR, on="2024-02-10", rules=editions)
    assert found["carried_in_minutes"] == 0


def test_a_past_year_is_judged_by_the_edition_of_its_last_day():
    editions = [
        rule(effective_to="2023-06-30", required_minutes=100, carry_over={}),
        rule(
            edition="2",
            effective_from="2023-07-01",
            effective_to="2023-12-31",
            required_minutes=700,
            carry_over={},
        ),
        rule(edition="3", effective_from="2024-01-01"),
    ]
    found = result(*A_YEAR, on="2024-02-10", rules=editions)
    assert (found["carried_in_minutes"], found["carry_out_minutes"]) == (200, 0)


def test_expired_carry_over_is_said_only_when_there_was_some():
    carry = [rule(carry_over={"expires_after_months": 1})]
    assert result(*A_YEAR, on="2024-02-10", rules=carry)["because"] == ["carry_over_expired"]
    assert result(A_YEAR[0], on="2024-02-10", rules=carry)["because"] == []


def test_nested_years_are_cut_at_the_end_and_judged_apart():
    found = result(
        entry("a", "2022-01-10", 400), entry("b", "2023-03-10", 100), on="2024-03-20", anchors={"hire": "2022-01-01"},
        rules=[rule(window=TERM, nested={"length_months": 14, "required_minutes": 120})],
    )  # fmt: skip
    assert [
        (one["id"], one["start"], one["end"], one["counted_minutes"], one["status"]) for one in found["parts"]
    ] == [
        ("nested-1", "2022-01-01", "2023-02-28", 400, "met"),
        ("nested-2", "2023-03-01", "2024-04-30", 100, "behind"),
    ]
    assert found["status"] == "behind"


def test_a_first_period_counts_over_the_caps():
    first = {"anchor": "hire", "within_months": 6, "minutes": 300}
    found = result(
        entry("a", "2023-10-10", 300, mode="self"), entry("b", "2024-03-01", 900),
        rules=[rule(window=HIRE, first_period=first, caps=[{"id": "s", "mode": "self", "minutes": 60}])],
    )  # fmt: skip
    assert found["parts"] == [
        {"id": "first_period", "start": "2023-09-01", "end": "2024-02-29", "required_minutes": 300,
         "counted_minutes": 300, "status": "met"},
    ]  # fmt: skip
    assert (found["status"], found["counted_minutes"]) == ("met", 960)


def test_a_part_that_is_missed_keeps_the_whole_from_being_met():
    first = {"anchor": "hire", "within_months": 6, "minutes": 300}
    found = result(entry("b", "2024-03-01", 900), rules=[rule(window=HIRE, first_period=first)])
    assert (found["parts"][0]["status"], found["status"]) == ("expired", "behind")


def test_repeats_within_months_look_back_over_the_edge_of_the_window():
    rows = [
        entry(day, day, 60, training="T") for day in ("2023-08-20", "2023-10-20", "2024-02-19", "2024-02-20")
    ]
    found = result(*rows, rules=[rule(window=HIRE, repeat_limits=[{"months": 6}])])
    told = {name: codes[0] for name, codes in reasons(found).items()}
    assert told == {
        "2023-08-20": "outside_window", "2023-10-20": "repeat", "2024-02-19": "repeat",
        "2024-02-20": "counted",
    }  # fmt: skip


def test_a_repeat_limit_looks_only_at_what_it_selects():
    rows = [
        entry("a", "2024-01-20", 60, training="T"),
        entry("b", "2024-02-20", 60, training="T", mode="self"),
    ]
    found = result(*rows, rules=[rule(repeat_limits=[{"per": "window", "mode": "self"}])])
    assert counted(found) == {"a": 60, "b": 60}


@pytest.mark.parametrize(
    ("keys", "position", "status", "provisional", "because"),
    [
        ({"citation": CITATION | {"confidence": "secondary"}}, {}, "cannot_say", "met", ["weak_source"]),
        ({"required_minutes": None}, {}, "cannot_say", None, ["hours_unknown"]),
        ({"applies_to": {"age_groups": ["infant"]}}, {}, "cannot_say", None, ["fact_missing"]),
        ({"applies_to": {"age_groups": ["infant"]}}, {"age_groups": ["infant"]}, "met", None, []),
        ({"minimums": [{"id": "m", "minutes": 1, "applies_to": {"weekly_hours": {"over": 20}}}]}, {}, "cannot_say", None,
         ["fact_missing"]),
        ({"minimums": [{"id": "m", "minutes": 9999}]}, {}, "behind", None, []),
    ],
)  # fmt: skip
def test_what_can_be_said(keys, position, status, provisional, because):
    found = result(entry("a", "2024-02-01", 900), rules=[rule(**keys)], **position)
    assert (found["status"], found["provisional_status"], found["because"]) == (status, provisional, because)


@pytest.mark.parametrize(
    "position",
    [
        {"jurisdiction": "US-YY"},
        {"setting": "school"},
        {"setting": "home", "weekly_hours": 20},
        {"setting": "home", "age_groups": []},
        {"setting": "home", "to": "2024-07-31"},
        {"setting": "home", "from": "2024-08-02"},
    ],
)
def test_whom_a_rule_leaves_alone(position):
    asked = {"settings": ["home"], "weekly_hours": {"over": 20}, "age_groups": ["infant"]}
    assert results(rules=[rule(applies_to=asked)], **position) == []


def test_with_a_missing_anchor_entries_are_priced_and_nothing_is_counted():
    ceu = {"id": "c", "unit": "ceu", "minutes_per_unit": 600, "decimals": 1, "mode": "half_up"}
    found = result(
        entry("a", "2024-02-01", 90),
        rules=[rule(window=HIRE, report="c")],
        conversions=[ceu],
        anchors={"hire": []},
    )
    assert found["entries"][0] == {
        "id": "a", "local_date": "2024-02-01", "priced_minutes": 90, "counted_minutes": 0, "reasons": ["no_window"],
    }  # fmt: skip
    assert (found["required_minutes"], found["still_needed_minutes"], found["reported"]) == (
        600, None, {"unit": "ceu", "value": "0.0"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decimals", "mode", "value"), [(0, "half_up", "1"), (2, "floor", "0.52"), (2, "ceil", "0.53")]
)
def test_a_total_is_told_in_another_unit(decimals, mode, value):
    ceu = {"id": "c", "unit": "ceu", "minutes_per_unit": 600, "decimals": decimals, "mode": mode}
    found = result(entry("a", "2024-02-01", 314), rules=[rule(report="c")], conversions=[ceu])
    assert found["reported"] == {"unit": "ceu", "value": value}
