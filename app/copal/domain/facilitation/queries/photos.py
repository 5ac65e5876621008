"""The photos of a meeting, for those who may read what was said there: whoever has a seat in its room."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from copal.domain.facilitation.models import Photo
from copal.domain.facilitation.queries.seats import Seat
from copal.domain.facilitation.rules import Level


@dataclass(frozen=True)
class PhotoSeen:
    """`name` is who shared it, as they chose to be called."""

    id: int
    name: str
    at: datetime
    may_take_back: bool


def photos_of(seat: Seat) -> tuple[PhotoSeen, ...]:
    """Those that were not taken back, the first first. One query, without the pictures."""
    rows = _standing(seat).order_by("at", "pk").values_list("pk", "by_id", "by__chosen_name", "at")
    return tuple(
        PhotoSeen(pk, name, at, may_take_back=by == seat.person.pk or seat.level is Level.LEADS)
        for pk, by, name, at in rows
    )


def photo_for(seat: Seat, photo_id: int) -> Photo:
    """With its picture. Raises Http404 for one of another meeting, taken back, or whose key is destroyed."""
    photo = _standing(seat).filter(pk=photo_id).first()
    if photo is None or not photo.image:
        raise Http404
    return photo


def photo_to_take_back(seat: Seat, photo_id: int) -> Photo:
    """Without its picture: one's own, or any for who leads. Raises Http404."""
    photo = _standing(seat).filter(pk=photo_id).defer("image").first()
    if photo is None or (photo.by_id != seat.person.pk and seat.level is not Level.LEADS):
        raise Http404
    return photo


def _standing(seat: Seat) -> QuerySet[Photo]:
    return Photo.objects.filter(meeting=seat.meeting, taken_back_at=None)
