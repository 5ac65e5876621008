"""Hands waiting rows to the worker as tasks: due work is a row, so nothing is lost if a task is."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.tasks import Task
from django_tasks_db.models import DBTaskResult

from copal.domain.attendance.queries.reports import reports_to_read
from copal.domain.credentials.queries import orders_waiting
from copal.domain.requirements.queries import looks_to_take
from copal.jobs.tasks import issue_certificates, look_at_added_pack, read_report

GIVEN_UP = timedelta(minutes=15)  # a worker that died leaves its task running for ever; hand it out anew
AGAIN_AFTER = timedelta(minutes=5)  # work whose task failed is tried again, but not each second


def hand_out(*, at: datetime) -> int:
    """Queue a task for each kind of waiting work that has none yet. Returns how many were queued."""
    queued = 0
    pending = _pending(at)
    if orders_waiting(1) and issue_certificates.module_path not in pending:
        issue_certificates.enqueue()
        queued += 1
    for report_id in reports_to_read(at=at):
        if (read_report.module_path, report_id) not in pending:
            read_report.enqueue(report_id)
            queued += 1
    for look_id in looks_to_take():
        if (look_at_added_pack.module_path, look_id) not in pending:
            look_at_added_pack.enqueue(look_id)
            queued += 1
    return queued


def is_pending(task: Task[..., None], *, at: datetime) -> bool:
    """Whether this task is queued, running or just failed."""
    return task.module_path in _pending(at)


def _pending(at: datetime) -> set[object]:
    """What is queued, running or just failed: the task's path, and the path with its first argument."""
    found: set[object] = set()
    alive = (
        Q(status="READY")
        | Q(status="RUNNING", started_at__gt=at - GIVEN_UP)
        | Q(status="FAILED", finished_at__gt=at - AGAIN_AFTER)
    )
    rows = DBTaskResult.objects.filter(alive)
    for path, arguments in rows.values_list("task_path", "args_kwargs"):
        found.add(path)
        if arguments.get("args"):
            found.add((path, arguments["args"][0]))
    return found
