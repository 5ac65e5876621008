"""Thirty-two people at one door at the same moment, on a database in a file."""

import threading
import time

import pytest
from django.db import connections

from copal.domain.attendance import rules
from copal.domain.attendance.actions import doors
from copal.domain.attendance.models import Stay
from copal.domain.communities.models import Membership
from copal.domain.journal.models import Entry
from copal.journeys.check_in import check_in
from copal.policies.doors import in_force
from tests import cast as casting
from tests.cast import LONG_AGO, SIX

MANY = 32


@pytest.mark.django_db(transaction=True)
def test_everyone_is_in_once_and_nothing_is_lost():
    cast = casting.assemble()
    people = [casting.person(f"Member{number}") for number in range(MANY)]
    for one in people:
        Membership.objects.create(community=cast.community, person=one, role="member", joined_at=LONG_AGO)
    secret = doors.door_key(cast.circle).secret
    code = rules.door_code(secret, meeting_id=cast.circle.pk, at=SIX, policy=in_force(on=SIX.date()))
    start, troubles, took = threading.Barrier(MANY), [], []

    def come(one) -> None:
        start.wait()
        begun = time.perf_counter()
        try:
            for _ in range(2):  # each phone sends twice
                check_in(meeting=cast.circle, person=one, code=code, shown_at=SIX, client_key="k", at=SIX)
        except Exception as trouble:  # noqa: BLE001 - told below
            troubles.append(repr(trouble))
        finally:
            took.append(time.perf_counter() - begun)
            connections.close_all()

    threads = [threading.Thread(target=come, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert troubles == []
    assert len(took) == MANY
    assert Stay.objects.count() == Stay.objects.values("person").distinct().count() == MANY
    assert Entry.objects.filter(kind="attendance.checked_in").count() == MANY
