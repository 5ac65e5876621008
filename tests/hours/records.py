"""What tests of the record share."""

from dataclasses import replace
from datetime import timedelta

from copal.domain.hours.actions.chain import fields_of
from copal.domain.hours.models import DayRoot, LedgerEntry
from copal.domain.hours.queries import proof
from copal.instruments.proof.entries import digest
from copal.instruments.proof.keys import signed
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)
DAY = timedelta(days=1)
ZONE = "America/New_York"
TABLES = ("hours_ledgerentry", "hours_dayroot", "hours_signingkey", "journal_entry")


def found():
    return proof.check_record().finding


def of(person):
    return list(LedgerEntry.objects.filter(person=person).order_by("number"))


def forged(person, minutes, **changes):
    """An entry nobody wrote, its digest worked out by the book."""
    last = of(person)[-1]
    entry = LedgerEntry.objects.get(pk=last.pk)
    entry.pk, entry.number, entry.minutes, entry.source = None, last.number + 1, minutes, "forged"
    for name, value in changes.items():
        setattr(entry, name, value)
    entry.digest = digest(fields_of(entry), last.digest)
    entry.save(force_insert=True)
    return entry


def resigned(signer, day):
    row = DayRoot.objects.get(day=day)
    return signed(replace(proof.day_statement(row), key=signer.id), signer), row
