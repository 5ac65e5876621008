"""Whatever is credited, taken back and forgotten, in whatever order: it adds up, and proves itself."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.domain.confidentiality.rules import composed
from copal.domain.hours import actions as hours
from copal.domain.hours.queries import ledger_of, totals_by_year
from copal.domain.hours.queries.proof import check_record
from tests.hours.test_ledger import AFTER, earning

meetings = st.lists(
    st.tuples(
        st.integers(0, 700),  # days after the first
        st.integers(15, 240),  # minutes
        st.booleans(),  # taken back later
    ),
    min_size=1,
    max_size=6,
)
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def for_a_moment():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def written(cast, evenings):
    plain = earning(cast)
    for number, (days, minutes, is_taken_back) in enumerate(evenings):
        one = replace(
            plain, meeting_id=1000 + number, minutes=minutes, on=date(2026, 3, 2) + timedelta(days=days)
        )
        (entry,) = hours.credit([one], by=cast.alice, at=AFTER)
        if is_taken_back:
            hours.reverse(
                [entry],
                reason=composed("It was another evening", audience="attended"),
                by=cast.alice,
                at=AFTER,
            )


@few
@given(meetings, st.randoms())
def test_totals_never_depend_on_the_order_of_arrival(cast, evenings, chance):
    found = []
    shuffled = evenings[:]
    chance.shuffle(shuffled)
    for order in (evenings, shuffled):
        with for_a_moment():
            written(cast, order)
            found.append(totals_by_year(cast.bob))
            assert check_record().finding is None
    assert found[0] == found[1]


@few
@given(meetings, st.integers(15, 240))
def test_a_reversal_restores_what_was_before(cast, evenings, minutes):
    with for_a_moment():
        written(cast, evenings)
        before = {one.year: (one.growth_minutes, one.training_minutes) for one in totals_by_year(cast.bob)}
        (entry,) = hours.credit([replace(earning(cast), minutes=minutes)], by=cast.alice, at=AFTER)
        hours.reverse([entry], reason=None, by=cast.alice, at=AFTER)
        after = {one.year: (one.growth_minutes, one.training_minutes) for one in totals_by_year(cast.bob)}
        assert {year: sums for year, sums in after.items() if any(sums) or year in before} == before
        assert check_record().finding is None


@few
@given(meetings)
def test_words_that_are_gone_change_no_sum_and_no_proof(cast, evenings):
    with for_a_moment():
        written(cast, evenings)
        before = ledger_of(cast.bob)
        assert hours.empty_reasons(person=cast.bob, by=None, at=AFTER) == sum(
            gone for *_what, gone in evenings
        )
        assert ledger_of(cast.bob) == before
        assert check_record().finding is None
