"""The door, on one's own phone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from copal.base.refusals import Refused
from copal.domain.attendance.queries import door_of, my_presence
from copal.domain.meetings.queries import meeting_for
from copal.journeys import check_in as journey
from copal.pages.base.access import signed_in, to_sign_in
from copal.pages.base.drawing import draw
from copal.pages.base.requests import SignedIn
from copal.pages.room.forms import CodeForm, fresh_key

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting
    from copal.domain.people.models import Person

SHOWN = "door"  # in the session: which code this browser gave at which meeting, and when


def check_in(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The code in a QR link is remembered while someone signs in, so that it does not run out on them."""
    _remember(request, meeting_id)
    return _check_in(request, meeting_id) if request.user.is_authenticated else to_sign_in(request)


@signed_in
def _check_in(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting, _standing = meeting_for(request.user, meeting_id)
    back = reverse("meetings.meeting", args=[meeting.pk])
    return door_page(
        request, meeting, request.user, lambda name: reverse(f"room.{name}", args=[meeting.pk]), back
    )


@require_POST
@signed_in
def check_out(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting, _standing = meeting_for(request.user, meeting_id)
    leave(request, meeting, request.user)
    return redirect("room.check_in", meeting.pk)


def door_page(
    request: HttpRequest, meeting: "Meeting", person: "Person", address: Callable[[str], str], back: str
) -> HttpResponse:
    """Shows the door, or lets the person in. `address` gives the page's own addresses by name, `back` the meeting's."""
    at = timezone.now()
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("code", "")[:20]})
    status = 200
    if request.method == "POST":
        valid = form.is_valid()
        if valid and _enter(form, request, meeting, person, at):
            return redirect(address("check_in"))
        status = 409 if valid else 422
    context = {
        "meeting": meeting,
        "form": form,
        "door": door_of(meeting, at=at),
        "mine": my_presence(meeting, person, at=at),
        "out_key": fresh_key(),
        "action_in": address("check_in"),
        "action_out": address("check_out"),
        "name": person.chosen_name,
        "back": back,
    }
    return draw(request, "room/check_in.html", context, status=status)


def leave(request: HttpRequest, meeting: "Meeting", person: "Person") -> None:
    key = request.POST.get("client_key", "")[:64]
    journey.check_out(meeting=meeting, person=person, client_key=key, at=timezone.now())


def _enter(form: CodeForm, request: HttpRequest, meeting: "Meeting", person: "Person", at: datetime) -> bool:
    code = form.cleaned_data["code"]
    try:
        journey.check_in(
            meeting=meeting,
            person=person,
            code=code,
            shown_at=_shown_at(request, meeting.pk, code, at),
            client_key=form.cleaned_data["client_key"],
            at=at,
        )
    except Refused as refusal:
        form.refuse(refusal, "code")
        return False
    request.session.pop(SHOWN, None)
    return True


def _remember(request: HttpRequest, meeting_id: int) -> None:
    code = request.GET.get("code", "")[:20]
    known = request.session.get(SHOWN)
    if code and (known is None or known[:2] != [meeting_id, code]):
        request.session[SHOWN] = [meeting_id, code, timezone.now().isoformat()]


def _shown_at(request: HttpRequest, meeting_id: int, code: str, at: datetime) -> datetime:
    """When this browser first gave the code: now, or when the QR link was opened."""
    known = request.session.get(SHOWN)
    if known is None or known[:2] != [meeting_id, code]:
        return at
    shown = parse_datetime(known[2])
    return shown if shown and timedelta(0) <= at - shown <= timedelta(minutes=20) else at
