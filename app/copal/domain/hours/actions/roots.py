from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from copal.domain.hours.actions.chain import queue
from copal.domain.hours.facts import DayClosed, RecordChecked, SigningKeyMade
from copal.domain.hours.models import DayRoot, LedgerEntry, RecordCheck, SigningKey
from copal.domain.hours.queries.proof import Checked, current_key, day_statement, newest_day
from copal.domain.journal import actions as journal
from copal.instruments.proof.days import Closed, finished
from copal.instruments.proof.entries import moment
from copal.instruments.proof.keys import Keyring, Signer, signed
from copal.instruments.proof.statements import FIRST, DayStatement, KeyStatement


@transaction.atomic
def close_days(*, timezone: str, keyring: Keyring, at: datetime) -> list[DayRoot]:
    """Close every finished day that has entries and is not closed yet, and sign it. Days are those of `timezone`.

    Raises KeyLost where the key that signed the days before is gone.
    """
    queue()
    before = newest_day()
    waiting = LedgerEntry.objects.filter(pk__gt=before.last if before else 0).order_by("pk")
    entries = waiting.values_list("pk", "at", "digest").iterator(chunk_size=5000)
    due = list(finished(entries, zone=ZoneInfo(timezone), after=before.day if before else None, at=at))
    if not due:
        return []
    signer = _signer(keyring, at)
    previous = day_statement(before).digest() if before else FIRST
    rows = []
    for one in due:
        statement = signed(_statement(one, previous, signer, at), signer)
        rows.append(_row(one, statement, at))
        previous = statement.digest()
    DayRoot.objects.bulk_create(rows)
    journal.record_all(
        DayClosed(at=at, by=None, day=one.day, last=one.last, entries=one.count) for one in due
    )
    return rows


def _statement(one: Closed, previous: str, signer: Signer, at: datetime) -> DayStatement:
    return DayStatement(
        day=one.day.isoformat(), first=one.first, last=one.last, count=one.count, root=one.root,
        previous=previous, key=signer.id, at=moment(at),
    )  # fmt: skip


def _row(one: Closed, statement: DayStatement, at: datetime) -> DayRoot:
    return DayRoot(
        day=one.day, first=one.first, last=one.last, count=one.count, root=one.root,
        previous=statement.previous, key_id=statement.key, at=at, signature=statement.signature,
    )  # fmt: skip


def _signer(keyring: Keyring, at: datetime) -> Signer:
    newest = current_key()
    return keyring.load(newest.key) if newest else new_key(keyring=keyring, at=at)


@transaction.atomic
def new_key(*, keyring: Keyring, at: datetime) -> Signer:
    """Days are signed by a new key from now on. The key before it vouches for it; raises KeyLost where that is gone."""
    newest = current_key()
    before = keyring.load(newest.key) if newest else None
    signer = keyring.make()
    voucher = before or signer
    said = signed(KeyStatement(key=signer.id, public=signer.public, since=moment(at), by=voucher.id), voucher)
    SigningKey.objects.create(
        key=signer.id, public=signer.public, since=at, vouched_by=voucher.id, signature=said.signature
    )
    journal.record(SigningKeyMade(at=at, by=None, key=signer.id))
    return signer


@transaction.atomic
def keep_check(checked: Checked, *, at: datetime) -> RecordCheck:
    """Keep what working out the record anew has found, for staff to see."""
    found = checked.finding
    row = RecordCheck.objects.create(
        at=at, entries=checked.entries, days=checked.days,
        what=found.what if found else "", entry_ref=found.entry if found else None,
        person_ref=found.person if found else None, number=found.number if found else None,
        day=date.fromisoformat(found.day) if found and found.day else None,
    )  # fmt: skip
    journal.record(RecordChecked(at=at, by=None, check=row.pk, entries=row.entries, is_well=found is None))
    return row
