"""The row that says a meeting is over. What it earns is written by the journey that closes it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.refusals import Cancelled, locked, require_times
from copal.domain.meetings.facts import MeetingClosed
from copal.domain.meetings.models import Cancellation, Closing, Meeting
from copal.domain.people.models import Person


class AlreadyClosed(Refused):
    reason = "already_closed"


class NotStarted(Refused):
    reason = "not_started"


class NotOver(Refused):
    reason = "not_over"


@transaction.atomic
def close(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    policy: str,
    by: Person | None,
    at: datetime,
) -> Closing:
    """Close it, with the times as they really were. `policy` is the stamp of the edition that prices it.

    Of two closings at once one is refused: the meeting's row is held, and the table takes only one.
    Raises `Cancelled`, `AlreadyClosed`, `NotStarted`, `WrongTimes`, and `NotOver` for an end still to come.
    """
    meeting = locked(meeting)
    if Cancellation.objects.filter(meeting=meeting).exists():
        raise Cancelled(_("This meeting was cancelled, so there is nothing to close."))
    if Closing.objects.filter(meeting=meeting).exists():
        raise AlreadyClosed(_("This meeting is already closed. Hours can still be corrected."))
    if starts_at > at or meeting.starts_at > at:
        raise NotStarted(_("This meeting has not started yet. You can close it when it is over."))
    require_times(starts_at, ends_at)
    if ends_at > at:
        raise NotOver(_("That end has not come yet. Set the time at which it really ended."))
    closing = Closing.objects.create(
        meeting=meeting, starts_at=starts_at, ends_at=ends_at, policy=policy, by=by, at=at
    )
    journal.record(
        MeetingClosed(at=at, by=by.pk if by else None, meeting=meeting.pk, community=meeting.community_id)
    )
    return closing
