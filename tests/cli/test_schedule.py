"""What happens by the clock happens when it is due, and one failure stops nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from copal.config.running import worker
from copal.jobs import housekeeping, schedule
from copal.jobs.schedule import Regular

MIDNIGHT = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.mark.parametrize(("seconds", "due"), [(0, False), (14, False), (15, True), (60, True)])
def test_due_again_after_its_pause(seconds, due):
    regular = Regular("x", 15, print)
    assert regular.is_due(None, MIDNIGHT)
    assert regular.is_due(MIDNIGHT, MIDNIGHT + timedelta(seconds=seconds)) is due


def test_one_that_fails_does_not_keep_the_next_from_running(monkeypatch):
    ran = []

    def fails(*, at):
        raise ZeroDivisionError

    table = (Regular("bad", 1, fails), Regular("good", 1, lambda *, at: ran.append(at)))
    monkeypatch.setattr(schedule, "SCHEDULE", table)
    last = {}
    assert schedule.sweep(last, at=MIDNIGHT) == ["bad", "good"]
    assert schedule.sweep(last, at=MIDNIGHT) == []
    assert ran == [MIDNIGHT]


def test_names_in_the_schedule_are_their_own():
    names = [regular.name for regular in schedule.SCHEDULE]
    assert len(names) == len(set(names)) > 0


def test_ended_sessions_are_forgotten(db):
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=MIDNIGHT + timedelta(days=days))
    assert housekeeping.forget_ended_sessions(at=MIDNIGHT) == 1
    assert Session.objects.get().session_key == "new"


def task(status: str, finished_at: datetime | None) -> None:
    DBTaskResult.objects.create(
        status=status,
        finished_at=finished_at,
        started_at=MIDNIGHT,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="copal.jobs.housekeeping.forget_ended_sessions",
        backend_name="default",
        exception_class_path="",
        traceback="",
    )


def test_done_tasks_are_forgotten_after_a_while_and_failed_ones_kept(db):
    for status in ("SUCCESSFUL", "FAILED"):
        task(status, MIDNIGHT - timedelta(days=30))
    task("SUCCESSFUL", MIDNIGHT)
    assert housekeeping.forget_finished_tasks(at=MIDNIGHT) == 1
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


def test_what_a_dead_worker_had_begun_is_queued_again(db):
    task("RUNNING", None)
    assert worker.requeue_left_over() == 1
    assert DBTaskResult.objects.ready().count() == 1
