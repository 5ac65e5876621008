"""The record is worked out anew, and whoever changed something in raw SQL is found out and named."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from django.db import DatabaseError, connection, transaction

from copal.base.append_only import allowing, forbidding
from copal.domain.hours import actions as hours
from copal.domain.hours.models import DayRoot, EntryWords, LedgerEntry, SigningKey
from copal.domain.hours.queries import proof, totals_by_year
from copal.instruments.proof.entries import FIRST, digest
from copal.instruments.proof.keys import KeyLost, Keyring, signed
from copal.instruments.proof.statements import DayStatement, KeyStatement
from copal.instruments.proof.tree import root_of
from tests.cast import SIX
from tests.hours.test_ledger import earning

AFTER = SIX + timedelta(hours=3)
DAY = timedelta(days=1)
ZONE = "America/New_York"
TABLES = ("hours_ledgerentry", "hours_dayroot", "hours_signingkey", "journal_entry")


@pytest.fixture
def keyring(tmp_path):
    return Keyring([tmp_path / "keys", tmp_path / "copy"])


@pytest.fixture
def record(cast, keyring):
    """Three evenings of Bob and Alice, the first two of them closed; one of Bob's entries was corrected."""
    numbers = count(100)
    for evening in range(3):
        at = AFTER + evening * DAY
        one = replace(earning(cast, 60 + evening), meeting_id=next(numbers))
        entries = hours.credit([one, replace(one, person_id=cast.alice.pk)], by=cast.alice, at=at)
        if evening == 1:
            hours.reverse(entries[0], reason="Left at seven", by=cast.alice, at=at)
    hours.close_days(timezone=ZONE, keyring=keyring, at=AFTER + 2 * DAY + timedelta(hours=1))
    return cast


def unlocked():
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in allowing(table, connection.vendor):
                cursor.execute(statement)


@pytest.fixture
def sql():
    """A door into the database for somebody who has lifted the triggers."""

    def run(statement, *values):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    unlocked()
    yield run
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in forbidding(table, connection.vendor):
                cursor.execute(statement)


def found():
    return proof.check_record().finding


def of(person):
    return list(LedgerEntry.objects.filter(person=person).order_by("number"))


def test_what_was_written_holds(record):
    checked = proof.check_record()
    assert (checked.finding, checked.entries, checked.days) == (None, 7, 2)
    assert [one.number for one in of(record.bob)] == [1, 2, 3, 4]
    assert [(one.day.isoformat(), one.count) for one in DayRoot.objects.order_by("day")] == [
        ("2026-03-02", 2),
        ("2026-03-03", 3),
    ]


def test_an_entry_that_was_changed_is_named(record, sql):
    second = of(record.bob)[1]
    sql("UPDATE hours_ledgerentry SET minutes = 600 WHERE id = %s", second.pk)
    wrong = found()
    assert (wrong.what, wrong.person, wrong.number, wrong.entry) == ("altered", record.bob.pk, 2, second.pk)


@pytest.mark.parametrize(
    "change",
    [
        "title = 'Another evening'",
        "policy = 'other 2020-01-01'",
        "provenance = 'attested'",
        "\"on\" = '2026-04-01'",
        "at = '2026-03-05 01:00:00'",
        "kind = 'training'",
        'why = \'{"code":"prorated"}\'',
        "source = 'other'",
        "community_id = community_id + 1",
        "meeting_ref = 1",
        "by_id = NULL",
        "words_digest = 'x'",
        "digest = 'abcd'",
    ],
)
def test_every_field_that_matters_is_held(record, sql, change):
    entry = of(record.alice)[2]
    constraints = connection.constraint_checks_disabled
    with constraints():
        sql("UPDATE hours_ledgerentry SET " + change + " WHERE id = %s", entry.pk)
        wrong = found()
        assert (wrong.what, wrong.entry) == ("altered", entry.pk)
        sql(
            "UPDATE hours_ledgerentry SET community_id = %s WHERE id = %s", record.community.pk, entry.pk
        )  # or the test's own end would find the broken key


def test_an_entry_taken_out_of_the_middle_is_missed(record, sql):
    second = of(record.alice)[1]
    sql("DELETE FROM hours_ledgerentry WHERE id = %s", second.pk)
    wrong = found()
    assert (wrong.what, wrong.person, wrong.number) == ("missing", record.alice.pk, 2)


def test_the_last_entry_of_a_closed_day_is_missed(cast, keyring, sql):
    entries = hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    hours.close_days(timezone=ZONE, keyring=keyring, at=AFTER + DAY)
    sql("DELETE FROM hours_ledgerentry WHERE id = %s", entries[0].pk)
    wrong = found()
    assert (wrong.what, wrong.entry, wrong.person) == ("missing", entries[0].pk, cast.bob.pk)


def test_the_last_entry_of_today_is_missed(record, sql):
    last = of(record.bob)[-1]
    sql("DELETE FROM hours_ledgerentry WHERE id = %s", last.pk)
    wrong = found()
    assert (wrong.what, wrong.entry, wrong.person) == ("missing", last.pk, record.bob.pk)


def test_entries_that_changed_places_are_named(record, sql):
    first, second = of(record.alice)[:2]
    for pk, number in ((first.pk, 900), (second.pk, 1), (first.pk, 2)):
        sql("UPDATE hours_ledgerentry SET number = %s WHERE id = %s", number, pk)
    wrong = found()
    assert (wrong.what, wrong.person, wrong.entry) == ("reordered", record.alice.pk, first.pk)


def forged(person, minutes, **changes):
    """An entry nobody wrote, its digest worked out by the book."""
    last = of(person)[-1]
    entry = LedgerEntry.objects.get(pk=last.pk)
    entry.pk, entry.number, entry.minutes, entry.source = None, last.number + 1, minutes, "forged"
    for name, value in changes.items():
        setattr(entry, name, value)
    from copal.domain.hours.actions.chain import fields_of

    entry.digest = digest(fields_of(entry), last.digest)
    entry.save(force_insert=True)
    return entry


def test_an_entry_nobody_wrote_is_named_though_its_digest_is_right(record):
    entry = forged(record.bob, 500)
    wrong = found()
    assert (wrong.what, wrong.entry, wrong.person) == ("added", entry.pk, record.bob.pk)


def test_an_entry_put_into_a_closed_day_is_named(record):
    entry = forged(record.alice, 500, pk=-5, person_id=record.charlie.pk, number=1)
    wrong = found()
    assert (wrong.what, wrong.entry) == ("added", entry.pk)


def test_a_chain_worked_out_anew_does_not_come_to_the_root(record, sql):
    """Who changes an entry and mends every digest after it still cannot sign the day."""
    from copal.domain.hours.actions.chain import fields_of

    previous = FIRST
    for entry in of(record.alice):
        entry.minutes = 600
        previous = digest(fields_of(entry), previous)
        sql("UPDATE hours_ledgerentry SET minutes = 600, digest = %s WHERE id = %s", previous, entry.pk)
    wrong = found()
    assert (wrong.what, wrong.day) == ("root_differs", "2026-03-02")


def test_a_root_that_was_changed_differs(record, sql):
    sql("UPDATE hours_dayroot SET root = %s WHERE day = '2026-03-03'", "0" * 64)
    wrong = found()
    assert (wrong.what, wrong.day) == ("root_differs", "2026-03-03")


def test_a_day_that_was_taken_out_is_missed(record, sql):
    sql("DELETE FROM hours_dayroot WHERE day = '2026-03-02'")
    wrong = found()
    assert (wrong.what, wrong.day) == ("day_missing", "2026-03-02")


def test_the_last_day_that_was_taken_out_is_missed(record, sql):
    sql("DELETE FROM hours_dayroot WHERE day = '2026-03-03'")
    wrong = found()
    assert (wrong.what, wrong.day) == ("day_missing", "2026-03-03")


def resigned(signer, day):
    row = DayRoot.objects.get(day=day)
    return signed(replace(proof.day_statement(row), key=signer.id), signer), row


def test_a_day_signed_by_another_key_is_named(record, sql, tmp_path):
    other = Keyring([tmp_path / "thief"]).make()
    statement, row = resigned(other, "2026-03-03")
    sql("UPDATE hours_dayroot SET signature = %s WHERE id = %s", statement.signature, row.pk)
    assert (found().what, found().day) == ("signature_wrong", "2026-03-03")


def test_a_key_nobody_vouches_for_is_named(record, sql, tmp_path):
    """Who brings a key of their own cannot have the old one vouch for it."""
    other = Keyring([tmp_path / "thief"]).make()
    own = signed(KeyStatement(key=other.id, public=other.public, since="", by=other.id), other)
    SigningKey.objects.create(
        key=other.id, public=other.public, since=AFTER, vouched_by=other.id, signature=own.signature
    )
    statement, row = resigned(other, "2026-03-03")
    sql(
        "UPDATE hours_dayroot SET key_id = %s, signature = %s WHERE id = %s",
        other.id, statement.signature, row.pk,
    )  # fmt: skip
    assert found().what == "key_unknown"


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


def test_words_can_be_emptied_and_not_be_changed(record, sql):
    words = EntryWords.objects.get()
    sql("UPDATE hours_entrywords SET reason = 'Something else' WHERE entry_id = %s", words.pk)
    assert (found().what, found().entry) == ("words_differ", words.pk)
    sql("UPDATE hours_entrywords SET reason = 'Left at seven' WHERE entry_id = %s", words.pk)
    assert hours.empty_reasons(person=record.bob, by=None, at=AFTER) == 1
    assert (found(), EntryWords.objects.count()) == (None, 0)


def test_only_what_was_closed_since_a_day_can_be_asked_for(record, sql):
    assert proof.check_record(since=DayRoot.objects.get(day="2026-03-03").day).entries == 5
    sql("UPDATE hours_ledgerentry SET minutes = 600 WHERE id = %s", of(record.bob)[0].pk)
    assert proof.check_record(since=DayRoot.objects.get(day="2026-03-03").day).finding is None
    assert found().what == "altered"


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
