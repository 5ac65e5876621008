"""The times a tap stands for."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from copal.domain.attendance import rules
from copal.pages.room.clocks import typed
from copal.policies.doors import in_force

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting


@dataclass(frozen=True)
class Call:
    """What "here" means now. `until` None: and still is."""

    since: datetime
    until: datetime | None
    whole: bool


def roll_call(meeting: "Meeting", at: datetime) -> Call:
    """During the meeting: from its start or from now. Afterwards: the whole of it."""
    if at >= meeting.ends_at:
        return Call(meeting.starts_at, meeting.ends_at, True)
    since = rules.here_since(at=at, starts_at=meeting.starts_at, policy=in_force(on=at.date()))
    return Call(since, None, since == meeting.starts_at)


def times_now(meeting: "Meeting", at: datetime) -> dict[str, str]:
    """The same, for time fields."""
    call = roll_call(meeting, at)
    return {
        "since": typed(call.since, meeting),
        "until": typed(call.until, meeting) if call.until else "",
    }
