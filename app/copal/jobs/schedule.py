"""What happens by the clock: one table. Looked at each second by the worker process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from copal.domain.attendance.actions.evidence import destroy_old_evidence
from copal.domain.communities.actions import forget_old_rosters
from copal.domain.confidentiality.actions.leaving import destroy_kept_names
from copal.domain.facilitation.actions import end_forgotten
from copal.domain.journal.actions import tell_waiting
from copal.domain.programmes.actions import end_past_consents, forget_old_asks
from copal.domain.requirements.actions import forget_old_looks
from copal.jobs import housekeeping, leaving, nights, work
from copal.journeys.correct_hours import recount_due
from copal.journeys.decide_reports import settle_waiting
from copal.journeys.seal_rooms import seal_rooms
from copal.outlets.mail_programmes import queue_ends_of_sharing
from copal.outlets.mail_rules import queue_news_of_rules
from copal.outlets.post import send_due
from copal.outlets.reminders import queue_reminders, queue_reviews

log = structlog.get_logger("copal.schedule")
MINUTE, HOUR = 60, 3600


@dataclass(frozen=True)
class Regular:
    """Done at the start of the worker, and then each `every_seconds`. Called with `at=`, an aware moment."""

    name: str
    every_seconds: int
    do: Callable[..., object]

    def is_due(self, last: datetime | None, at: datetime) -> bool:
        return last is None or at - last >= timedelta(seconds=self.every_seconds)


SCHEDULE: tuple[Regular, ...] = (
    Regular("tell", 1, tell_waiting),
    Regular("post", 1, send_due),
    Regular("hand_out_work", 1, work.hand_out),
    Regular("remind", MINUTE, queue_reminders),
    Regular("remind_of_reviews", HOUR, queue_reviews),
    Regular("remind_of_sharing", HOUR, queue_ends_of_sharing),
    Regular("tell_of_new_rules", MINUTE, queue_news_of_rules),
    Regular("end_past_consents", HOUR, end_past_consents),
    Regular("end_forgotten_rooms", MINUTE, end_forgotten),
    Regular("recount_meetings", MINUTE, recount_due),
    Regular("settle_reports", HOUR, settle_waiting),
    Regular("close_days", 10 * MINUTE, nights.close_days),
    Regular("hand_out_nights", 10 * MINUTE, nights.hand_out),
    Regular("seal_rooms", 10 * MINUTE, seal_rooms),
    Regular("extend_series", HOUR, housekeeping.extend_series),
    Regular("let_go", HOUR, leaving.let_go),
    Regular("destroy_kept_names", HOUR, destroy_kept_names),
    Regular("destroy_old_evidence", HOUR, destroy_old_evidence),
    Regular("forget_old_asks", HOUR, forget_old_asks),
    Regular("forget_old_rosters", HOUR, forget_old_rosters),
    Regular("forget_old_looks", HOUR, forget_old_looks),
    Regular("forget_ended_sessions", HOUR, housekeeping.forget_ended_sessions),
    Regular("forget_finished_tasks", HOUR, housekeeping.forget_finished_tasks),
)


def sweep(last: dict[str, datetime], *, at: datetime) -> list[str]:
    """Do all that is due at `at`; `last` remembers when each was begun. Returns the names of what was done.

    One that fails is logged, waits for its next time, and does not keep the others from running.
    """
    due = [regular for regular in SCHEDULE if regular.is_due(last.get(regular.name), at)]
    for regular in due:
        last[regular.name] = at
        try:
            regular.do(at=at)
        except Exception:
            log.exception("schedule_failed", job=regular.name)
    return [regular.name for regular in due]
