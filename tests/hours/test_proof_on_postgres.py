"""The same record on PostgreSQL: it refuses changes, and reads the same once the triggers are lifted."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from copal.base.append_only import allowing
from copal.domain.confidentiality.rules import composed
from copal.domain.hours import actions as hours
from copal.domain.hours.models import DayRoot, LedgerEntry
from copal.domain.hours.queries.papers import proof_of
from copal.domain.hours.queries.proof import check_record
from copal.instruments.proof.keys import Keyring
from copal.instruments.proof.paper import holds
from tests import cast as casting
from tests.hours.records import AFTER, ZONE
from tests.hours.test_ledger import earning

pytestmark = pytest.mark.postgres


@pytest.fixture
def record(on_postgres, tmp_path):
    cast = casting.assemble()
    (entry,) = hours.credit([earning(cast)], by=cast.alice, at=AFTER + timedelta(microseconds=1))
    hours.reverse([entry], reason=composed("Left at seven", audience="attended"), by=cast.alice, at=AFTER)
    hours.close_days(timezone=ZONE, keyring=Keyring([tmp_path]), at=AFTER + timedelta(days=1))
    return cast


def test_it_holds(record):
    checked = check_record()
    assert (checked.finding, checked.entries, checked.days) == (None, 2, 1)


def test_an_entry_is_proved_by_itself(record):
    assert holds(proof_of(LedgerEntry.objects.latest("pk").pk))[0] == ""


def test_an_entry_that_was_changed_is_named(record):
    with connection.cursor() as cursor:
        for statement in allowing("hours_ledgerentry", "postgresql"):
            cursor.execute(statement)
        cursor.execute('UPDATE hours_ledgerentry SET why = \'{"code": "other"}\' WHERE number = 2')
    wrong = check_record().finding
    assert (wrong.what, wrong.person, wrong.number) == ("altered", record.bob.pk, 2)


@pytest.mark.parametrize("table", ["hours_ledgerentry", "hours_dayroot", "hours_signingkey"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_itself_refuses(record, table, change):
    statement = change.format(table).replace("hours_signingkey SET at", "hours_signingkey SET since")
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(statement)
    assert DayRoot.objects.count() == 1
