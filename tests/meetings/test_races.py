"""Two at once: of two closings one is refused, and two taps are one answer."""

from datetime import timedelta

import pytest
from django.db import connection

from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import AnswerGiven, Closing
from tests import cast as casting
from tests.cast import SIX
from tests.support.threads import at_once

EIGHT = SIX + timedelta(hours=2)


@pytest.mark.django_db(transaction=True)
def test_of_two_closings_at_once_one_is_refused():
    cast = casting.assemble()

    def close():
        return meetings.close(
            meeting=cast.circle, starts_at=SIX, ends_at=EIGHT, policy="quarter-hour 2020-01-01",
            by=cast.alice, at=EIGHT,
        )  # fmt: skip

    found = at_once(close, close)
    assert sorted(type(one).__name__ for one in found) == ["AlreadyClosed", "Closing"]
    assert Closing.objects.count() == 1
    assert connection.is_usable()


@pytest.mark.django_db(transaction=True)
def test_two_taps_are_one_answer():
    cast = casting.assemble()

    def tap():
        return meetings.answer(
            meeting=cast.circle, person=cast.bob, coming="going", how="", via="page", by=cast.bob, at=SIX
        )

    found = at_once(tap, tap, tap)
    assert found == [None, None, None]
    assert AnswerGiven.objects.count() == 1
