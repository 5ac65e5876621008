"""What happens by the clock: one table. Swept at the start of each minute by the worker process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from copal.jobs import housekeeping

log = structlog.get_logger("copal.schedule")


@dataclass(frozen=True)
class Regular:
    """Done when the minutes since midnight UTC divide by `every_minutes`. Takes the moment it is due."""

    name: str
    every_minutes: int
    do: Callable[[datetime], object]

    def is_due(self, at: datetime) -> bool:
        return (at.hour * 60 + at.minute) % self.every_minutes == 0


SCHEDULE: tuple[Regular, ...] = (
    Regular("forget_ended_sessions", 24 * 60, housekeeping.forget_ended_sessions),
    Regular("forget_finished_tasks", 24 * 60, housekeeping.forget_finished_tasks),
)


def sweep(*, at: datetime) -> None:
    """Do all that is due at `at`. One that fails is logged and does not keep the others from running."""
    for regular in SCHEDULE:
        if regular.is_due(at):
            try:
                regular.do(at)
            except Exception:
                log.exception("schedule_failed", name_of_job=regular.name)
