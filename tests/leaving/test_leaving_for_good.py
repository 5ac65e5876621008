"""Told first, undone within two weeks, then carried out: no name, no address and no word is left, and every hour is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from copal.domain.communities.actions import set_role
from copal.domain.communities.models import Membership
from copal.domain.confidentiality.actions.leaving import destroy_kept_names
from copal.domain.confidentiality.models import KeptName, Leaving
from copal.domain.credentials.models import Certificate
from copal.domain.decisions.models import Decision
from copal.domain.facilitation.actions import share_photo
from copal.domain.facilitation.models import ParkedItem, Photo
from copal.domain.hours.models import LedgerEntry
from copal.domain.hours.queries import totals_by_year
from copal.domain.journal.models import Entry
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.practice.models import NextStep
from copal.jobs.leaving import let_go
from copal.journeys.leave_for_good import HandOverFirst, carry_out_due, outlook, say_leaving
from copal.journeys.texts import TEXTS
from copal.policies import leaving as policies
from tests.cast import LONG_AGO, SIX, person
from tests.instruments.photos import samples
from tests.leaving.evening import play
from tests.leaving.planting import LATER, PLANTED
from tests.outlets.post import deliver

NOW = LATER + timedelta(days=70)
OVER = NOW + timedelta(days=15)
ON_PAPER = {("credentials_certificate", "stated"), ("credentials_certificate", "pdf")}  # frozen as printed
BOB = ("Roberta Quillfeather", "bob@example.org", "bob2@example.org", "Quillfeather")


@pytest.fixture
def bob(cast, mailbox):
    """With a name that nothing else is called, in a network where an evening took place."""
    Person.objects.filter(pk=cast.bob.pk).update(
        legal_name=BOB[0], chosen_name="Quillfeather", region="Penobscotia"
    )
    cast.bob.refresh_from_db()
    people.add_other_address(person=cast.bob, email=BOB[2], by=cast.bob, at=LONG_AGO)
    play(cast)
    return cast.bob


def sign_in(who, at):
    """As a code or a passkey does it."""
    from allauth.account.adapter import get_adapter
    from django.contrib.messages.middleware import MessageMiddleware
    from django.contrib.sessions.middleware import SessionMiddleware
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    SessionMiddleware(lambda _: None).process_request(request)
    MessageMiddleware(lambda _: None).process_request(request)
    request.user = who
    with time_machine.travel(at, tick=False):
        get_adapter().post_login(
            request,
            who,
            email_verification="none",
            signal_kwargs=None,
            email=who.email,
            signup=False,
            redirect_url="/",
        )


def where(*needles):
    """(table, column) of every place in the database in which one of these stands, as bytes or as text."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            names = [one.name for one in connection.introspection.get_table_description(cursor, table)]
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    held = value if isinstance(value, bytes) else str(value).encode()
                    if any(needle.lower().encode() in held.lower() for needle in needles):
                        found.add((table, name))
    return found


def gone(bob):
    say_leaving(bob, at=NOW)
    assert let_go(at=OVER) == 1
    bob.refresh_from_db()


def test_before_anything_the_page_says_what_goes_and_what_stays(bob):
    client = Client()
    client.force_login(bob)
    with time_machine.travel(NOW, tick=False):
        page = client.get("/account/leave/").text
    assert "What goes" in page
    assert "What stays, and why" in page
    assert "March 2, 2031" in page, "five years after the last hour"
    assert "check with the authority" in page
    assert "/account/data/" in page


def test_a_word_is_typed_and_every_browser_is_signed_out(bob):
    client, other = Client(), Client()
    for one in (client, other):
        one.force_login(bob)
    with time_machine.travel(NOW, tick=False):
        assert client.post("/account/leave/", {"word": "yes"}).status_code == 422
        assert not Leaving.objects.exists()
        answer = client.post("/account/leave/", {"word": " Leave "})
        assert answer["Location"] == "/left/"
        assert "14 days" in client.get("/left/").text
        for one in (client, other):
            assert one.get("/account/")["Location"].startswith("/sign-in/")


def test_a_letter_says_how_to_stay_and_signing_in_undoes_it(bob, mailbox):
    say_leaving(bob, at=NOW)
    deliver(NOW + timedelta(minutes=1))
    letter = mailbox.to("bob@example.org")[-1]
    assert letter["Subject"] == "You are leaving for good"
    assert "within 14 days" in mailbox.text(letter)
    sign_in(bob, NOW + timedelta(days=13))
    assert let_go(at=OVER) == 0
    bob.refresh_from_db()
    assert (bob.chosen_name, bob.is_active, bob.email) == ("Quillfeather", True, "bob@example.org")
    assert Membership.objects.current().filter(person=bob).exists()


def test_the_photos_they_shared_go_and_those_of_others_stay(bob, cast):
    for one in (bob, cast.alice):
        share_photo(meeting=cast.circle, person=one, file_bytes=samples.JPEG, at=SIX)
    gone(bob)
    assert Photo.objects.get(by=bob).image == b""
    assert Photo.objects.get(by=cast.alice).image


def test_nothing_happens_before_the_time_is_over_and_nothing_twice(bob):
    say_leaving(bob, at=NOW)
    say_leaving(bob, at=NOW + timedelta(days=1))
    assert Leaving.objects.count() == 1
    assert let_go(at=NOW + timedelta(days=13, hours=23)) == 0
    assert let_go(at=OVER) == 1
    assert let_go(at=OVER + timedelta(hours=1)) == 0


def test_no_name_and_no_address_is_left_but_where_evidence_keeps_it(bob):
    before = where(*BOB)
    assert {table for table, _column in before} >= {"people_person", "people_otheraddress"}
    gone(bob)
    assert where(*BOB, "Penobscotia") == {
        ("confidentiality_keptname", "legal_name"),
        *ON_PAPER,
    }
    assert bob.chosen_name == "A former member"


def test_no_word_of_theirs_is_left(bob):
    theirs = {"idea", "gift", "link", "path", "parked", "whom", "report", "step", "news", "second-news", "follow-up",
              "statement", "position", "agreement", "claim", "said", "child", "story"}  # fmt: skip

    def standing():
        texts = (str(getattr(row, one.field)) for one in TEXTS for row in one.rows.all())
        return {
            found.removeprefix("planted-").removesuffix("-words")
            for text in texts
            for found in PLANTED.findall(text)
        }

    assert standing() >= theirs
    others = standing() - theirs
    gone(bob)
    assert standing() & theirs == set()
    assert standing() >= others - {"second-position"}, "what others said stays"


def test_the_books_are_as_they_were(bob):
    before = list(LedgerEntry.objects.order_by("pk").values())
    years = totals_by_year(bob)
    gone(bob)
    assert list(LedgerEntry.objects.order_by("pk").values()) == before
    assert totals_by_year(bob) == years
    assert years


def test_an_issued_certificate_still_checks_out(bob):
    code = Certificate.objects.filter(person=bob, replaced_by=None).latest("pk").code
    page = Client().get(f"/verify/{code}/").text
    gone(bob)
    assert Client().get(f"/verify/{code}/").text == page
    assert BOB[0] in page


def test_what_they_had_taken_on_is_free_again(bob):
    Decision.objects.update(owner=bob)
    ParkedItem.objects.update(owner=bob)
    gone(bob)
    assert [one.stage for one in NextStep.objects.filter(owner=bob)] == ["dropped"]
    assert not Decision.objects.filter(owner=bob).exists()
    assert not ParkedItem.objects.filter(owner=bob, settled_at=None).exists()
    assert not Membership.objects.current().filter(person=bob).exists()


def test_the_door_is_closed_and_the_pages_of_others_still_open(bob, cast):
    client = Client()
    client.force_login(bob)
    gone(bob)
    with time_machine.travel(OVER, tick=False):
        assert client.get("/account/")["Location"].startswith("/sign-in/")
        client.force_login(cast.alice)
        for place in ("/communities/circle/", "/communities/circle/members/", f"/meetings/{cast.circle.pk}/",
                      f"/meetings/{cast.circle.pk}/room/", f"/meetings/{cast.circle.pk}/closing/",
                      "/communities/circle/decisions/", "/communities/circle/steps/", "/communities/circle/parking/"):  # fmt: skip
            answer = client.get(place)
            assert answer.status_code == 200, place
            assert "Quillfeather" not in answer.text, place


def test_the_kept_name_is_for_those_who_check_credit_and_destroyed_on_its_day(bob, cast):
    gone(bob)
    kept = KeptName.objects.get()
    assert (kept.legal_name, kept.until) == (BOB[0], date(2031, 3, 2))
    for who, status in ((cast.edna, 200), (cast.dora, 200), (cast.alice, 404), (cast.charlie, 404)):
        client = Client()
        client.force_login(who)
        answer = client.get(f"/credit/{bob.pk}/")
        assert answer.status_code == status
        assert (BOB[0] in answer.text) is (status == 200)
    almost = SIX.replace(year=2031, month=3, day=1)
    assert destroy_kept_names(at=almost) == 0
    assert destroy_kept_names(at=almost + timedelta(days=2)) == 1
    assert where(BOB[0]) == ON_PAPER


def test_the_journal_says_that_it_happened_in_numbers(bob):
    gone(bob)
    (fact,) = Entry.objects.filter(kind="confidentiality.person_forgotten")
    assert fact.about == {"person": bob.pk, "leaving": Leaving.objects.get().pk}


def test_nothing_more_is_sent(bob, mailbox):
    say_leaving(bob, at=NOW)
    count = len(mailbox.letters)
    let_go(at=OVER)
    deliver(OVER + timedelta(days=1))
    assert len(mailbox.letters) == count


def test_the_only_one_who_leads_hands_over_first(cast):
    with pytest.raises(HandOverFirst) as refusal:
        say_leaving(cast.alice, at=NOW)
    assert refusal.value.communities == ("Family Child Care Circle",)
    client = Client()
    client.force_login(cast.alice)
    answer = client.post("/account/leave/", {"word": "leave"})
    assert answer.status_code == 409
    assert "Make someone else facilitator first" in answer.text
    set_role(community=cast.community, person=cast.bob, role="facilitator", by=cast.alice, at=NOW)
    say_leaving(cast.alice, at=NOW)
    assert let_go(at=OVER) == 1


def test_the_only_staff_hand_over_first(cast):
    with pytest.raises(HandOverFirst):
        say_leaving(cast.dora, at=NOW)
    people.grant_network_role(person=person("Stan"), role="staff", by=cast.dora, at=NOW)
    say_leaving(cast.dora, at=NOW)
    assert carry_out_due(at=OVER) == {cast.dora.pk: ["dora@example.org"]}
    cast.dora.refresh_from_db()
    assert not cast.dora.network_roles.filter(ended_at=None).exists()


def test_staff_who_became_the_only_ones_meanwhile_wait(cast):
    stan = person("Stan")
    people.grant_network_role(person=stan, role="staff", by=cast.dora, at=NOW)
    say_leaving(cast.dora, at=NOW)
    say_leaving(cast.charlie, at=NOW)
    people.end_network_role(person=stan, by=cast.dora, at=NOW)
    assert list(carry_out_due(at=OVER)) == [cast.charlie.pk]
    cast.dora.refresh_from_db()
    assert cast.dora.email == "dora@example.org"


def test_who_never_earned_an_hour_leaves_no_name_at_all(cast):
    assert outlook(cast.charlie, at=NOW).kept_until is None
    say_leaving(cast.charlie, at=NOW)
    let_go(at=OVER)
    assert not KeptName.objects.exists()
    assert where("Charlie") == set()


def test_evidence_from_a_leap_day_is_kept_until_the_first_of_march():
    policy = policies.in_force(on=date(2026, 11, 28))
    assert policy.evidence_until(date(2028, 2, 29)) == date(2033, 3, 1)
    assert policy.evidence_until(date(2026, 3, 2)) == date(2031, 3, 2)
