"""The child process: works off the task queue, and sweeps the schedule each second in a second thread.

Ends when it is told to (SIGTERM) or when the pipe from its parent closes; a task in progress is finished.
"""

import os
import signal
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from types import FrameType

    from copal.config.running.one_worker import OneWorker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")

PAUSE_SECONDS = 0.3
GRACE_SECONDS = 7
BACKEND = "default"
log = structlog.get_logger("copal.worker")


class Stop:
    """Whether to stop, told from a signal or from the closing pipe."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def on_signal(self, number: int, frame: "FrameType | None") -> None:
        self.event.set()

    def on_parent_gone(self) -> None:
        while os.read(0, 1):  # returns nothing once the other end is closed
            pass
        self.event.set()
        threading.Event().wait(GRACE_SECONDS)
        os._exit(1)


def requeue_left_over() -> int:
    """Tasks a dead worker had begun go back into the queue. There is one worker, so none is at work now."""
    from django_tasks_db.models import DBTaskResult

    begun = DBTaskResult.objects.running().filter(backend_name=BACKEND)
    return begun.update(status="READY", started_at=None)


def work_off(stop: threading.Event, one: "OneWorker") -> None:
    """Asks cheaply whether anything is due; only then takes the queue's exclusive lock."""
    from django.db import close_old_connections
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=20,  # then look whether to stop
        worker_id=f"worker-{os.getpid()}",
        excluded_queue_names=[],
    )
    while not stop.is_set():
        if one.is_ours() and DBTaskResult.objects.ready().filter(backend_name=BACKEND).exists():
            worker.run()
            worker._run_tasks = 0  # noqa: SLF001  (its own count of tasks until it returns)
        else:
            stop.wait(PAUSE_SECONDS)
        close_old_connections()


def watch_the_clock(stop: threading.Event, one: "OneWorker") -> None:
    """Each second, whatever is due by then."""
    from django.db import close_old_connections

    from copal.jobs.schedule import sweep

    last: dict[str, datetime] = {}
    while not stop.wait(1):
        close_old_connections()
        if one.is_ours():
            sweep(last, at=datetime.now(UTC))


def main() -> int:
    import django

    stop = Stop()
    signal.signal(signal.SIGTERM, stop.on_signal)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=stop.on_parent_gone, daemon=True).start()
    django.setup()
    from copal.config.running.one_worker import OneWorker

    one = OneWorker()
    while not one.is_ours():
        if stop.event.wait(1):
            return 0
    if left := requeue_left_over():
        log.warning("requeued", tasks=left)
    threading.Thread(target=watch_the_clock, args=(stop.event, one), daemon=True).start()
    work_off(stop.event, one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
