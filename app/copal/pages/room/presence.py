"""The facilitator's list: who is here, who said so, and how to put it right."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.base.numbers import row_number
from copal.base.refusals import Refused
from copal.domain.attendance.actions.doors import door_key
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.queries import door_of, expected_at, person_expected, presence_at
from copal.domain.communities.queries import require
from copal.domain.communities.rules import Deed
from copal.domain.meetings.queries import meeting_for
from copal.journeys import keep_presence as journey
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import check_address
from copal.pages.room.defaults import roll_call, times_now
from copal.pages.room.forms import NewcomerForm, TimesForm, fresh_key
from copal.pages.room.qr import qr

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

SHORT_LIST = 40  # people not here yet, shown at once; beyond it they are searched


def countable(request: SignedIn, meeting_id: int) -> "Meeting":
    """The meeting, for those who may say who was there: after its closing, for those who may correct hours."""
    meeting, standing = meeting_for(request.user, meeting_id, Deed.COUNT)
    if getattr(meeting, "closing", None):
        require(standing, Deed.CLOSE, meeting.community)
    return meeting


@signed_in
@require_safe
def presence(request: SignedIn, meeting_id: int) -> HttpResponse:
    return desk(request, countable(request, meeting_id))


def desk(
    request: SignedIn, meeting: "Meeting", newcomer: NewcomerForm | None = None, status: int = 200
) -> HttpResponse:
    doorway = _door(request, meeting)
    at = doorway["at"]
    named = request.GET.get("named", "")[:80]
    here = presence_at(meeting, at=at, ends_at=_end(meeting))
    there = {one.person for one in here if one.stays}
    missing = [one for one in expected_at(meeting, named=named) if one.person not in there]
    context = {
        "here": [one for one in here if one.stays],
        "withdrawn": [stay for one in here for stay in ((one, gone) for gone in one.withdrawn)],
        "going": [one for one in missing if one.coming == "going"],
        "others": [one for one in missing if one.coming != "going"][:SHORT_LIST],
        "more": max(0, len(missing) - SHORT_LIST),
        "named": named,
        "call": roll_call(meeting, at),
        "newcomer": newcomer or _newcomer(meeting, at),
        "key": fresh_key(),
        **doorway,
    }
    return draw(request, "room/presence.html", context, status=status)


def _end(meeting: "Meeting") -> Any:
    closing = getattr(meeting, "closing", None)
    return closing.ends_at if closing else meeting.ends_at


def _newcomer(meeting: "Meeting", at: Any) -> NewcomerForm:
    return NewcomerForm(
        meeting=meeting, initial={**times_now(meeting, at), "client_key": fresh_key()}, prefix="new"
    )


def _door(request: HttpRequest, meeting: "Meeting") -> dict[str, Any]:
    at = timezone.now()
    door_key(meeting)
    door = door_of(meeting, at=at)
    address = request.build_absolute_uri(reverse("room.check_in", args=[meeting.pk]))
    return {
        "meeting": meeting,
        "check": check_address(meeting.community_id),
        "at": at,
        "door": door,
        "address": address,
        "qr": qr(f"{address}?code={door.code}") if door.code else "",
    }


@signed_in
@require_safe
def door(request: SignedIn, meeting_id: int) -> HttpResponse:
    """The code and its QR alone, fetched again each minute."""
    return draw(request, "room/_door.html", _door(request, countable(request, meeting_id)))


@signed_in
@require_safe
def screen(request: SignedIn, meeting_id: int) -> HttpResponse:
    """The code, large, for a projector or a shared screen."""
    return draw(request, "room/screen.html", _door(request, countable(request, meeting_id)))


@signed_in
@require_POST
def mark(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Roll call: here, with one tap, or with the times that were typed."""
    meeting, at = countable(request, meeting_id), timezone.now()
    person = person_expected(meeting, _number(request, "person"))
    since, until = roll_call(meeting, at).since, roll_call(meeting, at).until
    form = TimesForm(request.POST, meeting=meeting)
    if request.POST.get("since"):
        if not form.is_valid():
            say_no(request, Refused(form.why_not))
            return redirect("room.presence", meeting.pk)
        since, until = form.moments()
    marking = Marking(
        person_id=person.pk, since=since, until=until, note=request.POST.get("how", "")[:10],
        client_key=request.POST.get("client_key", "")[:64],
    )  # fmt: skip
    try:
        stays = journey.mark(meeting=meeting, markings=[marking], by=request.user, at=at)
    except Refused as refusal:
        say_no(request, refusal)
        return redirect("room.presence", meeting.pk)
    undo = reverse("room.withdraw", args=[meeting.pk, stays[0].pk]) if stays else ""
    say(request, _("%(name)s is marked here.") % {"name": person.chosen_name}, undo=undo)
    return redirect("room.presence", meeting.pk)


def _number(request: HttpRequest, name: str) -> int:
    return row_number(request.POST.get(name, "")) or 0


@signed_in
@require_POST
def newcomer(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Someone who is on no list: they need no account."""
    meeting, at = countable(request, meeting_id), timezone.now()
    form = NewcomerForm(request.POST, meeting=meeting, prefix="new")
    if not form.is_valid():
        return desk(request, meeting, form, status=422)
    since, until = form.moments()
    one = journey.Newcomer(
        name=form.cleaned_data["name"], email=form.cleaned_data["email"], since=since, until=until,
        note=form.cleaned_data["how"], client_key=form.cleaned_data["client_key"],
    )  # fmt: skip
    try:
        person = journey.add_newcomer(meeting=meeting, newcomer=one, by=request.user, at=at)
    except Refused as refusal:
        form.refuse(refusal)
        return desk(request, meeting, form, status=409)
    say(request, _("%(name)s is marked here.") % {"name": person.chosen_name})
    return redirect("room.presence", meeting.pk)
