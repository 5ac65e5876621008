"""What a worker does about letters, at a moment of the test's choosing."""

from datetime import datetime

from copal.domain.journal.actions import tell_waiting
from copal.outlets.post import send_due


def deliver(at: datetime) -> int:
    """Tell all there is to tell, then send what is due. Returns how many letters went out."""
    while tell_waiting(at=at):
        pass
    return send_due(at=at)
