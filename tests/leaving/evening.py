"""The evening of `planting` with the worker's rounds between, for all who read what came of it."""

from datetime import timedelta

from copal.outlets.post import send_due
from copal.outlets.reminders import queue_reminders, queue_reviews
from tests.cast import SIX
from tests.leaving import planting
from tests.leaving.planting import BEFORE, LATER
from tests.outlets.post import deliver

REVIEW = SIX + timedelta(days=60)


def play(cast):
    planting.before(cast)
    deliver(BEFORE + timedelta(minutes=20))
    planting.changes(cast)
    deliver(BEFORE + timedelta(hours=2))
    deliver(BEFORE + timedelta(hours=6))
    queue_reminders(at=SIX - timedelta(hours=3))
    send_due(at=SIX - timedelta(hours=3))
    planting.evening(cast)
    planting.afterwards(cast)
    deliver(LATER)
    queue_reviews(at=REVIEW)
    deliver(REVIEW + timedelta(days=1))
    return cast
