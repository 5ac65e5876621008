"""`copal ledger`: the whole record, one person's proofs, and a checker that needs neither site nor database."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection

from copal.base.append_only import allowing
from copal.cli import ledger
from copal.domain.hours import actions as hours
from copal.domain.hours.models import LedgerEntry, SigningKey
from copal.instruments.proof.keys import Keyring
from tests.hours.test_ledger import AFTER, earning


@pytest.fixture
def record(cast, settings, tmp_path):
    settings.SIGNING_FOLDERS = (tmp_path / "keys",)
    plain = earning(cast)
    for number in range(5):
        hours.credit(
            [
                replace(plain, meeting_id=100 + number),
                replace(plain, meeting_id=100 + number, person_id=cast.alice.pk),
            ],
            by=cast.alice,
            at=AFTER,
        )
    hours.close_days(
        timezone="America/New_York", keyring=Keyring(settings.SIGNING_FOLDERS), at=AFTER + timedelta(days=1)
    )
    return cast


def asked(capsys, *words):
    code = ledger.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_record_that_holds(record, capsys):
    code, out, _err = asked(capsys, "verify", "--json")
    told = json.loads(out)
    assert (code, told["ok"], told["entries"], told["days"], told["finding"]) == (0, True, 10, 1, None)
    assert "All is as it was written: 10 entries, 1 closed days" in asked(capsys, "verify")[1]


def test_a_record_that_was_changed(record, capsys):
    entry = LedgerEntry.objects.get(person=record.bob, number=3)
    with connection.cursor() as cursor:
        for statement in allowing("hours_ledgerentry", connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE hours_ledgerentry SET minutes = 600 WHERE id = %s", [entry.pk])
    code, out, _err = asked(capsys, "verify", "--json")
    told = json.loads(out)
    assert (code, told["ok"]) == (1, False)
    assert told["finding"] == {
        "what": "altered", "person": record.bob.pk, "number": 3, "entry": entry.pk, "day": None, "key": None,
        "words": f"Entry {entry.pk} of person {record.bob.pk} (number 3) does not say what was written.",
    }  # fmt: skip
    assert asked(capsys, "verify")[:2] == (1, told["finding"]["words"] + "\n")


def test_only_since_a_day_and_by_a_key_one_kept(record, capsys):
    assert asked(capsys, "verify", "--since", "2026-03-02", "--key", SigningKey.objects.get().public)[0] == 0
    code, out, _err = asked(capsys, "verify", "--key", "0" * 64)
    assert (code, out) == (1, "2026-03-02 is signed by a key that no key before it vouches for.\n")


def test_one_entry_is_proved_without_the_others(record, capsys, tmp_path):
    entry = LedgerEntry.objects.get(person=record.bob, number=3)
    code, out, _err = asked(capsys, "prove", str(entry.pk))
    file = tmp_path / "proof.json"
    file.write_text(out)
    assert code == 0
    assert str(record.alice.pk) not in json.loads(out)["entry"].split("person: ")[1].split("\n")[0]
    assert asked(capsys, "check", str(file))[:2] == (
        0,
        f"120 minutes of growth on 2026-03-02, person {record.bob.pk}: holds\n",
    )
    file.write_text(out.replace("minutes: 120", "minutes: 600"))
    code, out, _err = asked(capsys, "check", str(file), "--json")
    assert (code, json.loads(out)["ok"], json.loads(out)["what"]) == (1, False, "root_differs")


def test_all_of_a_persons_entries_with_their_proofs(record, capsys, tmp_path):
    code, out, _err = asked(capsys, "export", str(record.bob.pk))
    file = tmp_path / "proofs.jsonl"
    file.write_text(out)
    assert (code, len(out.splitlines())) == (0, 5)
    public = SigningKey.objects.get().public
    code, said, _err = asked(capsys, "check", str(file), "--key", public)
    assert (code, said.count("holds")) == (0, 5)
    assert asked(capsys, "check", str(file), "--key", "0" * 64)[0] == 1


def test_a_proof_signed_by_somebody_else(record, capsys, tmp_path):
    proof = json.loads(asked(capsys, "prove", str(LedgerEntry.objects.latest("pk").pk))[1])
    proof["day"]["signature"] = Keyring([tmp_path / "thief"]).make().sign("anything")
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(proof))
    code, out, _err = asked(capsys, "check", str(file))
    assert (code, "signature_wrong" in out) == (1, True)


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json", '{"format": "copal proof 1", "entry": 5}'])
def test_what_is_no_proof_is_refused(tmp_path, capsys, text):
    file = tmp_path / "proof.json"
    file.write_text(text)
    code, _out, err = asked(capsys, "check", str(file))
    assert (code, err) == (2, "This file is not a proof of an entry.\n")


def test_what_is_not_there_and_what_is_too_early(record, capsys):
    (entry,) = hours.credit([replace(earning(record), meeting_id=900)], by=record.alice, at=AFTER)
    assert asked(capsys, "prove", "424242")[::2] == (2, "There is no entry 424242.\n")
    assert asked(capsys, "prove", str(entry.pk))[::2] == (
        2,
        "Its day is not closed yet. Ask again tomorrow.\n",
    )
    assert asked(capsys, "check", "no-such-file.json")[0] == 2
    assert asked(capsys, "frobnicate")[0] == 2


def test_a_new_key_signs_from_now_on(record, capsys):
    code, out, _err = asked(capsys, "new-key")
    assert (code, SigningKey.objects.count()) == (0, 2)
    assert SigningKey.objects.latest("since").public in out
    for file in django_settings.SIGNING_FOLDERS[0].glob("record-*.key"):
        file.unlink()
    code, _out, err = asked(capsys, "new-key")
    assert (code, "Bring it back" in err) == (2, True)
