"""When the parts of the agenda really ran, as the live room kept it."""

from datetime import datetime

from copal.base.intervals import Interval
from copal.domain.facilitation.memory import state_of
from copal.domain.meetings.models import Meeting


def ran(meeting: Meeting, *, until: datetime) -> dict[int, list[Interval]]:
    """By segment, each stretch it ran; one that is still on runs to `until`. Empty where nobody led the agenda there.

    A part that was passed over is not in it once any other was begun.
    """
    items = state_of(meeting).agenda.items
    return {
        item.segment: [Interval(begin, max(begin, end or until)) for begin, end in item.spans]
        for item in items
        if item.spans
    }
