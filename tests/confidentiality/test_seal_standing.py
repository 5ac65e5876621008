"""Words that stood in plain before there were seals are sealed where they stand, on both databases."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from copal.domain.attendance.models import Claim, Stay, Withdrawal
from tests import cast as casting
from tests.cast import SIX

BEFORE = [("attendance", "0002_recount")]
SAID = "It stood in plain"


def brought_up_to_date():
    """A house as it was before, with words in plain, and then with every migration since."""
    cast = casting.assemble()
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    _plain(executor.loader.project_state(BEFORE).apps, cast)
    latest = MigrationExecutor(connection)
    latest.migrate(latest.loader.graph.leaf_nodes())
    return cast


def _plain(apps, cast) -> None:
    common, who = {"meeting_id": cast.circle.pk, "at": SIX}, cast.bob.pk
    apps.get_model("attendance", "Claim").objects.create(
        person_id=who, since=SIX, until=SIX + timedelta(hours=1), words=SAID, decided_words=SAID, **common
    )
    stay = apps.get_model("attendance", "Stay").objects.create(
        person_id=who, since=SIX, source="code", **common
    )
    apps.get_model("attendance", "Withdrawal").objects.create(stay=stay, reason=SAID, at=SIX)


def raw(table: str, column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")
        return [value for (value,) in cursor.fetchall()]


def test_they_are_sealed_and_read_as_before(transactional_db):
    _hold(brought_up_to_date().circle.pk)


@pytest.mark.postgres
def test_they_are_sealed_on_postgresql_too(postgres_alone):
    _hold(brought_up_to_date().circle.pk)


def _hold(number: int) -> None:
    assert Claim.objects.values_list("words", "decided_words").get() == (SAID, SAID)
    assert (Withdrawal.objects.get().reason, Stay.objects.count()) == (SAID, 1)
    for table, column in (("claim", "words"), ("claim", "decided_words"), ("withdrawal", "reason")):
        stored = raw(f"attendance_{table}", column)
        assert stored
        assert all(value.startswith(f"sealed1.meeting-{number}-evidence") for value in stored), table
