"""Photos of a meeting: shared with a reminder, shown to those who were there, taken back."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.facilitation import actions
from copal.domain.facilitation.actions.photos import MOST_BYTES, PhotoRefused
from copal.domain.facilitation.queries import photo_for, photo_to_take_back, photos_of, seat_for
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.pictures import picture
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count
from copal.pages.kept.forms import PhotoForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from copal.domain.facilitation.queries import Seat


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: SignedIn, meeting_id: int) -> HttpResponse:
    seat = seat_for(request.user, meeting_id)
    if request.method != "POST":
        return _page(request, seat, PhotoForm())
    form = PhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, seat, form)
    count("photo", str(request.user.pk), limit=60, within_seconds=3600)
    try:
        _share(seat, form.cleaned_data["photo"])
    except Refused as refusal:
        form.refuse(refusal, "photo")
        return _page(request, seat, form)
    say(request, _("Shared, without where and when it was taken."))
    return redirect("kept.photos", meeting_id)


def _share(seat: "Seat", file: "UploadedFile[bytes]") -> None:
    if (file.size or 0) > MOST_BYTES:
        raise PhotoRefused("too_many_bytes")
    actions.share_photo(meeting=seat.meeting, person=seat.person, file_bytes=file.read(), at=timezone.now())


@signed_in
@require_safe
def photo(request: SignedIn, meeting_id: int, photo_id: int) -> HttpResponse:
    """The picture itself."""
    found = photo_for(seat_for(request.user, meeting_id), photo_id)
    return picture(found.image, kind=found.kind, ending=found.ending)


@signed_in
@require_POST
def take_back(request: SignedIn, meeting_id: int, photo_id: int) -> HttpResponse:
    """One's own, or any for who leads. The page asks first: it cannot be brought back."""
    found = photo_to_take_back(seat_for(request.user, meeting_id), photo_id)
    actions.take_back_photo(photo=found, by=request.user, at=timezone.now())
    say(request, _("Taken back. The photo is gone for everyone."))
    return redirect("kept.photos", meeting_id)


def _page(request: SignedIn, seat: "Seat", form: PhotoForm) -> HttpResponse:
    go_at = actions.photos_go_at(seat.meeting)
    context = {
        "meeting": seat.meeting,
        "photos": photos_of(seat),
        "form": form,
        "go_at": go_at,
        "are_gone": timezone.now() >= go_at,
    }
    return draw(request, "kept/photos.html", context, form.status)
