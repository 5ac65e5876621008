"""A record of three evenings, and somebody who has lifted the triggers."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection

from copal.base.append_only import allowing, forbidding
from copal.domain.confidentiality.rules import composed
from copal.domain.hours import actions as hours
from copal.instruments.proof.keys import Keyring
from tests.hours.records import AFTER, DAY, TABLES, ZONE
from tests.hours.test_ledger import earning


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
            hours.reverse(
                [entries[0]], reason=composed("Left at seven", audience="attended"), by=cast.alice, at=at
            )
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
