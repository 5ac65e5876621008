"""The same on PostgreSQL: a pack comes into force there, and the database itself keeps it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from copal.domain.requirements.actions import NotNow, put_in_force
from copal.domain.requirements.models import AddedPack, LookLine, PackDecision
from copal.domain.requirements.queries import book_on
from tests import cast as casting
from tests.cast import SIX
from tests.journeys.test_where_do_i_stand import entry, works
from tests.requirements.packs import APRIL, PROVIDER, in_force

pytestmark = pytest.mark.postgres


@pytest.fixture
def pack(on_postgres):
    cast = casting.assemble()
    entry(cast, works(cast.bob, hired=date(2020, 7, 1)), date(2025, 9, 1), 780)
    return in_force(cast)


def test_it_counts_and_tells_whom_it_changes(pack):
    assert book_on(APRIL).in_force(PROVIDER, APRIL).edition == "2026"
    assert [one.change for one in LookLine.objects.all()] == ["lost"]
    with pytest.raises(NotNow):
        put_in_force(pack=pack, by=pack.by, at=SIX)


@pytest.mark.parametrize("table", ["requirements_addedpack", "requirements_packdecision"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_itself_refuses(pack, table, change):
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(change.format(table))
    assert (AddedPack.objects.count(), PackDecision.objects.count()) == (1, 1)
