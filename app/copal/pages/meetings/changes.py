from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.base.wording.moments import there
from copal.domain.communities.rules import Deed
from copal.domain.meetings import actions
from copal.domain.meetings import queries as asked
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.forms import Form
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.meetings.forms import CancelForm, EditForm, MoveForm


def _carried_out(
    request: SignedIn, form: Form, deed: Callable[[], Any], said: str | Promise, context: dict[str, Any]
) -> HttpResponse:
    """Do it if the form is whole; draw the form again where it is not, or where the answer is no."""
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            deed()
        except Refused as refusal:
            form.refuse(refusal)
            status = 409
        else:
            say(request, said)
            return redirect("meetings.meeting", context["meeting"].pk)
    return draw(request, context["template"], context | {"form": form}, status)


@signed_in
def edit(request: SignedIn, meeting_id: int) -> HttpResponse:
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    shown = {"title": row.title, "objectives": "\n".join(row.objectives), "video_url": row.video_url}
    form = EditForm(request.POST or None, initial=shown, writing=writing_of(request, row.community))

    def deed() -> None:
        actions.change_meeting(meeting=row, **form.cleaned_data, by=request.user, at=timezone.now())

    return _carried_out(request, form, deed, _("Saved."), {"meeting": row, "template": "meetings/edit.html"})


@signed_in
def move(request: SignedIn, meeting_id: int) -> HttpResponse:
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    starts, ends = there(row.starts_at, row.timezone), there(row.ends_at, row.timezone)
    shown = {"day": starts.date(), "start_time": starts.time(), "end_time": ends.time(), "place": row.place}
    form = MoveForm(request.POST or None, initial=shown)

    def deed() -> None:
        starts_at, ends_at = form.moments(form.cleaned_data["day"], row.timezone)
        actions.move_meeting(
            meeting=row, starts_at=starts_at, ends_at=ends_at, place=form.cleaned_data["place"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    said = _("Saved. Everyone who was invited is told.") if row.invited_at else _("Saved.")
    return _carried_out(request, form, deed, said, {"meeting": row, "template": "meetings/move.html"})


@signed_in
def cancel(request: SignedIn, meeting_id: int) -> HttpResponse:
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    form = CancelForm(request.POST or None, writing=writing_of(request, row.community))

    def deed() -> None:
        actions.cancel_meeting(
            meeting=row, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
        )

    said = _("Cancelled. Everyone who was invited is told.") if row.invited_at else _("Cancelled.")
    return _carried_out(request, form, deed, said, {"meeting": row, "template": "meetings/cancel.html"})
