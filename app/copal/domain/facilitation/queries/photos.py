"""The photos of a meeting, for those who may read what was said there: whoever has a seat in its room."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from copal.domain.facilitation.models import Photo
from copal.domain.facilitation.queries.seats import Seat
from copal.domain.facilitation.rules import Level


@dataclass(frozen=True)
class PhotoSeen:
    """`name` is who shared it, as they chose to be called. Of one that is hidden or was taken out nothing can be done."""

    id: int
    name: str
    at: datetime
    is_hidden: bool
    may_take_back: bool
    may_report: bool


def photos_of(seat: Seat) -> tuple[PhotoSeen, ...]:
    """Those that were not taken back, the first first. One query, without the pictures."""
    rows = _standing(seat).annotate(is_hidden=Q(image=b"")).order_by("at", "pk")
    return tuple(
        PhotoSeen(
            pk, name, at, is_hidden=hidden,
            may_take_back=not hidden and (by == seat.person.pk or seat.level is Level.LEADS),
            may_report=not hidden and by != seat.person.pk,
        )
        for pk, by, name, at, hidden in rows.values_list("pk", "by_id", "by__chosen_name", "at", "is_hidden")
    )  # fmt: skip


def photo_for(seat: Seat, photo_id: int) -> Photo:
    """With its picture. Raises Http404 for one of another meeting, taken back, hidden, or whose key is destroyed."""
    photo = _standing(seat).filter(pk=photo_id).first()
    if photo is None or not photo.image:
        raise Http404
    return photo


def photo_to_take_back(seat: Seat, photo_id: int) -> Photo:
    """Without its picture: one's own, or any for who leads. Raises Http404, also for one that two people look at."""
    photo = _standing(seat).filter(pk=photo_id).exclude(image=b"").defer("image").first()
    if photo is None or (photo.by_id != seat.person.pk and seat.level is not Level.LEADS):
        raise Http404
    return photo


def _standing(seat: Seat) -> QuerySet[Photo]:
    return Photo.objects.filter(meeting=seat.meeting, taken_back_at=None)
