"""Photos at a meeting: cleaned before they are kept, sealed with the talk, and gone with it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.rules.retention import due
from copal.domain.facilitation.actions.acting import lock
from copal.domain.facilitation.facts import PhotoShared, PhotoTakenBack
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.models import Photo
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.instruments import photos
from copal.policies import room as policies

MOST_BYTES = 10_000_000  # a phone's photo has three to six million
MOST_EACH = 6  # of one person at one meeting
WHY = {
    "unknown": _("This file is not a picture we can use. Choose a JPEG, PNG or WebP file."),
    "heic": _(
        "This picture is in the format HEIC, which many phones cannot show. Save it as JPEG and share that."
    ),
    "broken": _("This picture is damaged or not complete. Take it again, or choose another one."),
    "moving": _("This picture moves. Choose one that stands still."),
    "too_many_bytes": _("This picture is too large. 10 MB is the most. Save it smaller, and share that."),
    "too_many_pixels": _("This picture has too many dots for a phone. Save it smaller, and share that."),
    "enough": _("You have shared six photos of this meeting. Take one back to share another."),
    "called_off": _("This meeting was called off."),
    "too_early": _("Photos can be shared once the room of this meeting opens."),
    "off_record": _("We are off the record. Nothing can be added until we are back on it."),
    "gone": _("What was said at this meeting is gone, and its photos with it. Nothing more can be added."),
}


class PhotoRefused(Refused):
    """`reason` is a key of `WHY`."""

    def __init__(self, reason: str) -> None:
        super().__init__(WHY[reason])
        self.reason = reason


@transaction.atomic
def share_photo(*, meeting: Meeting, person: Person, file_bytes: bytes, at: datetime) -> Photo:
    """The picture, and nothing else that was in the file. Raises `PhotoRefused`."""
    _require_time(meeting, at)
    cleaned = _cleaned(file_bytes)
    lock(meeting)
    now = state_of(meeting)
    if now.opening.is_open and now.record.is_off:
        raise PhotoRefused("off_record")
    if _standing().filter(meeting=meeting, by=person).count() >= MOST_EACH:
        raise PhotoRefused("enough")
    kind = Photo.Kind(cleaned.kind.removeprefix("image/"))
    photo = Photo.objects.create(meeting=meeting, by=person, at=at, kind=kind, image=cleaned.content)
    journal.record(PhotoShared(at=at, by=person.pk, meeting=meeting.pk, photo=photo.pk))
    return photo


@transaction.atomic
def take_back_photo(*, photo: Photo, by: Person, at: datetime) -> None:
    """Its picture is gone at once, for everyone. Again changes nothing, nor for one that is hidden: two people look at it."""
    if _standing().filter(pk=photo.pk).update(image=b"", taken_back_at=at):
        journal.record(PhotoTakenBack(at=at, by=by.pk, meeting=photo.meeting_id, photo=photo.pk))


@transaction.atomic
def take_back_photos_of(*, person: Person, at: datetime) -> int:
    """All that somebody who leaves for good ever shared, hidden or not. Returns how many there were."""
    return Photo.objects.filter(by=person, taken_back_at=None).update(image=b"", taken_back_at=at)


def _standing() -> QuerySet[Photo]:
    """Neither taken back nor hidden."""
    return Photo.objects.filter(taken_back_at=None).exclude(image=b"")


def _require_time(meeting: Meeting, at: datetime) -> None:
    """From the opening of its room until the talk goes: a photo is often sent the day after."""
    if getattr(meeting, "cancellation", None):
        raise PhotoRefused("called_off")
    if at < meeting.starts_at - timedelta(minutes=policies.in_force(on=at.date()).opens_before_minutes):
        raise PhotoRefused("too_early")
    if at >= photos_go_at(meeting):
        raise PhotoRefused("gone")


def photos_go_at(meeting: Meeting) -> datetime:
    """When the talk of this meeting is let go of; it ended as planned, or as it was closed."""
    closing = getattr(meeting, "closing", None)
    return due("talk", max(meeting.ends_at, closing.ends_at if closing else meeting.ends_at))


def _cleaned(file_bytes: bytes) -> photos.Photo:
    if len(file_bytes) > MOST_BYTES:
        raise PhotoRefused("too_many_bytes")
    try:
        return photos.clean(file_bytes)
    except photos.NotAPhoto as no:
        raise PhotoRefused(no.why) from None
