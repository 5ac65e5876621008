"""Each night the record is checked and everyone's standing kept, once; a night that was missed is made up for."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django_tasks_db.models import DBTaskResult

from copal.domain.hours import actions as hours
from copal.domain.hours.models import DayRoot, KeptStanding, RecordCheck
from copal.domain.hours.queries.proof import last_check
from copal.domain.hours.queries.standings import last_kept_at, standings_by_status
from copal.domain.people.models import Person
from copal.instruments.proof.keys import Keyring
from copal.jobs import nights
from copal.journeys.check_the_record import check_the_record
from copal.journeys.stand_everyone import stand_everyone
from copal.journeys.where_do_i_stand import where_do_i_stand
from tests.cast import SIX
from tests.hours.test_ledger import AFTER, earning

THREE = SIX + timedelta(hours=9)  # three in the morning, Eastern
ZONE = "America/New_York"


@pytest.fixture(autouse=True)
def _keys(settings, tmp_path):
    settings.SIGNING_FOLDERS = (tmp_path,)


@pytest.mark.parametrize(
    ("last", "at", "due"),
    [
        (None, SIX, True),
        (THREE - timedelta(days=1), THREE, True),
        (THREE, THREE + timedelta(hours=1), False),
        (THREE, THREE + timedelta(hours=12), False),
        (THREE, THREE + timedelta(hours=35), False),
        (THREE, THREE + timedelta(hours=36), True),
    ],
)
def test_once_a_night(last, at, due):
    assert nights.is_due(last, at=at, timezone=ZONE) is due


def test_both_are_handed_to_the_worker_once(cast):
    assert (nights.hand_out(at=THREE), nights.hand_out(at=THREE)) == (2, 0)
    assert sorted(DBTaskResult.objects.values_list("task_path", flat=True)) == [
        "copal.jobs.tasks.check_record",
        "copal.jobs.tasks.keep_standings",
    ]


def test_nothing_before_there_is_a_network(db):
    assert (nights.hand_out(at=THREE), nights.close_days(at=THREE)) == (0, 0)


def test_a_check_is_kept_for_staff_to_see(cast, tmp_path):
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    assert nights.close_days(at=THREE) == 1
    check_the_record(keyring=Keyring([tmp_path]), at=THREE)
    kept = last_check()
    assert (kept.entries, kept.days, kept.what, kept.at) == (1, 1, "", THREE)
    assert nights.hand_out(at=THREE + timedelta(hours=1)) == 1  # only the standings are due


def test_what_differs_is_kept_with_its_name(cast, tmp_path):
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    nights.close_days(at=THREE)
    root = DayRoot.objects.get()
    forged = DayRoot(
        day=date(2026, 3, 9), first=root.last + 1, last=root.last + 1, count=1, root="0" * 64,
        previous="-", key=root.key, at=THREE, signature="0",
    )  # fmt: skip
    forged.save()
    check_the_record(keyring=Keyring([tmp_path]), at=THREE)
    assert list(RecordCheck.objects.values_list("what", "day")) == [("day_missing", date(2026, 3, 9))]


def at_work(person, **facts):
    Person.objects.filter(pk=person.pk).update(setting="family_child_care", role="owner", **facts)
    person.refresh_from_db()


def test_everyones_standing_is_what_their_own_page_says(cast):
    at_work(cast.bob, licensed_date=date(2024, 5, 1), hired_date=date(2024, 5, 1))
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    assert stand_everyone(at=THREE) == 1
    own = where_do_i_stand(cast.bob, at=THREE).lines
    kept = {one.rule: one for one in KeptStanding.objects.filter(person=cast.bob)}
    assert own
    assert kept.keys() == {one.rule for one in own}
    for one in own:
        row = kept[one.rule]
        assert (row.status, row.counted_minutes, row.required_minutes, row.ends_on) == (
            one.status, one.counted_minutes, one.required_minutes, one.end,
        )  # fmt: skip
    assert last_kept_at() == THREE


def test_the_next_night_brings_it_up_to_date_and_drops_what_applies_no_more(cast):
    at_work(cast.bob, licensed_date=date(2024, 5, 1), hired_date=date(2024, 5, 1))
    stand_everyone(at=THREE)
    before = KeptStanding.objects.filter(person=cast.bob).count()
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    stand_everyone(at=THREE + timedelta(days=1))
    assert KeptStanding.objects.filter(person=cast.bob).count() == before > 0
    assert 120 in KeptStanding.objects.values_list("counted_minutes", flat=True)
    Person.objects.filter(pk=cast.bob.pk).update(licensed_date=None, hired_date=None)
    stand_everyone(at=THREE + timedelta(days=2))
    assert not KeptStanding.objects.exists()


def test_only_those_who_read_credit_see_how_many_stand_where(cast, django_assert_max_num_queries):
    at_work(cast.bob, licensed_date=date(2024, 5, 1), hired_date=date(2024, 5, 1))
    stand_everyone(at=THREE)
    with django_assert_max_num_queries(2):
        found = standings_by_status(cast.dora)
    assert {sum(of.values()) for of in found.values()} == {1}
    assert standings_by_status(cast.edna) == found
    with pytest.raises(Http404):
        standings_by_status(cast.bob)
