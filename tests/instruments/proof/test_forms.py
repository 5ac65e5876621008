"""An entry's form is one for each entry, and never another's."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.proof.entries import FIRST, LineBreak, canonical, digest, fields, form
from copal.instruments.proof.words import new_salt, words_digest

AT = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
ENTRY = {
    "person": 12, "number": 1, "community": 4, "meeting": 17, "kind": "growth", "minutes": 105,
    "provenance": "verified", "policy": "quarter-hour 2020-01-01", "source": "meeting:17:person:12:growth:0",
    "title": "Clean-up time without tears", "day": date(2026, 3, 2), "at": AT, "why": {"code": "full", "b": [1]},
    "reverses": None, "by": 5,
}  # fmt: skip
FORM = """copal entry 1
previous: -
person: 12
number: 1
community: 4
meeting: 17
kind: growth
minutes: 105
day: 2026-03-02
provenance: verified
policy: quarter-hour 2020-01-01
source: meeting:17:person:12:growth:0
reverses: -
at: 2026-03-03T02:00:00.000000Z
by: 5
words: -
why: {"b":[1],"code":"full"}
title: Clean-up time without tears"""


def test_the_form_is_as_written_down():
    assert form(fields(**ENTRY), FIRST) == FORM
    assert digest(fields(**ENTRY), FIRST) == hashlib.sha256(FORM.encode()).hexdigest()


@pytest.mark.parametrize("name", sorted(ENTRY))
def test_each_field_changes_the_digest(name):
    other = {
        "day": date(2026, 3, 3), "at": AT + timedelta(microseconds=1), "why": {}, "reverses": 3, "by": None,
    }.get(name, "other" if isinstance(ENTRY[name], str) else 99)  # fmt: skip
    assert digest(fields(**ENTRY | {name: other}), FIRST) != digest(fields(**ENTRY), FIRST)


def test_the_entry_before_and_the_words_change_it_too():
    assert digest(fields(**ENTRY), "ab") != digest(fields(**ENTRY), FIRST)
    assert digest(fields(**ENTRY, words="ab"), FIRST) != digest(fields(**ENTRY), FIRST)


def test_a_moment_is_the_same_in_every_zone():
    there = AT.astimezone(timezone(timedelta(hours=-5)))
    assert digest(fields(**ENTRY | {"at": there}), FIRST) == digest(fields(**ENTRY), FIRST)


@pytest.mark.parametrize("name", ["kind", "provenance", "policy", "source"])
def test_a_field_of_two_lines_is_refused(name):
    with pytest.raises(LineBreak):
        fields(**ENTRY | {name: "growth\nminutes: 600"})


def test_a_title_may_have_lines_since_nothing_follows_it():
    one = form(fields(**ENTRY | {"title": "Two\nminutes: 600"}), FIRST)
    assert one.split("\n", 17)[17] == "title: Two\nminutes: 600"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(values)
def test_reasons_have_one_form_whatever_way_they_were_kept(value):
    kept = json.dumps(value, indent=2)
    assert canonical(json.loads(kept)) == canonical(value)
    assert "\n" not in canonical(value)


def test_words_tell_nothing_without_their_salt():
    salt = new_salt()
    assert words_digest("Left at seven", salt) == words_digest("Left at seven", salt)
    assert words_digest("Left at seven", new_salt()) != words_digest("Left at seven", salt)
    assert words_digest("Left at eight", salt) != words_digest("Left at seven", salt)
