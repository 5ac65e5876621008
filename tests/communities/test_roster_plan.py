"""What each row of a roster will do, over plain values."""

import pytest

from copal.domain.communities.rules.roster import Known, plan
from copal.instruments.rosters import Entry

NOBODY = Known({}, {}, set())


def deeds(entries, known=NOBODY, *, choices=None, seats=None):
    return [row.deed for row in plan(entries, known, choices=choices or {}, seats=seats)]


def entry(number, name="", email="", problem=""):
    return Entry(number, name, name, email, "", problem)


def test_new_known_and_already_a_member():
    known = Known({"b@x.org": 2, "c@x.org": 3}, {}, {3})
    rows = [entry(2, "Ana", "a@x.org"), entry(3, "Bo", "b@x.org"), entry(4, "Cy", "c@x.org"), entry(5, "Di")]
    assert deeds(rows, known) == ["new", "join", "already", "new"]


def test_the_same_address_twice_is_one_person():
    rows = plan([entry(2, "Ana", "a@x.org"), entry(3, "A. Diaz", "a@x.org")], NOBODY, choices={}, seats=None)
    assert (rows[1].deed, rows[1].same_as) == ("repeat", 2)


def test_two_addresses_of_one_known_person_are_one_person():
    known = Known({"a@x.org": 1, "a@y.org": 1}, {}, set())
    assert deeds([entry(2, "Ana", "a@x.org"), entry(3, "Ana", "a@y.org")], known) == ["join", "repeat"]


def test_a_similar_name_is_never_taken_for_the_same_person():
    known = Known({}, {"ana diaz": [7]}, {7})
    row = plan([entry(2, "Ána Díaz", "a@x.org")], known, choices={}, seats=None)[0]
    assert (row.deed, row.candidates, row.person) == ("choose", (7,), None)


@pytest.mark.parametrize(
    ("choice", "deed", "adds"),
    [
        ("person:7", "join", True),
        ("new", "new", False),
        ("skip", "leave_out", False),
        ("person:8", "choose", False),
        ("row:9", "choose", False),
        ("person:x", "choose", False),
        ("", "choose", False),
    ],
)
def test_a_person_decides_who_it_is(choice, deed, adds):
    known = Known({}, {"ana diaz": [7]}, set())
    row = plan([entry(2, "Ana Diaz", "a@x.org")], known, choices={"2": choice}, seats=None)[0]
    assert (row.deed, row.adds_address) == (deed, adds)


def test_two_rows_of_one_name_are_asked_about():
    rows = [entry(2, "Ana", "a@x.org"), entry(3, "Ana", "a@y.org"), entry(4, "Ana", "a@y.org")]
    assert deeds(rows) == ["new", "choose", "choose"]
    assert deeds(rows, choices={"3": "row:2"}) == ["new", "repeat", "repeat"]
    assert deeds(rows, choices={"3": "new"}) == ["new", "new", "repeat"]


def test_a_list_without_addresses_brought_twice_changes_nothing():
    known = Known({}, {"di": [4]}, {4}, {4})
    assert deeds([entry(2, "Di")], known) == ["already"]
    assert deeds([entry(2, "Di")], Known({}, {"di": [4]}, {4}, set())) == ["choose"]
    assert deeds([entry(2, "Di")], Known({}, {"di": [4, 5]}, {4}, {4})) == ["choose"]


def test_rows_beyond_the_last_seat_say_so():
    rows = [entry(n, f"P{'abc'[n]}", f"{n}@x.org") for n in range(3)]
    assert deeds(rows, seats=2) == ["new", "new", "no_seat"]
    assert deeds(rows, Known({"0@x.org": 1}, {}, {1}), seats=2) == ["already", "new", "new"]


def test_a_row_without_a_name_is_enough_for_somebody_known():
    assert deeds([entry(2, "", "b@x.org")], Known({"b@x.org": 2}, {}, set())) == ["join"]
    row = plan([entry(2, "", "q@x.org")], NOBODY, choices={}, seats=None)[0]
    assert (row.deed, row.entry.problem) == ("bad", "no_name")


def test_a_bad_row_stays_bad():
    assert deeds([entry(2, "Ana", "", "odd_address")], choices={"2": "new"}) == ["bad"]
