"""The record of hours does not hold: staff hear it once, without anyone's words, and find it on the desk."""

from datetime import timedelta

import pytest

from copal.domain.hours import actions as hours
from copal.domain.hours.models import RecordCheck
from copal.domain.hours.queries.proof import fault_begun
from copal.domain.journal.actions import tell_waiting
from copal.domain.people import actions as people
from copal.instruments.proof.keys import Keyring
from copal.journeys.check_the_record import check_the_record
from copal.outlets.models import Letter
from copal.outlets.post import send_due
from tests.hours.conftest import sql
from tests.hours.records import AFTER
from tests.hours.test_ledger import earning

__all__ = ["sql"]
NIGHT = timedelta(days=1)


@pytest.fixture
def entry(cast):
    (one,) = hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    return one


@pytest.fixture
def check(cast, tmp_path):
    """Another night's check; then what is due goes out."""
    nights = iter(range(1, 99))

    def run():
        at = AFTER + next(nights) * NIGHT
        check_the_record(keyring=Keyring([tmp_path]), at=at)
        tell_waiting(at=at)
        send_due(at=at)

    return run


def set_minutes(sql, entry, minutes):
    sql("UPDATE hours_ledgerentry SET minutes = %s WHERE id = %s", minutes, entry.pk)


def to(mailbox):
    return sorted(one for people in mailbox.recipients for one in people)


def said(mailbox):
    return [" ".join(mailbox.text(one).split()) for one in mailbox.letters]


def test_all_well_tells_nobody(entry, check, mailbox):
    check()
    assert to(mailbox) == []


def test_staff_hear_it_once_and_not_every_night(cast, entry, check, sql, mailbox):
    set_minutes(sql, entry, 600)
    for _night in range(3):
        check()
    assert to(mailbox) == ["dora@example.org"]
    (told,) = said(mailbox)
    assert f"entry number {entry.pk}" in told
    assert "./copal ledger verify" in told
    for words in ("Bob", entry.title, "600"):
        assert words not in told


def test_what_comes_back_after_a_good_night_is_told_anew(entry, check, sql, mailbox):
    for minutes in (600, 120, 600, 600):
        set_minutes(sql, entry, minutes)
        check()
    assert len(mailbox.letters) == 2
    assert Letter.objects.filter(kind="record_wrong").count() == 2


def test_another_fault_is_told_of_its_own(cast, entry, check, sql, mailbox):
    (second,) = hours.credit([hours.Earning(**vars(earning(cast)) | {"meeting_id": 900})], by=None, at=AFTER)
    set_minutes(sql, second, 600)
    check()
    set_minutes(sql, entry, 600)  # an earlier one: the check stops there now
    check()
    for one, told in zip((second, entry), said(mailbox), strict=True):
        assert f"entry number {one.pk}." in told


def test_every_one_of_the_staff_hears_it_and_nobody_else(cast, entry, check, sql, mailbox):
    people.grant_network_role(person=cast.charlie, role="staff", by=cast.dora, at=AFTER)
    set_minutes(sql, entry, 600)
    check()
    assert to(mailbox) == ["charlie@example.org", "dora@example.org"]


def test_the_first_check_that_found_it_stands_for_the_fault(entry, check, sql):
    set_minutes(sql, entry, 600)
    check()
    check()
    first, second = RecordCheck.objects.order_by("pk").values_list("pk", flat=True)
    assert fault_begun(second) == fault_begun(first) == first


@pytest.mark.parametrize(
    ("who", "status"), [("dora", 200), ("alice", 404), ("bob", 404), ("charlie", 404), ("edna", 404)]
)
def test_it_stands_on_the_desk_until_all_is_well(client, cast, entry, check, sql, who, status):
    set_minutes(sql, entry, 600)
    check()
    client.force_login(getattr(cast, who))
    answer = client.get("/network/desk/")
    assert answer.status_code == status
    assert (f"Entry {entry.pk}" in answer.text) is (who == "dora")
    set_minutes(sql, entry, 120)
    check()
    assert "The nightly check" not in client.get("/network/desk/").text
