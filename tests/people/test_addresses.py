from datetime import UTC, datetime

import pytest

from copal.domain.people import actions as people
from copal.domain.people.queries import other_addresses, person_by_address, person_who_signs_in

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_further_address_finds_its_owner_but_opens_no_door(cast):
    people.add_other_address(person=cast.bob, email="Bob.Zoom@Example.org", by=cast.bob, at=NOW)
    assert person_by_address("bob.zoom@example.ORG") == cast.bob
    assert person_who_signs_in("bob.zoom@example.org") is None


def test_nobody_takes_the_address_of_another(cast):
    with pytest.raises(people.AddressTaken):
        people.add_other_address(person=cast.bob, email="ALICE@example.org", by=cast.bob, at=NOW)
    people.add_other_address(person=cast.alice, email="a2@example.org", by=cast.alice, at=NOW)
    for address in ("a2@example.org", "alice@example.org"):
        with pytest.raises(people.AddressTaken):
            people.change_main_address(person=cast.bob, email=address, by=cast.bob, at=NOW)


def test_five_further_addresses_are_the_most(cast):
    for number in range(people.MOST_ADDRESSES):
        people.add_other_address(person=cast.bob, email=f"b{number}@example.org", by=cast.bob, at=NOW)
    with pytest.raises(people.TooManyAddresses):
        people.add_other_address(person=cast.bob, email="b9@example.org", by=cast.bob, at=NOW)


def test_their_own_address_again_changes_nothing(cast):
    assert people.add_other_address(person=cast.bob, email="BOB@example.org", by=cast.bob, at=NOW) is None
    assert other_addresses(cast.bob) == []


def test_a_new_main_address_keeps_the_old_one_for_matching(cast):
    people.add_other_address(person=cast.bob, email="new@example.org", by=cast.bob, at=NOW)
    people.change_main_address(person=cast.bob, email="new@example.org", by=cast.bob, at=NOW)
    assert person_who_signs_in("new@example.org") == cast.bob
    assert person_who_signs_in("bob@example.org") is None
    assert [one.email for one in other_addresses(cast.bob)] == ["bob@example.org"]


def test_only_ones_own_address_is_removed(cast):
    theirs = people.add_other_address(person=cast.alice, email="a2@example.org", by=cast.alice, at=NOW)
    people.remove_other_address(person=cast.bob, address_id=theirs.pk, by=cast.bob, at=NOW)
    assert len(other_addresses(cast.alice)) == 1
    people.remove_other_address(person=cast.alice, address_id=theirs.pk, by=cast.alice, at=NOW)
    assert other_addresses(cast.alice) == []
