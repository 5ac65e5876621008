"""What is done once each night, or by day where a night was missed: it takes minutes, so the worker does it as tasks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.tasks import Task

from copal.domain.communities.queries import the_network
from copal.domain.hours.queries.proof import last_check
from copal.domain.hours.queries.standings import last_kept_at
from copal.instruments.proof.keys import Keyring
from copal.jobs.tasks import check_record, keep_standings
from copal.jobs.work import is_pending
from copal.journeys.check_the_record import close_finished_days

NIGHT = range(2, 5)  # hours of the network's clock
ONCE = timedelta(hours=len(NIGHT))
LATEST = timedelta(hours=36)


def close_days(*, at: datetime) -> int:
    """How many finished days of the record were closed and signed."""
    return close_finished_days(keyring=Keyring(settings.SIGNING_FOLDERS), at=at)


def is_due(last: datetime | None, *, at: datetime, timezone: str) -> bool:
    """Whether what was last done then is to be done now."""
    if last is None or at - last >= LATEST:
        return True
    return at.astimezone(ZoneInfo(timezone)).hour in NIGHT and at - last > ONCE


def hand_out(*, at: datetime) -> int:
    """Queue what is due tonight and not queued yet. Returns how many tasks that were."""
    network = the_network()
    if network is None:
        return 0
    queued = 0
    for task, last_done in NIGHTLY:
        if is_due(last_done(), at=at, timezone=network.timezone) and not is_pending(task, at=at):
            task.enqueue()
            queued += 1
    return queued


def _last_checked() -> datetime | None:
    check = last_check()
    return check.at if check else None


NIGHTLY: tuple[tuple[Task[..., None], Callable[[], datetime | None]], ...] = (
    (check_record, _last_checked),
    (keep_standings, last_kept_at),
)
