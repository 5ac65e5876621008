"""Two weeks to close a meeting: who leads sees by when, later it still works, and each entry says so."""

from datetime import timedelta

import pytest
import time_machine

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.communities.models import Membership
from copal.domain.confidentiality.rules import composed
from copal.domain.hours.queries import entries_for
from copal.domain.hours.queries.proof import check_record
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from copal.pages.hours.words import explained
from copal.policies.roster import days_late
from tests.cast import LONG_AGO, SIX

ENDS = SIX + timedelta(hours=2)
TWO_WEEKS = timedelta(days=14)


def closed(cast, at):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=ENDS)
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=ENDS)
    close_meeting(meeting=cast.circle, session=Interval(SIX, ENDS), by=cast.alice, at=at)
    return entries_for(cast.bob, most=5)


@pytest.mark.parametrize(
    ("after", "days"),
    [
        (timedelta(), 0),
        (TWO_WEEKS, 0),
        (TWO_WEEKS + timedelta(seconds=1), 1),
        (TWO_WEEKS + timedelta(days=1), 1),
        (TWO_WEEKS + timedelta(days=1, seconds=1), 2),
    ],
)
def test_days_late(after, days):
    assert days_late(ENDS, ENDS + after) == days


def test_in_time_says_nothing(cast):
    (entry,) = closed(cast, ENDS + TWO_WEEKS)
    assert "late_days" not in entry.why
    assert "due" not in explained([entry])[0].why


def test_late_is_allowed_and_said_in_the_entry(cast):
    (entry,) = closed(cast, ENDS + TWO_WEEKS + timedelta(days=2, hours=1))
    assert (entry.minutes, entry.why["late_days"]) == (120, 3)
    assert "The list was closed 3 days after it was due." in explained([entry])[0].why
    assert check_record().finding is None


def test_a_correction_of_a_late_list_says_so_too_and_needs_no_correction_by_itself(cast):
    closed(cast, ENDS + TWO_WEEKS + timedelta(hours=1))
    assert (
        recredit(
            meeting=cast.circle,
            reason=composed("Again", audience="attended"),
            by=cast.alice,
            at=ENDS + 2 * TWO_WEEKS,
        )
        == []
    )
    marking = Marking(person_id=cast.alice.pk, since=SIX, until=ENDS)
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=ENDS + 2 * TWO_WEEKS)
    recredit(
        meeting=cast.circle,
        reason=composed("She was there", audience="attended"),
        by=cast.alice,
        at=ENDS + 2 * TWO_WEEKS,
    )
    (entry,) = entries_for(cast.alice, most=5)
    assert entry.why["late_days"] == 1


def page(client, person, address, at):
    client.force_login(person)
    with time_machine.travel(at, tick=False):
        return client.get(address).content.decode()


def test_who_leads_sees_by_when(cast, client):
    home = page(client, cast.alice, "/", ENDS + timedelta(days=1))
    assert "Close it by Monday, March 16, and everyone gets their hours." in home
    assert "It was to be closed by" in page(client, cast.alice, "/", ENDS + TWO_WEEKS + timedelta(days=1))
    assert "Close it by" not in page(client, cast.bob, "/", ENDS + timedelta(days=1))


def test_the_closing_page_says_by_when_and_afterwards_that_it_still_works(cast, client):
    address = f"/meetings/{cast.circle.pk}/closing/"
    assert "It is due by Monday, March 16." in page(client, cast.alice, address, ENDS + timedelta(days=1))
    late = page(client, cast.alice, address, ENDS + TWO_WEEKS + timedelta(days=1))
    assert "It was due on" in late
    assert "each entry then says that it was late" in late


def test_a_meeting_of_somebody_elses_tells_them_nothing(cast, client):
    Membership.objects.filter(person=cast.bob).update(ended_at=LONG_AGO)
    assert "Close it by" not in page(client, cast.charlie, "/", ENDS + timedelta(days=1))
    assert "Close it by" not in page(client, cast.bob, "/", ENDS + timedelta(days=1))
