"""The post of the last weeks goes out as it went; what is older rests, so that nobody gets last year's mail."""

from datetime import datetime, timedelta

from copal.cli.demo_network.stage import Stage
from copal.domain.journal.actions import let_rest, tell_waiting
from copal.outlets.post import send_due
from copal.outlets.reminders import queue_reminders

RECENT = timedelta(days=15)


class PostOffice:
    """Hears the time after everything that happens, and sends what is due."""

    def __init__(self, stage: Stage) -> None:
        self.opens_at = stage.at - RECENT
        stage.plan(self.opens_at, lambda now: let_rest(before=now, at=now))

    def remind(self, when: datetime) -> None:
        if when > self.opens_at:
            queue_reminders(at=when)

    def after(self, when: datetime) -> None:
        if when <= self.opens_at:
            return
        while tell_waiting(at=when):
            pass
        while send_due(at=when):
            pass
