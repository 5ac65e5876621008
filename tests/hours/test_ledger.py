"""The ledger adds, reverses, and cannot be changed, not even in raw SQL."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from copal.domain.confidentiality.rules import composed
from copal.domain.hours import actions as hours
from copal.domain.hours.queries import entries_for, standing_entries, totals_by_year
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)


def earning(cast, minutes=120):
    return hours.Earning(
        person_id=cast.bob.pk,
        community_id=cast.community.pk,
        meeting_id=cast.circle.pk,
        title=cast.circle.title,
        on=date(2026, 3, 2),
        kind="growth",
        minutes=minutes,
        provenance="verified",
        policy="quarter-hour 2020-01-01",
        why={"code": "full"},
    )


def test_zero_minutes_write_nothing(cast):
    assert hours.credit([earning(cast, 0)], by=cast.alice, at=AFTER) == []
    assert entries_for(cast.bob, most=10) == []


def test_the_same_meeting_is_never_credited_twice(cast):
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    assert [one.minutes for one in totals_by_year(cast.bob)] == [120]


def test_a_correction_is_a_reversal_and_a_new_entry_and_both_are_seen(cast):
    (first,) = hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    hours.reverse([first], reason=composed("Left at seven", audience="attended"), by=cast.alice, at=AFTER)
    hours.credit([earning(cast, 60)], by=cast.alice, at=AFTER)
    lines = entries_for(cast.bob, most=10)
    assert sorted(one.minutes for one in lines) == [-120, 60, 120]
    assert [one.minutes for one in lines if one.corrected] == [120]
    assert [one.reason for one in lines if one.reverses] == ["Left at seven"]
    assert [row.minutes for row in standing_entries(cast.circle.pk).values()] == [60]
    assert [one.growth_minutes for one in totals_by_year(cast.bob)] == [60]


def test_an_entry_is_reversed_once(cast):
    (first,) = hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    hours.reverse([first], reason=None, by=cast.alice, at=AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        hours.reverse([first], reason=None, by=cast.alice, at=AFTER)


def test_leafing_by_key_shows_each_entry_once(cast):
    for number in range(1, 8):
        one = earning(cast)
        hours.credit(
            [
                hours.Earning(
                    **{**vars(one), "meeting_id": 1000 + number, "on": date(2026, 3, 1 + number // 2)}
                )
            ],
            by=cast.alice,
            at=AFTER,
        )
    seen, before = [], None
    while leaf := entries_for(cast.bob, most=3, before=before):
        seen += [one.id for one in leaf]
        before = (leaf[-1].on, leaf[-1].id)
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hours_ledgerentry SET minutes = 999",
        "DELETE FROM hours_ledgerentry",
        "UPDATE journal_entry SET kind = 'x'",
        "DELETE FROM journal_entry",
    ],
)
def test_the_database_itself_refuses(cast, statement):
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(statement)
    assert [one.minutes for one in totals_by_year(cast.bob)] == [120]
