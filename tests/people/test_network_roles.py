from datetime import UTC, datetime

import pytest
from django.http import Http404

from copal.domain.journal.models import Entry
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role, people_for, person_for, person_who_signs_in

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_a_role_ends_once_and_the_journal_knows(cast):
    people.end_network_role(person=cast.edna, by=cast.dora, at=NOW)
    people.end_network_role(person=cast.edna, by=cast.dora, at=NOW)
    assert network_role(fresh(cast.edna)) is None
    assert Entry.objects.filter(kind="people.network_role_ended").count() == 1


def test_the_last_staff_stays_whatever_one_tries(cast):
    with pytest.raises(people.LastStaff):
        people.end_network_role(person=cast.dora, by=cast.dora, at=NOW)
    with pytest.raises(people.LastStaff):
        people.grant_network_role(person=cast.dora, role="auditor", by=cast.dora, at=NOW)
    with pytest.raises(people.LastStaff):
        people.deactivate(person=cast.dora, by=cast.dora, at=NOW)
    assert network_role(fresh(cast.dora)) == "staff"
    assert fresh(cast.dora).is_active


def test_with_a_second_staff_the_first_may_go(cast):
    people.grant_network_role(person=cast.alice, role="staff", by=cast.dora, at=NOW)
    people.end_network_role(person=cast.dora, by=cast.alice, at=NOW)
    assert network_role(fresh(cast.dora)) is None


def test_deactivated_people_do_not_sign_in_until_they_are_back(cast):
    people.deactivate(person=cast.bob, by=cast.dora, at=NOW)
    people.deactivate(person=cast.bob, by=cast.dora, at=NOW)
    assert person_who_signs_in("bob@example.org") is None
    people.reactivate(person=cast.bob, by=cast.dora, at=NOW)
    assert person_who_signs_in("bob@example.org") == cast.bob
    assert Entry.objects.filter(kind="people.person_deactivated").count() == 1


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "edna", None])
def test_only_staff_find_the_roster(cast, who):
    viewer = getattr(cast, who) if who else None
    with pytest.raises(Http404):
        people_for(viewer)
    with pytest.raises(Http404):
        person_for(viewer, cast.bob.pk)


def test_the_roster_searches_names_and_every_address(cast):
    people.add_other_address(person=cast.bob, email="zoom77@example.org", by=cast.bob, at=NOW)
    for words in ("bob", "BOB EXAMPLE", "bob@", "zoom77", "  Bob  "):
        assert [row.chosen_name for row in people_for(cast.dora, search=words).rows] == ["Bob"]
    assert people_for(cast.dora, search="nobody").rows == []


def test_every_person_is_on_exactly_one_page(cast):
    for number in range(23):
        people.add_person(chosen_name=f"Same {number % 3}", email=None, how="staff", by=cast.dora, at=NOW)
    seen, after = [], ""
    while True:
        page = people_for(cast.dora, after=after, size=5)
        assert page.total == 28
        seen += [row.id for row in page.rows]
        if page.next is None:
            break
        after = page.next
    assert sorted(seen) == sorted(Person.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("after", ["", "x", "99999999999999999999.A", ".", "é.b", "1"])
def test_an_odd_place_in_the_list_is_no_fault(cast, after):
    assert people_for(cast.dora, after=after).total == 5


def test_the_roster_asks_the_same_whatever_its_size(cast, django_assert_max_num_queries):
    Person.objects.bulk_create(
        Person(chosen_name=f"P{n:05}", email=f"p{n}@example.org", added_at=NOW) for n in range(2000)
    )
    viewer = fresh(cast.dora)
    with django_assert_max_num_queries(4):
        assert len(people_for(viewer, search="p1").rows) == 50
