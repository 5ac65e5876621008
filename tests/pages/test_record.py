"""What is said of the record: on a certificate to anyone, and of the whole of it to staff and auditors."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from copal.base.append_only import allowing
from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.credentials.queries import current_codes
from copal.domain.hours.models import LedgerEntry
from copal.domain.people.models import Person
from copal.instruments.proof.keys import Keyring, is_signed
from copal.instruments.proof.statements import KeyStatement
from copal.journeys.check_the_record import check_the_record, close_finished_days
from copal.journeys.close_meeting import close_meeting
from copal.journeys.issue_certificates import issue_ordered
from copal.journeys.stand_everyone import stand_everyone
from tests.cast import SIX

ENDS = SIX + timedelta(hours=2)
THREE = SIX + timedelta(hours=9)


@pytest.fixture
def keyring(tmp_path):
    return Keyring([tmp_path])


@pytest.fixture
def code(cast):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=ENDS)
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=ENDS)
    close_meeting(meeting=cast.circle, session=Interval(SIX, ENDS), by=cast.alice, at=ENDS)
    issue_ordered(address="http://testserver", at=ENDS)
    return current_codes(cast.bob)[cast.circle.pk]


def change_minutes():
    with connection.cursor() as cursor:
        for statement in allowing("hours_ledgerentry", connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE hours_ledgerentry SET minutes = 600")


def page(client, address, viewer=None, at=THREE):
    client.logout()
    if viewer:
        client.force_login(viewer)
    with time_machine.travel(at, tick=False):
        return client.get(address).content.decode()


def test_a_certificate_is_in_the_signed_record(code, keyring, client):
    assert "These hours join the signed record tonight." in page(client, f"/verify/{code}/")
    close_finished_days(keyring=keyring, at=THREE)
    said = page(client, f"/verify/{code}/")
    assert "In the signed record of Monday, March 2, 2026. Checked just now: it is as it was written." in said


def test_verifying_asks_this_much(code, keyring, client, count_queries):
    close_finished_days(keyring=keyring, at=THREE)
    with count_queries("verify in the signed record"):
        client.get(f"/verify/{code}/")


def test_a_record_that_was_changed_warns_whoever_verifies(code, keyring, client):
    close_finished_days(keyring=keyring, at=THREE)
    change_minutes()
    said = page(client, f"/verify/{code}/")
    assert "The record of Monday, March 2, 2026 is not as it was signed." in said
    assert "Checked just now" not in said


def test_the_public_keys_can_be_kept_by_anyone(code, keyring, client):
    close_finished_days(keyring=keyring, at=THREE)
    (key,) = client.get("/verify/keys/").json()["keys"]
    assert is_signed(KeyStatement(**key), key["public"])


@pytest.mark.parametrize(
    ("viewer", "address"), [("dora", "/network/"), ("dora", "/credit/"), ("edna", "/credit/")]
)
def test_staff_and_auditors_see_when_the_record_was_last_checked(
    cast, code, keyring, client, viewer, address
):
    person = getattr(cast, viewer)
    assert "The record was not checked yet. It is each night." in page(client, address, person)
    check_the_record(keyring=keyring, at=THREE)
    said = page(client, address, person)
    assert "The record was last checked on" in said
    assert "1 entry was worked out anew, with every signature." in said
    assert "As it was written" in said
    change_minutes()
    check_the_record(keyring=keyring, at=THREE + timedelta(days=1))
    entry = LedgerEntry.objects.get()
    said = page(client, address, person)
    assert f"Entry {entry.pk} (their number 1) does not say what was written." in said
    assert "The check stops at the first thing that differs." in said
    assert "As it was written" not in said
    assert f"/credit/{cast.bob.pk}/" in said


@pytest.mark.parametrize("viewer", ["alice", "bob", "charlie"])
def test_to_others_it_is_not_there(cast, client, viewer):
    client.force_login(getattr(cast, viewer))
    assert [client.get(address).status_code for address in ("/network/", "/credit/")] == [404, 404]


def test_where_people_stand_is_counted_by_rule(cast, code, client):
    assert "Where people stand" not in page(client, "/credit/", cast.edna)
    Person.objects.filter(pk=cast.bob.pk).update(
        setting="family_child_care", role="owner", licensed_date=SIX.date() - timedelta(days=400)
    )
    stand_everyone(at=THREE)
    said = page(client, "/credit/", cast.edna)
    assert "Where people stand" in said
    assert any(words in said for words in ("1 behind", "1 on track", "1 cannot be told yet"))
