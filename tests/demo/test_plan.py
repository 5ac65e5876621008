"""Whenever the demo is built, there is one meeting under way, a report waiting and a claim still open."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from copal.cli.demo_network import evenings, past_rooms, script, tonight, tonights_room
from copal.cli.demo_network.presence import morning_after, recorded
from copal.cli.demo_network.rooms import Act
from copal.cli.demo_network.stage import Stage
from tests.demo.conftest import AT

MOMENTS = [
    AT,
    datetime(
        2026, 1, 14, 18, 40, tzinfo=UTC
    ),  # a Wednesday at 1:40 pm: when Well-being Wednesdays would meet
    datetime(2027, 3, 9, 3, 10, tzinfo=UTC),  # a second Monday, late in the evening, in mud season
    datetime(2026, 7, 13, 22, 35, tzinfo=UTC),  # a second Monday, half past six
    datetime(2026, 3, 8, 7, 5, tzinfo=UTC),  # minutes after the clocks have jumped
    datetime(2026, 11, 1, 6, 30, tzinfo=UTC),  # in the hour that comes twice
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
]


def everything(at: datetime) -> dict[str, list[evenings.Evening]]:
    stage = Stage(at)
    return {group.key: evenings.evenings_of(stage, group) for group in script.groups()}


def acts(stage: Stage, evening: evenings.Evening) -> list[Act]:
    return (tonights_room if evening.is_tonight else past_rooms).acts_of(stage, evening)


def fingerprint(at: datetime) -> list[object]:
    stage = Stage(at)
    return [
        (
            evening.key, evening.topic.title, evening.starts_at.isoformat(), recorded(stage, evening),
            [(one.at.isoformat(), one.by, one.do, one.words, sorted(one.fields.items())) for one in acts(stage, evening)],
        )
        for group in script.groups()
        for evening in evenings.evenings_of(stage, group)
    ]  # fmt: skip


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_one_meeting_is_under_way_about_half_an_hour_in(at):
    running = [one for rows in everything(at).values() for one in rows if one.starts_at <= at < one.ends_at]
    assert [one.is_tonight for one in running] == [True]
    assert timedelta(minutes=30) <= at - running[0].starts_at < timedelta(minutes=45)
    assert running[0].group.key == "family"


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_there_is_a_report_to_decide_and_a_claim_to_answer(at):
    rows = [one for each in everything(at).values() for one in each]
    waiting = [one for one in rows if tonight.is_waiting(one)]
    assert len(waiting) == 1
    assert at - waiting[0].ends_at < timedelta(days=9)
    open_claim = next(one for one in script.claims() if not one.decision)
    contested = next(
        one for one in rows if (one.group.key, one.back) == (open_claim.community, open_claim.back)
    )
    said_at = contested.ends_at + timedelta(days=open_claim.days)
    assert morning_after(contested) + timedelta(hours=2) < said_at < at
    assert open_claim.days < 14  # so long people may say it


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_fourteen_months_a_snow_day_and_moved_meetings(at):
    rows = everything(at)
    assert at - rows["family"][0].starts_at > timedelta(days=400)
    snow = [one for one in rows["aroostook"] if one.called_off]
    assert len(snow) == 1
    assert snow[0].starts_at.month in (1, 2)
    assert any(one.moved for one in rows["downeast"])
    for each in rows.values():
        assert len({one.planned_at for one in each}) == len(each)
        assert [one.back for one in each if one.back] == list(range(max(one.back for one in each), 0, -1))


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_rooms_are_held_within_their_time_and_the_last_three_of_every_community_are_told(at):
    stage = Stage(at)
    for rows in everything(at).values():
        told = {one.back: acts(stage, one) for one in rows}
        assert all(told[back] for back in (1, 2, 3))
        for one in rows:
            times = [act.at for act in acts(stage, one)]
            assert times == sorted(times)
            assert not times or one.starts_at - timedelta(minutes=15) < times[0]
            assert not times or times[-1] < min(one.ends_at + timedelta(minutes=5), at)


def test_the_same_moment_gives_the_same_network_in_any_process():
    ours = repr(fingerprint(AT))
    code = (
        "import django; django.setup()\n"
        "from tests.demo.test_plan import AT, fingerprint\n"
        "print(repr(fingerprint(AT)), end='')"
    )
    theirs = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "copal.config.settings",
             "PYTHONPATH": os.pathsep.join(["app", "."])},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert theirs.stdout == ours


def test_another_moment_gives_another():
    assert fingerprint(AT) != fingerprint(AT + timedelta(days=40))
