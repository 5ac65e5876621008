"""Those whose waiting time is over are let go: first all that is theirs, then the letters that were on their way."""

from datetime import datetime

from copal.journeys.leave_for_good import carry_out_due
from copal.outlets.sent import forget_letters


def let_go(*, at: datetime) -> int:
    """Returns how many left for good."""
    done = carry_out_due(at=at)
    for person_id, addresses in done.items():
        forget_letters(person_id, addresses)
    return len(done)
