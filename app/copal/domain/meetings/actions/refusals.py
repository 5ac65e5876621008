"""Refusals that several actions share, and the one check of what a meeting still lets itself be asked."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.meetings.models import Cancellation, Closing, Meeting
from copal.domain.meetings.rules import State, state_at

LONGEST_SECONDS = 24 * 3600


class Cancelled(Refused):
    reason = "cancelled"


class Over(Refused):
    reason = "over"


class Fixed(Refused):
    reason = "closed"


class WrongTimes(Refused):
    reason = "wrong_times"


class InThePast(Refused):
    reason = "in_the_past"


class UnknownZone(Refused):
    reason = "unknown_zone"


def state_of(meeting: Meeting, at: datetime) -> State:
    """Asked of the tables, not of what the caller fetched a while ago."""
    return state_at(
        at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        cancelled=Cancellation.objects.filter(meeting=meeting).exists(),
        closed=Closing.objects.filter(meeting=meeting).exists(),
    )


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now; nobody else changes it until this transaction is done."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def require_open(meeting: Meeting, at: datetime, *, past_too: bool = False) -> None:
    """Raises `Cancelled` or `Fixed`, and `Over` after its end unless `past_too`."""
    state = state_of(meeting, at)
    if state is State.CANCELLED:
        raise Cancelled(_("This meeting is cancelled, so nothing more can be changed."))
    if state is State.CLOSED:
        raise Fixed(_("This meeting is closed, so it stays as it is. Hours can still be corrected."))
    if state is State.OVER and not past_too:
        raise Over(_("This meeting is over. When you close it, you can still set its real times."))


def require_times(starts_at: datetime, ends_at: datetime) -> None:
    """Raises `WrongTimes` unless the end is after the start, by a day at most."""
    if ends_at <= starts_at:
        raise WrongTimes(_("The end must be after the start."))
    if (ends_at - starts_at).total_seconds() > LONGEST_SECONDS:
        raise WrongTimes(_("A meeting lasts a day at most. Plan one for each day."))


def require_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise UnknownZone(_("Please choose a time zone from the list.")) from problem
