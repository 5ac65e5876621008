"""Queued work, done in the test when the test says so, through the same queue the worker reads.

The queue is the real one (django-tasks-db): arguments go through JSON and into the database, as on a site.
"""

from collections.abc import Callable

import pytest
from django.utils import timezone

MANY = 500


class WorkFailed(AssertionError):
    """A queued task raised. The message is the task's own traceback."""


@pytest.fixture
def work_off(db) -> Callable[[], int]:
    """Do all queued tasks that are due, also those they queue; how many were done. Raises WorkFailed."""

    def do() -> int:
        from django_tasks_db.models import DBTaskResult

        done = 0
        while done < MANY:
            row = DBTaskResult.objects.ready().order_by("enqueued_at").first()
            if row is None:
                return done
            row.claim("test")
            _do(row)
            done += 1
        raise WorkFailed(f"still queueing after {MANY} tasks")

    return do


def _do(row) -> None:
    task, result = row.task, row.task_result
    try:
        value = task.call(*result.args, **result.kwargs)
    except Exception as problem:
        row.set_failed(problem)
        raise WorkFailed(f"{task.module_path} failed at {timezone.now():%H:%M:%S}") from problem
    row.set_successful(value)
