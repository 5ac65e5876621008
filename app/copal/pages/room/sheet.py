"""The paper sign-in sheet: printed before, typed in after."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from copal.base.refusals import Refused
from copal.domain.attendance.queries import expected_at, presence_at
from copal.journeys import keep_presence as journey
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.room.forms import fresh_key
from copal.pages.room.presence import countable
from copal.pages.room.sheet_rows import Sheet

MOST_ROWS = 300
BLANK_LINES = 12


@signed_in
@require_safe
def printed(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    people = [one for one in expected_at(meeting, most=MOST_ROWS) if one.coming != "no"]
    context = {"meeting": meeting, "people": people, "blank": range(BLANK_LINES)}
    return draw(request, "room/printed.html", context)


@signed_in
def type_in(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Many rows at once. One wrong row keeps the whole sheet as it was typed."""
    meeting, at = countable(request, meeting_id), timezone.now()
    here = {one.person: one for one in presence_at(meeting, at=at)}
    sheet = Sheet(meeting, expected_at(meeting, most=MOST_ROWS), here, request.POST or None)
    if request.method != "POST":
        return _page(request, sheet, 200)
    if not sheet.is_valid(at):
        return _page(request, sheet, 422)
    try:
        number = journey.type_sheet(
            meeting=meeting, markings=sheet.markings(), newcomers=sheet.newcomers(), by=request.user, at=at
        )
    except Refused as refusal:
        sheet.refused = str(refusal)
        return _page(request, sheet, 409)
    say(
        request,
        ngettext("%(number)d line was added.", "%(number)d lines were added.", number) % {"number": number},
    )
    return redirect("room.presence", meeting.pk)


def _page(request: SignedIn, sheet: Sheet, status: int) -> HttpResponse:
    context: dict[str, Any] = {"meeting": sheet.meeting, "sheet": sheet, "key": sheet.key or fresh_key()}
    return draw(request, "room/sheet.html", context, status=status)
