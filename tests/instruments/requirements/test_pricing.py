"""What an entry is worth, in the order of the checks, and what corrections take off it."""

import pytest

from tests.instruments.requirements.made import entry, reasons, result, results, rule

HIRE = {"kind": "anniversary", "anchor": "hire"}


def priced(one, on="2024-08-01", more=(), **keys):
    found = result(one, *more, on=on, rules=[rule(window={"kind": "none"}, **keys)])
    row = next(row for row in found["entries"] if row["id"] == one["id"])
    return row["priced_minutes"], [code for code in row["reasons"] if code != "counted"]


def attended(scheduled, there, late=0):
    held = {"scheduled_minutes": scheduled, "attended_minutes": there, "late_minutes": late}
    return entry("a", "2024-03-01", attendance=held)


WHOLE = {"mode": "all_or_nothing", "max_missed_minutes": 15, "grace_minutes_late": 10}
PART = {"grace_minutes_late": 10, "max_missed_minutes": 60}


@pytest.mark.parametrize(
    ("one", "keys", "expected"),
    [
        (attended(120, 105), WHOLE, (120, [])),
        (attended(120, 104), WHOLE, (0, ["missed_too_much"])),
        (attended(120, 100, 10), WHOLE, (120, ["late_forgiven"])),
        (attended(120, 100, 11), WHOLE, (0, ["missed_too_much"])),
        (attended(120, 95, 9), WHOLE, (0, ["late_forgiven", "missed_too_much"])),
        (attended(0, 0), {"mode": "all_or_nothing"}, (0, ["missed_too_much"])),
        (attended(10, 0), {"mode": "all_or_nothing", "max_missed_minutes": 60}, (0, ["missed_too_much"])),
        (attended(120, 119), {"mode": "all_or_nothing"}, (0, ["missed_too_much"])),
        (attended(120, 130, 5), PART, (120, ["clipped_to_schedule"])),
        (attended(120, 118, 5), PART, (120, ["late_forgiven"])),
        (attended(120, 61), PART, (61, ["prorated"])),
        (attended(120, 59), PART, (0, ["missed_too_much"])),
        (attended(60, 0), {}, (0, ["no_minutes", "prorated"])),
        (attended(60, 20), {"minimum_minutes": 21}, (0, ["below_minimum", "prorated"])),
    ],
)
def test_attendance(one, keys, expected):
    assert priced(one, attendance=keys) == expected


@pytest.mark.parametrize(
    ("value", "unit", "keys", "expected"),
    [
        ("0.2", "ceu", {"units": {"ceu": 600}}, (120, ["converted"])),
        ("1.5", "clock_hour", {}, (90, [])),
        ("1", "ceu", {}, (0, ["unit_unknown"])),
        ("0", "ceu", {"units": {"ceu": 600}}, (0, ["converted", "no_minutes"])),
        ("0.333", "clock_hour", {}, (19, ["rounded_down"])),
        ("0.333", "clock_hour", {"rounding": {"mode": "half_up"}}, (20, ["rounded_up"])),
        ("0.333", "clock_hour", {"rounding": {"mode": "ceil", "applied": "total"}}, (19, ["rounded_down"])),
        ("1", "clock_hour", {"instruction_hour_minutes": 50}, (60, [])),
    ],
)
def test_amounts_in_other_units(value, unit, keys, expected):
    assert priced(entry("a", "2024-03-01", amount={"value": value, "unit": unit}), **keys) == expected


@pytest.mark.parametrize(
    ("minutes", "keys", "expected"),
    [
        (100, {"instruction_hour_minutes": 50}, (120, ["converted"])),
        (47, {"instruction_hour_minutes": 50}, (56, ["converted", "rounded_down"])),
        (22, {"rounding": {"quantum_minutes": 15, "mode": "half_up"}}, (15, ["rounded_down"])),
        (23, {"rounding": {"quantum_minutes": 15, "mode": "half_up"}}, (30, ["rounded_up"])),
        (15, {"rounding": {"quantum_minutes": 30, "mode": "half_up"}}, (30, ["rounded_up"])),
        (-5, {}, (0, ["no_minutes"])),
    ],
)
def test_plain_minutes(minutes, keys, expected):
    assert priced(entry("a", "2024-03-01", minutes), **keys) == expected


def off(name, target, minutes=None, **keys):
    return (
        {"id": name, "reverses": target}
        | ({"all": True} if minutes is None else {"minutes": -minutes})
        | keys
    )


@pytest.mark.parametrize(
    ("corrections", "expected"),
    [
        ([off("r", "a", 30)], (90, ["reversed_in_part"])),
        ([off("r", "a")], (0, ["reversed"])),
        ([off("r", "a", 500)], (0, ["reversed"])),
        ([off("r", "a"), off("s", "r")], (120, [])),
        ([off("r", "a"), off("s", "r", 50)], (50, ["reversed_in_part"])),
        ([off("r", "a"), off("s", "r"), off("t", "s")], (0, ["reversed"])),
        ([off("r", "a", 30, recorded="2024-08-02")], (120, [])),
        ([off("r", "a", 30), off("s", "r", 30, recorded="2024-08-02")], (90, ["reversed_in_part"])),
        ([off("r", "a", 30), off("s", "a", 30)], (60, ["reversed_in_part"])),
    ],
)
def test_corrections(corrections, expected):
    assert priced(entry("a", "2024-03-01", 120), more=corrections) == expected


def test_what_corrections_say_of_themselves():
    found = reasons(
        result(
            off("r", "a", 10), off("s", "nobody"), off("t", "u"), off("u", "t"), off("v", "w", 5),
            off("w", "a", 5, recorded="2025-01-01"), entry("a", "2024-03-01", 60),
        )
    )  # fmt: skip
    told = {name: codes for name, codes in found.items() if name != "a"}
    assert told == {
        "r": ["reversal_applied"], "s": ["reversal_unmatched"], "t": ["reversal_unmatched"],
        "u": ["reversal_unmatched"], "v": ["reversal_unmatched"], "w": ["recorded_later"],
    }  # fmt: skip
    assert list(found) == ["a", "r", "s", "t", "u", "v", "w"]


def test_a_long_chain_of_corrections_is_followed_to_its_end():
    chain = [off(f"r{n:05}", f"r{n - 1:05}" if n else "a") for n in range(5001)]
    assert priced(entry("a", "2024-03-01", 60), more=chain) == (0, ["reversed"])


def test_checks_stop_at_the_first_that_fails():
    picky = rule(
        effective_from="2020-01-01", accepts=["growth"], excludes=[{"topic": "x"}], window=HIRE,
        accepts_provenance=["verified"], proof=["date"],
    )  # fmt: skip
    good = {"provenance": "verified", "proof": ["date"]}
    rows = {
        "recorded_later": entry("1", "2024-09-01", 0, recorded="2024-08-02"),
        "in_future": entry("2", "2024-09-01", 0, kind="other"),
        "no_edition": entry("3", "2019-09-01", 0, kind="other"),
        "kind_not_accepted": entry("4", "2024-03-01", 0, kind="other", topics=["x"]),
        "excluded": entry("5", "2024-03-01", 0, topics=["y", "x"]),
        "provenance_not_accepted": entry("6", "2024-03-01", 0),
        "proof_missing": entry("7", "2024-03-01", 0, provenance="verified"),
        "no_minutes": entry("8", "2024-03-01", 0, **good),
        "counted": entry("9", "2024-03-01", 1, **good),
    }
    found = reasons(result(*rows.values(), rules=[picky]))
    assert found == {one["id"]: [code] for code, one in rows.items()}


def test_old_entries_are_judged_by_the_rule_of_their_day_through_every_predecessor():
    def edition(name, since, until=None, crosswalk=None, **keys):
        return rule(
            id=name, effective_from=since, effective_to=until, crosswalk=crosswalk, window=HIRE, **keys
        )

    rules = [
        edition("a", "2010-01-01", "2023-09-30", units={"ceu": 100}),
        edition("b", "2023-10-01", "2023-12-31", [{"from": "a", "on": "2023-10-01"}], units={"ceu": 200}),
        edition(
            "c", "2024-01-01", None, [{"from": "b", "on": "2024-01-01"}], opt_in=True, units={"ceu": 300}
        ),
    ]
    rows = [
        entry(day, day, amount={"value": "1", "unit": "ceu"})
        for day in ("2023-09-05", "2023-11-05", "2024-02-05")
    ]
    found = results(*rows, rules=rules, seeks=["a"])
    assert [one["rule"] for one in found] == ["c"]
    told = [(row["priced_minutes"], "priced_by_predecessor" in row["reasons"]) for row in found[0]["entries"]]
    assert told == [(100, True), (200, True), (300, False)]


def test_the_code_of_another_edition_is_shown_when_a_later_check_fails():
    rules = [rule(effective_to="2024-03-31"), rule(edition="2", effective_from="2024-04-01")]
    found = reasons(result(entry("a", "2024-03-01", 5, kind="other"), rules=rules))
    assert found["a"] == ["kind_not_accepted", "priced_by_other_edition"]
