""" "I was there": a member's own word, and what became of it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from copal.base.refusals import Refused
from copal.domain.attendance import rules
from copal.domain.attendance.queries import meeting_to_claim, my_presence, open_claim_of
from copal.domain.meetings.queries import may_open
from copal.journeys import claim_presence as journey
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.room.clocks import typed
from copal.pages.room.forms import ClaimForm
from copal.policies.doors import in_force

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting


@signed_in
def claim(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_claim(request.user, meeting_id)
    form = ClaimForm(
        request.POST or None,
        meeting=meeting,
        initial=_initial(request, meeting),
        writing=writing_of(request, meeting.community),
    )
    if request.method != "POST":
        return _page(request, meeting, form, 200)
    if not form.is_valid():
        return _page(request, meeting, form, 422)
    try:
        _make(request, meeting, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(request, meeting, form, 409)
    say(request, _("Your facilitators will look at it. You will find the answer here."))
    return redirect("room.claim", meeting.pk)


def _initial(request: SignedIn, meeting: "Meeting") -> dict[str, Any]:
    mine = open_claim_of(meeting, request.user)
    since, until = (mine.since, mine.until) if mine else (meeting.starts_at, meeting.ends_at)
    return {
        "since": typed(since, meeting),
        "until": typed(until, meeting),
        "words": mine.words if mine else "",
    }


def _make(request: SignedIn, meeting: "Meeting", form: ClaimForm) -> None:
    since, until = form.moments()
    journey.make_claim(
        meeting=meeting,
        person=request.user,
        since=since,
        until=until or meeting.ends_at,
        words=form.cleaned_data["words"],
        at=timezone.now(),
    )


def _page(request: SignedIn, meeting: "Meeting", form: ClaimForm, status: int) -> HttpResponse:
    at = timezone.now()
    context = {
        "meeting": meeting,
        "form": form,
        "mine": my_presence(meeting, request.user, at=at),
        "begun": at >= meeting.starts_at and not getattr(meeting, "cancellation", None),
        "last_day": rules.claims_end(meeting.ends_at, meeting.timezone, in_force(on=at.date())),
        "may_open": may_open(request.user, meeting),
        "over": rules.claims_over(meeting.ends_at, at, in_force(on=at.date())),
    }
    return draw(request, "room/claim.html", context, status=status)


@signed_in
@require_POST
def take_back(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_claim(request.user, meeting_id)
    mine = open_claim_of(meeting, request.user)
    if mine is not None:
        journey.take_back(claim=mine, by=request.user, at=timezone.now())
        say(request, _("Taken back."))
    return redirect("room.claim", meeting.pk)
