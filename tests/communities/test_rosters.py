"""Rosters carried out and undone, on real tables."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copal.domain.communities import actions as communities
from copal.domain.communities import queries
from copal.domain.communities.models import JoinRequest, Membership, RosterImport
from copal.domain.journal.models import Entry
from copal.domain.people import actions as people
from copal.domain.people.models import OtherAddress, Person
from tests.cast import SIX
from tests.support.communities import later, words

LIST = "Name,Email\nCharlie Example,charlie@example.org\nBob Example,bob@example.org\nNoor Ali,noor@example.org\nDi Poe,\n"


@pytest.fixture
def bring(cast):
    def upload(text, community=None):
        return communities.upload_roster(
            community=community or cast.community, file=text.encode(), by=cast.alice, at=SIX
        )

    return upload


def members(community):
    rows = Membership.objects.current().filter(community=community)
    return sorted(rows.values_list("person__chosen_name", flat=True))


def carry_out(roster, cast):
    return communities.carry_out_roster(roster=roster, by=cast.alice, at=later(1))


def test_a_list_adds_the_known_and_the_new_and_keeps_no_names(cast, bring):
    roster = bring(LIST)
    seen = queries.roster_seen(roster)
    assert [(one.name, one.deed) for one in seen.rows] == [
        ("Charlie Example", "join"),
        ("Bob Example", "already"),
        ("Noor Ali", "new"),
        ("Di Poe", "new"),
    ]
    assert members(cast.community) == ["Alice", "Bob"]
    done = carry_out(roster, cast)
    assert members(cast.community) == ["Alice", "Bob", "Charlie", "Di Poe", "Noor Ali"]
    assert (done.rows, done.outcomes["new"], done.outcomes["join"]) == ([], 2, 1)
    noor = Person.objects.get(email="noor@example.org")
    assert (noor.legal_name, noor.opened_at) == ("Noor Ali", None)
    hows = [one.about["how"] for one in Entry.objects.filter(kind="communities.member_joined")]
    assert hows == ["roster"] * 3


def test_carrying_out_twice_adds_once(cast, bring):
    roster = bring(LIST)
    carry_out(roster, cast)
    carry_out(roster, cast)
    assert len(members(cast.community)) == 5
    again = bring(LIST)
    assert queries.done_before(again) == later(1)
    assert queries.roster_seen(again).will_add == 0


def test_undoing_takes_all_of_it_back(cast, bring):
    before = Person.objects.count()
    roster = carry_out(bring(LIST), cast)
    communities.undo_roster(roster=roster, by=cast.alice, at=later(2))
    communities.undo_roster(roster=roster, by=cast.alice, at=later(3))
    assert members(cast.community) == ["Alice", "Bob"]
    assert Person.objects.count() == before
    assert Person.objects.filter(pk=cast.charlie.pk).exists()
    assert Entry.objects.filter(kind="people.person_taken_back").count() == 2
    assert Entry.objects.filter(kind="communities.roster_import_undone").count() == 1


def test_undoing_keeps_whoever_left_another_trace(cast, bring, found):
    roster = carry_out(bring(LIST + "Eve Roe,eve@example.org\nFay Roe,fay@example.org\n"), cast)
    noor, eve, fay = (Person.objects.get(email=f"{one}@example.org") for one in ("noor", "eve", "fay"))
    people.open_account(person=noor, at=later(2))
    communities.add_member(community=found(), person=eve, by=cast.alice, at=later(2))
    communities.set_role(community=cast.community, person=fay, role="note_taker", by=cast.alice, at=later(2))
    communities.undo_roster(roster=roster, by=cast.alice, at=later(3))
    assert members(cast.community) == ["Alice", "Bob", "Fay Roe"]
    assert set(Person.objects.filter(pk__in=[noor.pk, eve.pk, fay.pk])) == {noor, eve, fay}
    assert not Person.objects.filter(chosen_name="Di Poe").exists()
    assert Membership.objects.get(community=cast.community, person=noor).how_ended == "undone"


def test_a_choice_adds_an_address_and_undo_removes_it(cast, bring):
    roster = bring("Name,Email\nCharlie,charlie@new.example\n")
    [row] = queries.roster_seen(roster).rows
    assert row.deed == "choose"
    assert [(one.pk, one.address) for one in row.candidates] == [(cast.charlie.pk, "c•••@example.org")]
    communities.decide_row(roster=roster, number=row.number, choice=f"person:{cast.charlie.pk}")
    roster.refresh_from_db()
    roster = carry_out(roster, cast)
    assert OtherAddress.objects.get().person == cast.charlie
    assert members(cast.community) == ["Alice", "Bob", "Charlie"]
    communities.undo_roster(roster=roster, by=cast.alice, at=later(2))
    assert not OtherAddress.objects.exists()
    assert Person.objects.filter(pk=cast.charlie.pk).exists()


def test_an_undecided_row_is_left_out_and_said(cast, bring):
    done = carry_out(bring("Name,Email\nCharlie,charlie@new.example\nNoor Ali,noor@example.org\n"), cast)
    assert done.outcomes["left_out_rows"] == [2]
    assert members(cast.community) == ["Alice", "Bob", "Noor Ali"]


def test_what_changed_between_looking_and_confirming_counts(cast, bring):
    roster = bring(LIST)
    communities.add_member(community=cast.community, person=cast.charlie, by=cast.alice, at=later(1))
    people.add_person(chosen_name="Noor", email="noor@example.org", how="staff", by=cast.dora, at=later(1))
    done = carry_out(roster, cast)
    assert (done.outcomes["already"], done.outcomes["join"], done.outcomes["new"]) == (2, 1, 1)


def test_seats_are_kept_and_requests_answered(cast, bring, found):
    club = found(joining="approval", seats=1)
    communities.ask(community=club, person=cast.charlie, words=words(""), agreed_to=1, at=SIX)
    done = carry_out(bring(LIST, club), cast)
    assert members(club) == ["Alice", "Charlie"]
    assert done.outcomes["no_seat"] == 3
    assert JoinRequest.objects.get().answer == "accepted"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "empty"),
        ("Name,Email\n", "nobody below it"),
        ("some\nwords\n", "No column"),
        ("%PDF-1.7", "not a list"),
        ('Name,Email\n"Ana', "damaged"),
        ("Name\n" + "Ana\n" * 20_001, "split it"),
    ],
)
def test_a_file_that_is_no_list_gets_a_plain_sentence(bring, content, told):
    with pytest.raises(communities.RosterUnreadable) as problem:
        bring(content)
    assert told in str(problem.value)
    assert not RosterImport.objects.exists()


def test_an_upload_given_up_or_forgotten_keeps_no_names(cast, bring):
    given_up, old, done = bring(LIST), bring(LIST), carry_out(bring(LIST), cast)
    communities.give_up_roster(roster=given_up, at=later(1))
    given_up.refresh_from_db()
    assert given_up.rows == []
    with pytest.raises(communities.RosterDone):
        communities.decide_row(roster=given_up, number=2, choice="new")
    assert communities.forget_old_rosters(at=later(60 * 24 * 31)) == 1
    old.refresh_from_db()
    assert old.rows == []
    assert RosterImport.objects.get(pk=done.pk).given_up_at is None


def big(count):
    letters = "abcdefghij"
    name = lambda n: "".join(letters[int(digit)] for digit in f"{n:05}")  # noqa: E731
    return "Name,Email\n" + "".join(f"Person {name(n)},p{n}@example.org\n" for n in range(count))


def test_ten_thousand_rows_take_hardly_more_questions_than_ten(cast, bring, found):
    asked: dict[int, list[int]] = {}
    for count in (10, 10_000):
        club, text = found(f"Club {count}"), big(count)
        with CaptureQueriesContext(connection) as seen:
            roster = bring(text, club)
            queries.roster_seen(roster)
        with CaptureQueriesContext(connection) as carried:
            done = carry_out(roster, cast)
        assert done.outcomes == {"new": count, "left_out_rows": []}
        with CaptureQueriesContext(connection) as undone:
            communities.undo_roster(roster=done, by=cast.alice, at=later(2))
        assert not Person.objects.filter(email__startswith="p").exists()
        asked[count] = [len(seen), len(carried), len(undone)]
    assert asked[10][0] == 5
    assert asked[10_000][0] == 7  # addresses are looked up 5,000 at a time, in two tables
    assert asked[10_000][1] < asked[10][1] + 60  # rows are written 1,000 at a time
    assert asked[10_000][2] < asked[10][2] * 2 + 60, asked
