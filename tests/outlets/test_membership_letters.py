"""Letters about being a member: welcomed once, asked to look at new expectations, told kindly when it ends."""

from datetime import timedelta

import pytest

from copal.domain.communities import actions as communities
from copal.domain.communities.queries.expectations import current_words
from copal.domain.people.models import Person
from copal.outlets.models import Letter
from tests.cast import SIX
from tests.outlets.post import deliver
from tests.support.communities import words

NOW = SIX - timedelta(days=3)
MINUTE = timedelta(minutes=1)
THEN = NOW + 11 * MINUTE  # after the moment in which things can be put right unseen
ROSTER = b"Name,Mail\nNoor Haddad,noor@example.org\nBob,bob@example.org\n"


def subjects(mailbox, address):
    return [letter["Subject"] for letter in mailbox.to(address)]


@pytest.fixture
def noor(cast):
    """Put on the roster by Alice, without an account."""
    return communities.add_by_address(
        community=cast.community, address="noor@example.org", name=words("Noor"), by=cast.alice, at=NOW
    ).person


def test_someone_added_is_welcomed_once_by_role_not_by_name(cast, mailbox, noor):
    deliver(NOW)
    assert mailbox.letters == []
    deliver(THEN)
    deliver(THEN + timedelta(days=1))
    (letter,) = mailbox.to("noor@example.org")
    assert letter["Subject"] == "Welcome to Family Child Care Circle"
    text = mailbox.text(letter)
    assert "A facilitator added you to Family Child Care Circle." in text
    assert "Alice" not in letter.as_string()
    assert "/sign-in/link/" in text


def test_the_link_of_the_welcome_opens_the_account_of_the_same_person(cast, client, mailbox, noor):
    deliver(THEN)
    text = mailbox.text(mailbox.to("noor@example.org")[0])
    path = next(line for line in text.splitlines() if "/sign-in/link/" in line).split("8000", 1)[1]
    page = client.get(path)
    assert page.status_code == 200
    assert "Open your account, Noor" in page.text


def test_who_has_an_account_is_led_to_the_community(cast, mailbox):
    communities.add_member(
        community=cast.community, person=cast.charlie, role="facilitator", by=cast.dora, at=NOW
    )
    deliver(THEN)
    text = mailbox.text(mailbox.to("charlie@example.org")[0])
    assert "The network’s staff added you" in text
    assert "Your role there: Facilitator." in text
    assert "/communities/circle/" in text


def test_put_right_within_the_moment_nothing_is_sent(cast, mailbox, noor):
    communities.remove_member(community=cast.community, person=noor, by=cast.alice, at=NOW + 2 * MINUTE)
    communities.remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=NOW)
    communities.restore_member(community=cast.community, person=cast.bob, by=cast.alice, at=NOW + MINUTE)
    deliver(NOW + 3 * MINUTE)
    deliver(THEN)
    deliver(NOW + 30 * MINUTE)
    assert mailbox.letters == []


def test_added_twice_in_a_moment_is_one_letter(cast, mailbox, noor):
    communities.remove_member(community=cast.community, person=noor, by=cast.alice, at=NOW + MINUTE)
    communities.add_member(community=cast.community, person=noor, by=cast.alice, at=NOW + 2 * MINUTE)
    deliver(NOW + 3 * MINUTE)
    deliver(NOW + 13 * MINUTE)
    assert subjects(mailbox, "noor@example.org") == ["Welcome to Family Child Care Circle"]


def test_a_roster_welcomes_those_it_added(cast, mailbox):
    roster = communities.upload_roster(community=cast.community, file=ROSTER, by=cast.alice, at=NOW)
    communities.carry_out_roster(roster=roster, by=cast.alice, at=NOW)
    deliver(NOW)
    deliver(THEN)
    assert subjects(mailbox, "noor@example.org") == ["Welcome to Family Child Care Circle"]
    assert mailbox.to("bob@example.org") == []


def test_a_roster_taken_back_leaves_neither_people_nor_letters(cast, mailbox):
    roster = communities.upload_roster(community=cast.community, file=ROSTER, by=cast.alice, at=NOW)
    communities.carry_out_roster(roster=roster, by=cast.alice, at=NOW)
    deliver(NOW)
    assert Letter.objects.count() == 1
    communities.undo_roster(roster=roster, by=cast.alice, at=NOW + MINUTE)
    assert deliver(THEN) == 0
    assert not Person.objects.filter(email="noor@example.org").exists()
    assert not Letter.objects.exists()
    assert mailbox.letters == []


def test_who_asked_gets_the_answer_and_no_second_welcome(cast, mailbox, found):
    club = found(joining="approval")
    version = current_words(club)[0]
    communities.ask(community=club, person=cast.bob, words=words("Please"), agreed_to=version, at=NOW)
    communities.add_member(community=club, person=cast.bob, by=cast.alice, at=NOW + MINUTE)
    deliver(NOW + MINUTE)
    deliver(NOW + 12 * MINUTE)
    assert subjects(mailbox, "bob@example.org") == ["Welcome to Book Club"]


def test_removed_is_told_kindly_and_leaving_is_not_told(cast, mailbox, noor):
    communities.remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=NOW)
    communities.leave(community=cast.community, person=noor, at=NOW)
    deliver(NOW)
    deliver(THEN)
    (letter,) = mailbox.to("bob@example.org")
    assert letter["Subject"] == "You are no longer a member of Family Child Care Circle"
    assert "Your hours and certificates stay yours." in mailbox.text(letter)
    assert "Alice" not in letter.as_string()
    assert mailbox.to("noor@example.org") == []


@pytest.fixture
def write(cast, found):
    """Writes the next version of the expectations of a club with Bob in it."""
    club = found()
    communities.add_member(community=club, person=cast.bob, by=cast.bob, at=NOW - timedelta(days=9))

    def version(text, at):
        return communities.set_expectations(
            community=club, lines=[words(text)], confidentiality=[], based_on=current_words(club)[0],
            by=cast.alice, at=at,
        )  # fmt: skip

    deliver(NOW - timedelta(days=8))
    return version


def test_new_expectations_ask_members_to_look_once(cast, mailbox, write):
    before = len(mailbox.letters)
    write("Be kind", NOW)
    deliver(NOW)
    write("Be kind and on time", NOW + 5 * MINUTE)
    deliver(NOW + 5 * MINUTE)
    deliver(NOW + 11 * MINUTE)
    assert len(mailbox.letters) == before
    deliver(NOW + 16 * MINUTE)
    letter = mailbox.to("bob@example.org")[-1]
    assert letter["Subject"] == "New expectations in Book Club"
    assert "/communities/book-club/expectations/" in mailbox.text(letter)
    assert "on time" not in letter.as_string()
    assert subjects(mailbox, "bob@example.org").count("New expectations in Book Club") == 1
    assert "New expectations in Book Club" not in subjects(mailbox, "alice@example.org")


def test_who_agreed_or_left_meanwhile_is_not_asked(cast, mailbox, write):
    made = write("Be kind", NOW)
    deliver(NOW)
    communities.agree(community=made.community, person=cast.bob, version=made.version, at=NOW + MINUTE)
    deliver(THEN)
    assert "New expectations in Book Club" not in subjects(mailbox, "bob@example.org")
