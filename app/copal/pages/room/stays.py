"""Putting one stay right: other times, taken back, put back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from copal.base.refusals import Refused
from copal.domain.attendance.queries import stay_of
from copal.domain.confidentiality.actions.checking import log_kept
from copal.domain.confidentiality.rules import Tells, screen
from copal.journeys import keep_presence as journey
from copal.pages.base.access import signed_in
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.live.refused import warned
from copal.pages.room.forms import TimesForm
from copal.pages.room.presence import countable

LONGEST_REASON = 300


@signed_in
@require_POST
def correct(request: SignedIn, meeting_id: int, stay_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    stay = stay_of(meeting, stay_id)
    form = TimesForm(request.POST, meeting=meeting)
    if not form.is_valid():
        say_no(request, Refused(form.why_not))
        return redirect("room.presence", meeting.pk)
    since, until = form.moments()
    try:
        journey.correct(stay=stay, since=since, until=until, by=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
    else:
        say(request, _("The times of %(name)s are put right.") % {"name": stay.person.chosen_name})
    return redirect("room.presence", meeting.pk)


@signed_in
@require_POST
def withdraw(request: SignedIn, meeting_id: int, stay_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    stay = stay_of(meeting, stay_id)
    typed = request.POST.get("reason", "").strip() or _("Marked by mistake.")
    writing = writing_of(request, meeting.community)
    try:
        reason = screen(typed, audience="facilitators", writing=writing, at_most=LONGEST_REASON)
    except Tells as tells:
        return warned(request, tells)
    log_kept(writing, reason, at=timezone.now())
    journey.withdraw(stay=stay, reason=reason, by=request.user, at=timezone.now())
    undo = reverse("room.put_back", args=[meeting.pk, stay.pk])
    say(request, _("%(name)s: this no longer counts.") % {"name": stay.person.chosen_name}, undo=undo)
    return redirect("room.presence", meeting.pk)


@signed_in
@require_POST
def put_back(request: SignedIn, meeting_id: int, stay_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    stay = stay_of(meeting, stay_id)
    journey.put_back(stay=stay, by=request.user, at=timezone.now())
    say(request, _("%(name)s: this counts again.") % {"name": stay.person.chosen_name})
    return redirect("room.presence", meeting.pk)
