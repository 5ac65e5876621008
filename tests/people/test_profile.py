"""What may stand in a profile, and who is added how."""

from datetime import UTC, date, datetime, timedelta

import pytest

from copal.domain.journal.models import Entry
from copal.domain.people import actions as people
from copal.domain.people.rules import profile_problems, tidy

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def right(**changes):
    return profile_problems(
        changes, latest=date(2026, 3, 2), languages=["en", "fr"], settings=["school", "centre"]
    )


def test_names_are_one_tidy_line():
    assert tidy("  Rosa \n\t Delgado\u202e ") == "Rosa Delgado"
    assert tidy("José") == "José"


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("chosen_name", "", "empty"),
        ("chosen_name", "x" * 81, "too_long"),
        ("legal_name", "x" * 151, "too_long"),
        ("language", "tlh", "unknown"),
        ("setting", "circus", "unknown"),
        ("hired_date", date(2026, 3, 3), "future"),
        ("licensed_date", date(1901, 1, 1), "too_early"),
    ],
)
def test_what_cannot_be_is_named(field, value, problem):
    assert right(**{field: value}) == {field: problem}


def test_what_can_be_passes():
    assert (
        right(chosen_name="Rosa", legal_name="", language="fr", setting="", hired_date=date(2026, 3, 2)) == {}
    )


def test_adding_refuses_an_empty_name_and_keeps_nobody(db):
    before = Entry.objects.count()
    with pytest.raises(people.ProfileNotRight) as refusal:
        people.add_person(chosen_name=" \u202e ", email=None, how="door", by=None, at=NOW)
    assert refusal.value.problems == {"chosen_name": "empty"}
    assert Entry.objects.count() == before


def test_today_in_kiritimati_is_not_the_future(cast):
    tomorrow = NOW.date() + timedelta(days=1)
    late = NOW.replace(hour=11)
    people.change_profile(person=cast.bob, changes={"hired_date": tomorrow}, by=cast.bob, at=late)
    with pytest.raises(people.ProfileNotRight):
        people.change_profile(
            person=cast.bob, changes={"hired_date": tomorrow + timedelta(days=1)}, by=cast.bob, at=late
        )


def test_a_known_legal_name_is_corrected_never_emptied(cast):
    with pytest.raises(people.ProfileNotRight):
        people.change_profile(person=cast.bob, changes={"legal_name": ""}, by=cast.bob, at=NOW)
    assert people.change_profile(
        person=cast.bob, changes={"legal_name": "Robert Example"}, by=cast.bob, at=NOW
    ) == ["legal_name"]


def test_facts_name_fields_never_words(cast):
    people.change_profile(person=cast.bob, changes={"chosen_name": "Bobby"}, by=cast.bob, at=NOW)
    fact = Entry.objects.get(kind="people.profile_changed")
    assert fact.about == {"person": cast.bob.pk, "what": ["chosen_name"]}


def test_a_first_address_is_given_once(cast):
    walk_in = people.add_person(chosen_name="Wanda", email=None, how="door", by=cast.alice, at=NOW)
    given = people.give_address(person_id=walk_in.pk, email="Wanda@example.org", at=NOW)
    assert given is not None
    assert given.email == "wanda@example.org"
    assert people.give_address(person_id=walk_in.pk, email="other@example.org", at=NOW) is None
