"""Two meetings that end at the same moment with the same person in both: one chain, and every minute on it."""

from dataclasses import replace

import pytest

from copal.domain.hours import actions as hours
from copal.domain.hours.models import LedgerEntry
from copal.domain.hours.queries.proof import check_record
from tests import cast as casting
from tests.hours.test_ledger import AFTER, earning
from tests.support.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_chains_never_fork():
    cast = casting.assemble()
    plain = earning(cast)

    def credit(meeting):
        return lambda: hours.credit(
            [replace(plain, meeting_id=meeting), replace(plain, meeting_id=meeting, person_id=cast.alice.pk)],
            by=cast.alice,
            at=AFTER,
        )

    found = at_once(*(credit(meeting) for meeting in range(100, 106)))
    assert [len(one) for one in found] == [2] * 6
    numbers = LedgerEntry.objects.filter(person=cast.bob).order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]
    assert check_record().finding is None
