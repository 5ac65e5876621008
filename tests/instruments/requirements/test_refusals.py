"""Packs and cases that do not fit are refused in a clear sentence; nothing odd ever breaks the engine."""

import json
import tomllib
from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.instruments.requirements import CaseRefused, PackRefused, read_case, read_pack
from copal.instruments.requirements.lint import lint
from copal.policies import requirements as policies
from tests.instruments.requirements.made import CITATION, HEAD, answer, case, entry, rule
from tests.instruments.requirements.test_cases import loaded

HIRE = {"kind": "anniversary", "anchor": "hire"}


def without(key):
    return {name: value for name, value in rule().items() if name != key}


BAD_RULES = {
    "an unknown key": rule(colour="red"),
    "no window": without("window"),
    "no citation": without("citation"),
    "no accepts": without("accepts"),
    "no first day": without("effective_from"),
    "an unknown kind of window": rule(window={"kind": "fortnight"}),
    "an anniversary of nothing": rule(window={"kind": "anniversary"}),
    "a window of no months": rule(window=HIRE | {"length_months": 0}),
    "a window of half a month": rule(window=HIRE | {"length_months": 0.5}),
    "a calendar year of 24 months": rule(window={"kind": "calendar_year", "length_months": 24}),
    "a day that no year has": rule(window={"kind": "calendar_year", "starts": "02-30"}),
    "an unknown end": rule(window=HIRE | {"end": "open"}),
    "an unknown leap day": rule(window=HIRE | {"feb29": "mar02"}),
    "nested in an inclusive window": rule(
        window=HIRE | {"end": "inclusive"}, nested={"length_months": 6, "required_minutes": 1}
    ),
    "minutes below zero": rule(required_minutes=-1),
    "minutes as a text": rule(required_minutes="600"),
    "minutes as true": rule(required_minutes=True),
    "a minimum without an id": rule(minimums=[{"minutes": 60}]),
    "two minimums of one id": rule(minimums=[{"id": "a", "minutes": 1}, {"id": "a", "minutes": 2}]),
    "a selector of an unknown field": rule(excludes=[{"colour": "red"}]),
    "a repeat limit of both": rule(repeat_limits=[{"per": "window", "months": 6}]),
    "a repeat limit of neither": rule(repeat_limits=[{"kind": "growth"}]),
    "months without minutes": rule(first_period={"anchor": "hire", "within_months": 6}),
    "a first period without an anchor": rule(first_period={"exempt_months": 6}),
    "an unknown pro rata": rule(first_period={"anchor": "hire", "pro_rata": "per_day"}),
    "a quantum of nothing": rule(rounding={"quantum_minutes": 0}),
    "an hour of no minutes": rule(instruction_hour_minutes=0),
    "an unknown rounding": rule(rounding={"mode": "bankers"}),
    "a clock hour of 50": rule(units={"clock_hour": 50}),
    "an unknown confidence": rule(citation=CITATION | {"confidence": "sure"}),
    "a day that is none": rule(effective_from="2023-02-29"),
    "an end before the start": rule(effective_to="2009-12-31"),
    "a report in an unknown unit": rule(report="nowhere"),
    "attendance of an unknown mode": rule(attendance={"mode": "half"}),
}


@pytest.mark.parametrize("bad", BAD_RULES.values(), ids=BAD_RULES)
def test_a_bad_rule_refuses_its_pack(bad):
    with pytest.raises(PackRefused) as refusal:
        read_case(case(rules=[bad]))
    assert refusal.value.pack == "sample"
    assert refusal.value.words.endswith(".")


@pytest.mark.parametrize(
    "pack",
    [
        {"pack": HEAD | {"timezone": "Mars/Olympus"}},
        {"pack": HEAD | {"jurisdiction": "any"}, "rule": [rule()]},
        {"pack": HEAD, "rule": [rule(), rule(edition="2")]},
        {
            "pack": HEAD,
            "rule": [rule(effective_to="2020-01-01"), rule(edition="2", effective_from="2020-01-01")],
        },
        {"pack": HEAD, "rule": [rule(effective_to="2020-01-01"), rule(effective_from="2020-01-02")]},
        {"pack": HEAD, "rule": {}},
        {"pack": HEAD, "rules": []},
        {"rule": []},
        [],
    ],
)
def test_a_bad_pack_is_refused(pack):
    with pytest.raises(PackRefused):
        read_pack(pack)


def test_two_packs_may_not_hold_the_same_rule_for_the_same_days():
    value = case()
    value["packs"].append({"pack": HEAD | {"id": "other"}, "rule": [rule(edition="2")]})
    with pytest.raises(PackRefused) as refusal:
        read_case(value)
    assert refusal.value.pack == "other"


BAD_ENTRIES = {
    "no offset": {"id": "a", "start": "2024-03-01T18:00:00", "kind": "growth", "minutes": 5},
    "only a day": {"id": "a", "start": "2024-03-01", "kind": "growth", "minutes": 5},
    "an impossible moment": {"id": "a", "start": "2024-02-30T18:00:00Z", "kind": "growth", "minutes": 5},
    "two amounts": entry("a", "2024-03-01", 5, amount={"value": "1", "unit": "ceu"}),
    "no amount": entry("a", "2024-03-01"),
    "half a minute": entry("a", "2024-03-01", 0.5),
    "true minutes": entry("a", "2024-03-01", True),
    "no kind": {"id": "a", "start": "2024-03-01T18:00:00Z", "minutes": 5},
    "an unknown key": entry("a", "2024-03-01", 5, colour="red"),
    "topics as a text": entry("a", "2024-03-01", 5, topics="guidance"),
    "an amount that is no number": entry("a", "2024-03-01", amount={"value": "many", "unit": "ceu"}),
    "attendance without a schedule": entry("a", "2024-03-01", attendance={"attended_minutes": 5}),
    "a reversal upwards": {"id": "a", "reverses": "b", "minutes": 5},
    "a reversal of nothing": {"id": "a", "reverses": "b"},
    "a reversal of both": {"id": "a", "reverses": "b", "minutes": -5, "all": True},
    "a list": [],
}


@pytest.mark.parametrize("bad", BAD_ENTRIES.values(), ids=BAD_ENTRIES)
def test_a_bad_entry_refuses_the_case(bad):
    with pytest.raises(CaseRefused) as refusal:
        read_case(case(bad))
    assert refusal.value.words.endswith(".")


@pytest.mark.parametrize(
    "change",
    [
        {"on": "2024-02-30"}, {"on": 20240101}, {"on": "0001-01-01"}, {"person": {}}, {"packs": {}}, {"extra": 1},
        {"entries": [entry("a", "2024-03-01", 5), entry("a", "2024-03-02", 5)]},
        {"person": {"id": "p", "positions": [{"id": "w", "jurisdiction": "US-XX", "anchors": {"hire": "soon"}}]}},
        {"person": {"id": "p", "positions": [{"id": "w"}]}},
        {"person": {"id": "p", "positions": [{"id": "w", "jurisdiction": "X", "timezone": "Mars/Olympus"}]}},
        {"person": {"id": "p", "positions": [{"id": "w", "jurisdiction": "X", "weekly_hours": "many"}]}},
    ],
)  # fmt: skip
def test_a_bad_case_is_refused(change):
    with pytest.raises(CaseRefused):
        read_case(case() | change)


def test_all_packs_of_the_house_are_in_order():
    assert [one for one in lint(policies.pack_files()) if one.is_refusal] == []


def test_lint_says_which_file_and_what(tmp_path):
    good, bad, odd = (tmp_path / name for name in ("good.toml", "bad.toml", "odd.toml"))
    text = (policies.HERE / "packs" / "us-nj-licensing.toml").read_text()
    good.write_text(text)
    bad.write_text(text.replace("required_minutes = 1200", "required_minuets = 1200"))
    odd.write_text(text.replace('id = "us-nj-licensing"', 'id = "odd"').replace("us-nj.fcc", "us-nj.odd").replace(
        'kind = "fixed_term"', 'kind = "none"'))  # fmt: skip
    found = {(one.file, one.is_refusal): one.words for one in lint([good, bad, odd])}
    assert "required_minuets" in found["bad.toml", True]
    assert "no effect on a window of kind none" in found["odd.toml", False]
    assert "good.toml" not in {file for file, _refusal in found}
    assert any(one.is_refusal and "twice" in one.words for one in lint([good, good]))


VALUES = st.none() | st.booleans() | st.integers(-5, 10**12) | st.sampled_from(
    ["", "x", "2024-02-29", "02-29", "any", [], {}, ["a"], Decimal("0.5"), Decimal("NaN"), "9999-12-31", "0001-01-01"]
)  # fmt: skip


def places(value, path=()):
    """Every place in a nested value."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield from places(one, (*path, key))


def replaced(value, path, new):
    made = deepcopy(value)
    at = made
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = new
    return made


FULL = rule(
    window={"kind": "fixed_term", "anchor": "hire", "length_months": 24}, minimums=[{"id": "m", "topic": "a", "minutes": 60}],
    caps=[{"id": "c", "mode": ["self"], "minutes": 60}], repeat_limits=[{"months": 6}], nested={"length_months": 6, "required_minutes": 60},
    carry_over={"max_minutes": 60, "expires_after_months": 3, "earned_within_months": 6}, report="c",
    first_period={"anchor": "hire", "within_months": 6, "minutes": 60, "exempt_months": 1}, units={"ceu": 600},
    rounding={"quantum_minutes": 15, "mode": "ceil", "applied": "total"}, attendance={"mode": "all_or_nothing"},
    crosswalk=[{"from": "y", "on": "2020-01-01"}], applies_to={"weekly_hours": {"min": 5}, "settings": ["home"]},
)  # fmt: skip
CONVERSION = {"id": "c", "unit": "ceu", "minutes_per_unit": 600, "decimals": 1, "mode": "half_up"}
WHOLE = case(
    entry("a", "2024-01-05", 60, mode="self", topics=["a"], training="T", provenance="verified", proof=["date"]),
    entry("b", "2024-01-06", attendance={"scheduled_minutes": 60, "attended_minutes": 50, "late_minutes": 5}),
    entry("d", "2024-01-07", amount={"value": "0.3", "unit": "ceu"}), {"id": "r", "reverses": "a", "minutes": -5},
    rules=[FULL], conversions=[CONVERSION], setting="home", weekly_hours=20, seeks=["y"], age_groups=["infant"],
)  # fmt: skip


def told(value):
    """The answer, or the words of the refusal. Anything else is raised."""
    try:
        return json.dumps(answer(value))
    except (CaseRefused, PackRefused) as refusal:
        return refusal.words


def test_the_whole_case_is_sound():
    assert answer(WHOLE)["results"][0]["rule"] == "x.rule"


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([path for path in places(WHOLE) if path]), VALUES)
def test_whatever_stands_anywhere_there_is_an_answer_or_a_refusal(path, value):
    assert told(replaced(WHOLE, path, value))


@pytest.mark.parametrize("name", ["d05", "d07", "d10", "d18", "d23"])
def test_the_given_cases_survive_losing_any_part(name):
    whole = loaded(name)
    for path in [path for path in places(whole) if path][::7]:
        made = deepcopy(whole)
        at = made
        for key in path[:-1]:
            at = at[key]
        del at[path[-1]]
        assert told(made)


def test_toml_and_json_give_the_same_pack():
    text = (policies.HERE / "packs" / "us-tx-licensing.toml").read_text(encoding="utf-8")
    from_toml = tomllib.loads(text, parse_float=Decimal)
    from_json = json.loads(json.dumps(from_toml, default=str))
    first, second = read_pack(from_toml), read_pack(from_json)
    assert [(one.id, one.effective_from, one.minimums) for one in first.editions] == [
        (one.id, one.effective_from, one.minimums) for one in second.editions
    ]
