"""Whoever changed something in raw SQL is found out, and what they changed is named."""

import pytest
from django.db import connection

from copal.domain.hours import actions as hours
from copal.domain.hours.actions.chain import fields_of
from copal.domain.hours.models import DayRoot, EntryWords, SigningKey
from copal.domain.hours.queries import proof
from copal.instruments.proof.entries import FIRST, digest
from copal.instruments.proof.keys import Keyring, signed
from copal.instruments.proof.statements import KeyStatement
from tests.hours.records import AFTER, DAY, ZONE, forged, found, of, resigned
from tests.hours.test_ledger import earning


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
