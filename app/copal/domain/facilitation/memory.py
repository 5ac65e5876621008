"""Room states this process worked out before, so that only new entries are read. The log stays the truth."""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from django.db import connection

from copal.domain.facilitation.models import LogEntry
from copal.domain.facilitation.rules import Entry, State, replay

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

MOST = 64  # rooms remembered; the longest unused goes first
_known: OrderedDict[str, State] = OrderedDict()
_guard = threading.Lock()


def state_of(meeting: "Meeting") -> State:
    """The room's state as committed (or as this transaction sees it). One query for what is new.

    Inside a transaction it is not remembered: what that has written may still be taken back. Whoever writes to the log
    says so once it is committed (`remember`).
    """
    with _guard:
        before = _known.get(str(meeting.uid), State())
    state = replay(entries_of(meeting.pk, after=before.number), before)
    if not connection.in_atomic_block:
        remember(meeting, state)
    return state


def remember(meeting: "Meeting", state: State) -> None:
    """The room's state as committed, by the meeting's uid, which is never used twice."""
    key = str(meeting.uid)
    with _guard:
        if state.number >= _known.get(key, State()).number:
            _known[key] = state
        _known.move_to_end(key)
        while len(_known) > MOST:
            _known.popitem(last=False)


def entries_of(meeting_id: int, *, after: int = 0) -> list[Entry]:
    rows = LogEntry.objects.filter(meeting=meeting_id, number__gt=after).order_by("number")
    return [
        Entry(number=number, at=at, by=by, kind=kind, about=about)
        for number, at, by, kind, about in rows.values_list("number", "at", "by_id", "kind", "about")
    ]
