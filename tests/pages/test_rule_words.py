"""A rule's own data in plain words, for rules of any kind and not only those of the house."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from django.template.loader import render_to_string

from copal.instruments.requirements import Record, progress, read_case
from copal.instruments.requirements import codes as engine
from copal.journeys.where_do_i_stand import standing_of
from copal.pages.hours.counts import parts_of, what_counts
from copal.pages.hours.sure import BECAUSE, asides, doubts
from copal.pages.hours.toward import rule_of
from tests.instruments.requirements.made import CITATION, case, entry, rule


def read(*entries, conversions=(), **keys):
    return read_case(case(*entries, rules=[rule(**keys)], conversions=conversions))


def found(*entries, **keys):
    known = read(*entries, **keys)
    (one,) = progress(known.positions, Record(known.entries, known.reversals, known.on), known.rules)
    return one


def stands(*entries, **keys):
    return standing_of(found(*entries, **keys), read(**keys).rules)


def told(*entries, **keys):
    counts = what_counts(found(*entries, **keys))
    return [(one.words, one.names) for one in (*counts.yes, *counts.no)]


YES = {
    "kinds": ({}, ("Not kept here, so show your own papers for it: core knowledge training", "")),
    "a kind of a new pack": (
        {"accepts": ["growth", "field_trip"]}, ("Not kept here, so show your own papers for it: ", "field trip"),
    ),
    "a minimum": (
        {"minimums": [{"id": "m", "mode": "led", "minutes": 300}]},
        ("At least 5 h, 3 h of it still needed: ", "led"),
    ),
    "a minimum that is there": (
        {"minimums": [{"id": "m", "mode": "led", "minutes": 120}]}, ("At least 2 h, which you have: ", "led"),
    ),
    "a cap with room": (
        {"caps": [{"id": "c", "kind": "growth", "minutes": 180}]},
        ("At most 3 h, 1 h of it left: professional growth", ""),
    ),
    "a cap that is full": (
        {"caps": [{"id": "c", "provenance": "verified", "minutes": 60}, {"id": "d", "minutes": 60}]},
        ("At most 1 h, and you have them all: hours of any kind", ""),
    ),
    "how it is known": (
        {"accepts_provenance": ["verified", "imported"]},
        ("Only hours that are known this way: From a meeting report, Verified", ""),
    ),
    "what an entry says": (
        {"proof": ["date", "hours"]}, ("Every entry has to say: the date, the hours. Yours do.", ""),
    ),
    "too short": ({"attendance": {"minimum_minutes": 30}}, ("30 min or more at one go.", "")),
    "a short hour": ({"instruction_hour_minutes": 50}, ("50 minutes there count as an hour.", "")),
    "some carries over": (
        {"carry_over": {"max_minutes": 120}, "required_minutes": 90},
        ("Up to 2 h more than asked carry over to the next year. That is 0.5 h now.", ""),
    ),
    "all carries over": (
        {"carry_over": {}, "required_minutes": 90},
        ("What is more than asked carries over to the next year. That is 0.5 h now.", ""),
    ),
}  # fmt: skip
NO = {
    "another kind": ({}, ("Elective training does not count toward this rule.", "")),
    "what is left out": ({"excludes": [{"topic": ["pre-service"]}]}, ("Left out by the rule: ", "pre service")),
    "again in one year": ({"repeat_limits": [{"per": "window"}]}, ("The same training a second time in one year.", "")),
    "again too soon": (
        {"repeat_limits": [{"months": 18}]}, ("The same training again in less than 18 months.", ""),
    ),
    "what entries do not say": (
        {"proof": ["date", "trainer", "seal"]},
        ("Entries here do not say what this rule asks for as well: the trainer’s name", "seal"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*YES, *NO])
def test_each_thing_a_rule_may_say_has_its_words(name):
    keys, words = (YES | NO)[name]
    some = entry("e", "2024-03-01", 120, mode="led", provenance="verified", proof=["date", "hours"])
    assert words in told(some, **keys)


def test_a_rule_without_a_number_says_nothing_of_carrying_over():
    assert not any("carr" in words for words, _names in told(required_minutes=None, carry_over={}))


def test_parts_have_their_days_and_hours():
    one = found(
        entry("e", "2024-03-01", 120), nested={"length_months": 6, "required_minutes": 120},
    )  # fmt: skip
    assert [(part.words, part.is_met) for part in parts_of(one)] == [
        ("From Jan 1, 2024 to Jun 30, 2024: 2 of 2 h", True), ("From Jul 1, 2024 to Dec 31, 2024: 0 of 2 h", False),
    ]  # fmt: skip


# why nothing firm can be said


def test_every_code_has_its_sentence_and_no_other():
    assert BECAUSE.keys() == set(get_args(engine.Because))
    one = stands()
    for code in BECAUSE:
        marked = replace(one, because=(code,))
        assert doubts(marked) + asides(marked) == [str(BECAUSE[code])]


def test_a_number_nobody_knows_is_not_called_second_hand_too():
    one = stands(required_minutes=None, citation=CITATION | {"confidence": "unsure"})
    assert doubts(one) == ["How many hours are asked could not be read at the source."]


def test_what_is_not_known_of_the_person_is_not_blamed_on_the_source():
    ages = {"minutes": 60, "id": "m", "applies_to": {"age_groups": ["infant"]}}
    one = rule_of(stands(entry("e", "2024-03-01", 900), minimums=[ages]))
    assert one.kind == "ask"
    assert one.doubts == [str(BECAUSE["fact_missing"])]


def test_the_pace_is_of_the_year_that_is_judged():
    one = stands(entry("e", "2024-03-01", 300))
    assert one.pace is not None
    assert one.pace.done_on is None or one.pace.done_on > date(2024, 8, 1)


def drawn(*entries, **keys):
    """The card of a rule's page, of any rule."""
    one, standing = found(*entries, **keys), stands(*entries, **keys)
    about = {"parts": parts_of(one), "reported": one.reported, "asides": asides(standing)}
    return render_to_string("hours/_stand.html", {"one": rule_of(standing), "it": standing, **about})


def test_the_card_shows_parts_and_the_unit_of_the_rule():
    ceu = {"id": "ceu", "unit": "CEU", "minutes_per_unit": 600, "decimals": 2, "mode": "floor"}
    words = drawn(
        entry("e", "2024-03-01", 120), report="ceu", conversions=(ceu,),
        nested={"length_months": 6, "required_minutes": 120},
    )  # fmt: skip
    assert "From Jan 1, 2024 to Jun 30, 2024: 2 of 2 h" in words
    assert words.count("Met") == 1
    assert "In the unit of the rule that is 0.20:" in words
    assert ">CEU</span>" in words


def test_hours_that_came_over_are_told_and_too_late_ones_as_well():
    old, rules = entry("old", "2023-06-01", 700), {"carry_over": {"max_minutes": 60}, "required_minutes": 600}
    assert "1 h came over from the year before" in drawn(old, **rules)
    late = {**rules, "carry_over": {"max_minutes": 60, "expires_after_months": 3}}
    assert "too late to be used now" in drawn(old, **late)
