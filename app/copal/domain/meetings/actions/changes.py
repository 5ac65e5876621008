"""Changing, moving and cancelling one meeting. Those invited hear of it through the facts."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.refusals import InThePast, locked, require_open, require_times
from copal.domain.meetings.facts import MeetingCancelled, MeetingChanged, MeetingMoved
from copal.domain.meetings.models import Cancellation, Meeting, Move
from copal.domain.people.models import Person


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    title: Screened,
    objectives: Sequence[Screened],
    video_url: str,
    by: Person | None,
    at: datetime,
) -> list[str]:
    """Set its words and its link. Returns what differs: title, objectives, link.

    Raises `Cancelled`, `Fixed`.
    """
    meeting = locked(meeting)
    require_open(meeting, at, past_too=True)
    wanted = {
        "title": title.words,
        "objectives": [one.words for one in objectives if one.words],
        "video_url": video_url,
    }
    different = [name for name, value in wanted.items() if getattr(meeting, name) != value]
    if not different:
        return []
    for name in different:
        setattr(meeting, name, wanted[name])
    if "title" in different or "video_url" in different:  # both stand in people's calendars
        meeting.sequence += 1
    meeting.save(update_fields=[*different, "sequence"])
    what = ["link" if name == "video_url" else name for name in different]
    journal.record(MeetingChanged(at=at, by=by.pk if by else None, meeting=meeting.pk, what=what))
    return what


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    place: Screened,
    by: Person | None,
    at: datetime,
) -> bool:
    """A new time or place, with notice to those invited. The same again changes nothing (False).

    Answers stay, each with its history. Raises `Cancelled`, `Fixed`, `Over`, `WrongTimes`, `InThePast`.
    """
    meeting = locked(meeting)
    require_open(meeting, at)
    require_times(starts_at, ends_at)
    if ends_at <= at:
        raise InThePast(_("That time has passed. Please choose one still to come."))
    return moved(meeting, starts_at, ends_at, place.words, by=by, at=at)


def moved(
    meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str, *, by: Person | None, at: datetime
) -> bool:
    """Write the move down. The caller has checked that it may be."""
    if (meeting.starts_at, meeting.ends_at, meeting.place) == (starts_at, ends_at, place):
        return False
    Move.objects.create(
        meeting=meeting, old_starts_at=meeting.starts_at, old_ends_at=meeting.ends_at,
        old_place=meeting.place, at=at, by=by,
    )  # fmt: skip
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "sequence"])
    journal.record(
        MeetingMoved(at=at, by=by.pk if by else None, meeting=meeting.pk, sequence=meeting.sequence)
    )
    return True


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: Screened, by: Person | None, at: datetime) -> None:
    """Call it off, with notice to those invited. Raises `Cancelled`, `Fixed`, `Over`."""
    meeting = locked(meeting)
    require_open(meeting, at)
    called_off(meeting, reason.words, by=by, at=at)


def called_off(meeting: Meeting, reason: str, *, by: Person | None, at: datetime) -> None:
    """Write the cancellation down. The caller has checked that it may be."""
    Cancellation.objects.create(meeting=meeting, reason=reason, by=by, at=at)
    meeting.sequence += 1
    meeting.save(update_fields=["sequence"])
    journal.record(
        MeetingCancelled(at=at, by=by.pk if by else None, meeting=meeting.pk, sequence=meeting.sequence)
    )
