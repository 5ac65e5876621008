"""The record holds as it was written, day after day, key after key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from copal.domain.hours import actions as hours
from copal.domain.hours.models import DayRoot, LedgerEntry, SigningKey
from copal.domain.hours.queries import proof, totals_by_year
from copal.instruments.proof.keys import KeyLost, Keyring
from copal.instruments.proof.statements import DayStatement
from copal.instruments.proof.tree import root_of
from tests.cast import SIX
from tests.hours.records import AFTER, DAY, ZONE, found, of
from tests.hours.test_ledger import earning


def test_what_was_written_holds(record):
    checked = proof.check_record()
    assert (checked.finding, checked.entries, checked.days) == (None, 7, 2)
    assert [one.number for one in of(record.bob)] == [1, 2, 3, 4]
    assert [(one.day.isoformat(), one.count) for one in DayRoot.objects.order_by("day")] == [
        ("2026-03-02", 2),
        ("2026-03-03", 3),
    ]


def test_whoever_kept_the_first_key_elsewhere_sees_that_all_was_signed_anew(record):
    kept = SigningKey.objects.get().public
    assert proof.check_record(trusted=kept).finding is None
    assert proof.check_record(trusted="0" * 64).finding.what == "key_unknown"


def test_days_are_signed_by_a_new_key_that_the_old_one_vouches_for(record, keyring):
    first = SigningKey.objects.get()
    new = hours.new_key(keyring=keyring, at=AFTER + 2 * DAY)
    (closed,) = hours.close_days(timezone=ZONE, keyring=keyring, at=AFTER + 4 * DAY)
    assert (closed.key_id, SigningKey.objects.get(key=new.id).vouched_by) == (new.id, first.key)
    assert proof.check_record(trusted=first.public).finding is None


def test_without_its_key_no_day_is_closed(record, tmp_path):
    with pytest.raises(KeyLost):
        hours.close_days(timezone=ZONE, keyring=Keyring([tmp_path / "empty"]), at=AFTER + 9 * DAY)
    assert DayRoot.objects.count() == 2


def test_keys_are_for_their_owner_alone(tmp_path):
    one = Keyring([tmp_path / "a", tmp_path / "b"]).make()
    files = sorted(tmp_path.glob("*/record-*.key"))
    assert [oct(path.stat().st_mode & 0o777) for path in files] == ["0o600", "0o600"]
    files[0].unlink()
    assert Keyring([tmp_path / "a", tmp_path / "b"]).load(one.id).public == one.public


def test_a_person_without_a_name_still_adds_up(record):
    before = totals_by_year(record.bob)
    type(record.bob).objects.filter(pk=record.bob.pk).update(
        chosen_name="Someone", legal_name="", email=None, is_active=False
    )
    assert (found(), totals_by_year(record.bob)) == (None, before)


def test_a_day_is_closed_once_an_hour_after_it_ended(cast, keyring):
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    midnight = SIX + timedelta(hours=6)
    assert hours.close_days(timezone=ZONE, keyring=keyring, at=midnight + timedelta(minutes=59)) == []
    (closed,) = hours.close_days(timezone=ZONE, keyring=keyring, at=midnight + timedelta(hours=1))
    assert (closed.day.isoformat(), closed.count, closed.first) == ("2026-03-02", 1, closed.last)
    assert hours.close_days(timezone=ZONE, keyring=keyring, at=midnight + DAY) == []


def test_what_says_it_is_older_goes_into_a_day_that_is_open(record, keyring, cast):
    hours.credit([replace(earning(cast), meeting_id=900)], by=cast.alice, at=AFTER - 30 * DAY)
    (closed,) = hours.close_days(timezone=ZONE, keyring=keyring, at=AFTER + 9 * DAY)
    assert (closed.day.isoformat(), closed.count) == ("2026-03-04", 3)
    assert found() is None


def test_a_root_is_worked_out_as_the_instrument_says(record):
    day = DayRoot.objects.get(day="2026-03-02")
    entries = LedgerEntry.objects.filter(pk__gte=day.first, pk__lte=day.last).order_by("pk")
    assert root_of([bytes.fromhex(one.digest) for one in entries]).hex() == day.root
    assert isinstance(proof.day_statement(day), DayStatement)


@pytest.mark.parametrize("table", ["hours_ledgerentry", "hours_dayroot", "hours_signingkey"])
def test_the_database_itself_refuses(record, table):
    for statement in (f"UPDATE {table} SET rowid = rowid", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            connection.cursor().execute(statement)
    assert found() is None
