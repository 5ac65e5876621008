"""The clock: each job in its time, one that fails alone, and waiting work handed to the worker once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.credentials.queries import certificates_for
from copal.jobs import schedule, work
from copal.jobs.schedule import Regular, sweep
from copal.journeys.close_meeting import close_meeting
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)


def test_each_is_done_in_its_time(monkeypatch):
    done = []
    rows = tuple(Regular(name, every, lambda at, name=name: done.append(name)) for name, every in
                 (("often", 1), ("hourly", 3600)))  # fmt: skip
    monkeypatch.setattr(schedule, "SCHEDULE", rows)
    last = {}
    for second in (0, 1, 2, 3600):
        sweep(last, at=SIX + timedelta(seconds=second))
    assert done == ["often", "hourly", "often", "often", "often", "hourly"]


def test_one_that_fails_does_not_stop_the_others(monkeypatch):
    done = []

    def breaks(*, at):
        raise RuntimeError

    def works(*, at):
        done.append(at)

    rows = (Regular("breaks", 1, breaks), Regular("works", 1, works))
    monkeypatch.setattr(schedule, "SCHEDULE", rows)
    assert sweep({}, at=SIX) == ["breaks", "works"]
    assert done == [SIX]


@pytest.fixture
def closed(cast):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=120))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)
    session = Interval(SIX, SIX + timedelta(minutes=120))
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=AFTER)
    return cast


def test_waiting_certificates_are_handed_out_once_and_made(closed, work_off):
    assert work.hand_out(at=AFTER) == 1
    assert work.hand_out(at=AFTER) == 0
    assert work_off() == 1
    assert [one.status for one in certificates_for(closed.bob)] == ["valid"]
    assert work.hand_out(at=AFTER) == 0


def test_every_job_on_the_table_runs_without_fault(cast, caplog):
    assert sweep({}, at=SIX) == [one.name for one in schedule.SCHEDULE]
    assert caplog.records == []


def test_work_whose_task_failed_is_not_tried_each_second(closed, monkeypatch, work_off):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr("copal.jobs.tasks.issue_ordered", broken)
    work.hand_out(at=timezone.now())
    with pytest.raises(AssertionError):
        work_off()
    assert work.hand_out(at=timezone.now()) == 0
    assert work.hand_out(at=timezone.now() + timedelta(minutes=6)) == 1
