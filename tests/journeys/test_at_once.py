"""Two people press the same button at the same moment: it is done once, and the record adds up."""

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.confidentiality.rules import composed
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.actions import AlreadyClosed
from copal.domain.meetings.models import Meeting
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import out_of_step, recount_due, recredit
from tests import cast as casting
from tests.cast import SIX
from tests.journeys import evenings
from tests.journeys.evenings import another_meeting
from tests.journeys.test_totals import AFTER, held, minutes
from tests.support.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def mark(cast, since, until):
    marking = Marking(person_id=cast.bob.pk, since=minutes(since), until=minutes(until))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)


def close(cast):
    meeting = Meeting.objects.select_related("community").get(pk=cast.circle.pk)
    return close_meeting(meeting=meeting, session=Interval(SIX, minutes(120)), by=cast.alice, at=AFTER)


def correct(cast):
    meeting = Meeting.objects.select_related("community", "closing").get(pk=cast.circle.pk)
    return recredit(meeting=meeting, reason=composed("Again", audience="attended"), by=cast.alice, at=AFTER)


def test_two_recounts_count_once():
    cast = casting.assemble()
    waiting = an_hour_freed(cast)
    found = at_once(*[lambda: recount_due(at=AFTER)] * 2)
    assert sum(found) in (1, 2)  # the second may look, and finds nothing to do
    assert (evenings.net(cast.bob, meeting=waiting), evenings.net(cast.bob)) == (
        {"growth": 60},
        {"growth": 120},
    )
    assert LedgerEntry.objects.filter(meeting_ref=waiting.pk).count() == 1


def an_hour_freed(cast):
    """Of two meetings of one hour the first counts all of it, until half is taken back; the second is to be counted anew."""
    other = another_meeting(cast)
    evenings.mark(cast, cast.bob, 0, 120)
    evenings.mark(cast, cast.bob, 0, 120, meeting=other)
    evenings.close(cast)
    evenings.close(cast, other)
    (stay,) = Stay.objects.filter(meeting=cast.circle)
    presence.correct(stay=stay, since=minutes(0), until=minutes(60), by=cast.alice, at=AFTER)
    correct(cast)
    return other


def test_two_closings_credit_once():
    cast = casting.assemble()
    mark(cast, 0, 120)
    found = at_once(lambda: close(cast), lambda: close(cast))
    assert sorted(type(one).__name__ for one in found) == sorted([AlreadyClosed.__name__, "list"])
    assert (held(cast, cast.bob), LedgerEntry.objects.count()) == (120, 1)


def test_two_corrections_correct_once():
    cast = casting.assemble()
    mark(cast, 0, 60)
    close(cast)
    mark(cast, 60, 120)  # the bare action: nothing follows it until someone corrects
    found = at_once(lambda: correct(cast), lambda: correct(cast))
    assert sorted(found) == [[], [cast.bob.pk]]
    assert (held(cast, cast.bob), LedgerEntry.objects.count()) == (120, 3)


def test_two_meetings_of_one_hour_closed_at_once_count_each_minute_once():
    cast = casting.assemble()
    other = another_meeting(cast)
    mark(cast, 0, 120)
    evenings.mark(cast, cast.bob, 0, 120, meeting=other)
    at_once(lambda: close(cast), lambda: evenings.close(cast, other))
    assert evenings.net(cast.bob) == {"growth": 120}
    assert [out_of_step(evenings.fresh(one)) for one in (cast.circle, other)] == [[], []]
