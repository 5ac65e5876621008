"""Two at the same moment on PostgreSQL, where two really write at once: nobody is credited twice, nothing is lost.

One database for all of it, since a new one takes longer than what is tried in it.
"""

import pytest

from copal.domain.attendance.actions import presence
from copal.domain.attendance.models import Stay
from copal.domain.confidentiality.rules import composed
from copal.domain.hours.models import LedgerEntry
from copal.domain.hours.queries.proof import check_record
from copal.domain.meetings.actions import AlreadyClosed
from copal.journeys.correct_hours import out_of_step, recount_due, recredit
from tests import cast as casting
from tests.journeys import evenings
from tests.journeys.evenings import AFTER, another_meeting, fresh, minutes, net
from tests.journeys.test_at_once import close, correct, mark
from tests.support.threads import at_once

pytestmark = pytest.mark.postgres


def test_two_who_close_correct_or_count_anew_credit_once(postgres_alone):
    cast = casting.assemble()
    together(postgres_alone, cast, two_closings, two_corrections, a_closing_beside_another, two_recounts)
    assert check_record().finding is None


def together(database, cast, *parts):
    for part in parts:
        part(cast, lambda *deeds: at_once(*deeds, database=database))


def two_closings(cast, both):
    mark(cast, 0, 60)
    found = both(lambda: close(cast), lambda: close(cast))
    assert sorted(type(one).__name__ for one in found) == sorted([AlreadyClosed.__name__, "list"])
    assert (net(cast.bob), LedgerEntry.objects.count()) == ({"growth": 60}, 1)


def two_corrections(cast, both):
    mark(cast, 60, 120)
    found = both(lambda: correct(cast), lambda: correct(cast))
    assert sorted(found) == [[], [cast.bob.pk]]
    assert (net(cast.bob), LedgerEntry.objects.count()) == ({"growth": 120}, 3)


def a_closing_beside_another(cast, both):
    """Two more communities in the hours after: the same person in both."""
    cast.first, cast.second = (another_meeting(cast, 150, 270, slug) for slug in ("first", "second"))
    for one in (cast.first, cast.second):
        evenings.mark(cast, cast.charlie, 150, 270, meeting=one)
    both(*(lambda one=one: evenings.close(cast, one, 150, 270) for one in (cast.first, cast.second)))
    assert net(cast.charlie) == {"growth": 120}
    assert [out_of_step(fresh(one)) for one in (cast.first, cast.second)] == [[], []]


def two_recounts(cast, both):
    """Half of what the one meeting counts is taken back; two workers count the other anew."""
    (entry,) = LedgerEntry.objects.filter(person=cast.charlie)
    (stay,) = Stay.objects.filter(meeting=entry.meeting_ref)
    presence.correct(stay=stay, since=minutes(150), until=minutes(210), by=cast.alice, at=AFTER)
    recredit(
        meeting=fresh(stay.meeting), reason=composed("Left", audience="attended"), by=cast.alice, at=AFTER
    )
    both(*[lambda: recount_due(at=AFTER)] * 2)
    waiting = next(one for one in (cast.first, cast.second) if one.pk != entry.meeting_ref)
    credited = net(cast.charlie, meeting=waiting)
    assert (credited, net(cast.charlie)) == ({"growth": 60}, {"growth": 120})
    assert LedgerEntry.objects.filter(meeting_ref=waiting.pk).count() == 1
