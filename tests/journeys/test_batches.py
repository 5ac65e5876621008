"""A large evening costs no more questions to the database than a small one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.domain.people.actions import add_person
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from tests.cast import SIX
from tests.journeys.test_totals import AFTER, minutes


def crowd(cast, size):
    return [
        add_person(chosen_name=f"Guest {one}", email=None, how="door", by=cast.alice, at=AFTER)
        for one in range(size)
    ]


def marked(cast, people, since, until):
    markings = [Marking(person_id=one.pk, since=minutes(since), until=minutes(until)) for one in people]
    presence.mark(meeting=cast.circle, markings=markings, by=cast.alice, at=AFTER)


@pytest.mark.parametrize("size", [3, 30])
def test_closing_and_correcting_ask_no_more_for_more_people(cast, size):
    people = crowd(cast, size)
    marked(cast, people, 0, 60)
    with CaptureQueriesContext(
        connection,
    ) as closing:
        close_meeting(meeting=cast.circle, session=Interval(SIX, minutes(120)), by=cast.alice, at=AFTER)
    marked(cast, people, 60, 120)
    reason = composed("They stayed", audience="attended")
    with CaptureQueriesContext(connection) as correcting:
        changed = recredit(meeting=cast.circle, reason=reason, by=cast.alice, at=AFTER)
    assert len(changed) == size
    assert len(closing) <= 50
    assert len(correcting) <= 50
