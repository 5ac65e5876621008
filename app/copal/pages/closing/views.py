from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from copal.base.refusals import Refused
from copal.domain.attendance.queries.claims import claim_of
from copal.domain.communities.rules import Deed, Standing
from copal.domain.meetings.queries import meeting_for
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from copal.journeys.correct_times import correct_times
from copal.journeys.decide_claim import decide_claim
from copal.journeys.real_times import all_parts
from copal.journeys.reckoning import session_of
from copal.pages.base.access import signed_in
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.closing.forms import CloseForm, DecisionForm
from copal.pages.closing.parts import rows_from, stretches_from
from copal.pages.closing.screens import closed_screen, open_screen, reason_form

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting


@signed_in
def closing(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Before the close: who will receive what, and the button. Afterwards: who received what, and corrections.

    An auditor reads the list and its rule: no buttons they may not press, no claims in people's words.
    """
    meeting, standing = meeting_for(request.user, meeting_id, Deed.SEE_CREDIT)
    if hasattr(meeting, "closing"):
        return closed_screen(request, meeting, standing)
    form = CloseForm(meeting, request.GET if "began" in request.GET else None)
    return open_screen(request, meeting, standing, form)


@signed_in
@require_POST
def close(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting, standing = meeting_for(request.user, meeting_id, Deed.CLOSE)
    form = CloseForm(meeting, request.POST)
    if not form.is_valid():
        return open_screen(request, meeting, standing, form, status=409)
    try:
        session = form.session()
        known = all_parts(meeting, session)
        stretches = stretches_from(rows_from(request.POST, known), known, session, meeting.timezone)
        entries = close_meeting(
            meeting=meeting, session=session, stretches=stretches, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        form.refuse(refusal)
        return open_screen(request, meeting, standing, form, status=409)
    say(
        request,
        _("Closed. %(people)s people were credited; their certificates are on the way.")
        % {"people": len({entry.person_id for entry in entries})},
    )
    return HttpResponseRedirect(reverse("closing", args=[meeting_id]))


@signed_in
@require_POST
def correct(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Bring the hours in step with the evidence, with a reason the people concerned will read."""
    meeting, standing = meeting_for(request.user, meeting_id, Deed.CLOSE)
    form = reason_form(request, meeting)
    if not hasattr(meeting, "closing"):  # nothing is credited yet, so there is nothing to correct
        return HttpResponseRedirect(reverse("closing", args=[meeting_id]))
    if not form.is_valid():
        return closed_screen(request, meeting, standing, form, status=409)
    reason = form.cleaned_data["reason"]
    changed = recredit(meeting=meeting, reason=reason, by=request.user, at=timezone.now())
    say(request, _corrected(changed))
    return HttpResponseRedirect(reverse("closing", args=[meeting_id]))


def _corrected(changed: list[int]) -> str:
    return ngettext(
        "Corrected for %(people)s person, who is told.",
        "Corrected for %(people)s people. They are told.",
        len(changed),
    ) % {"people": len(changed)}


@signed_in
@require_POST
def correct_parts(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Put right when the trainings of a closed meeting were, or which they were, with a reason the people read."""
    meeting, standing = meeting_for(request.user, meeting_id, Deed.CLOSE)
    if not hasattr(meeting, "closing"):
        return HttpResponseRedirect(reverse("closing", args=[meeting_id]))
    form = reason_form(request, meeting)
    if not form.is_valid():
        return closed_screen(request, meeting, standing, parts_form=form, status=409)
    session = session_of(meeting)
    known = all_parts(meeting, session)
    try:
        stretches = stretches_from(rows_from(request.POST, known), known, session, meeting.timezone)
    except Refused as refusal:
        form.refuse(refusal)
        return closed_screen(request, meeting, standing, parts_form=form, status=409)
    changed = correct_times(
        meeting=meeting, stretches=stretches, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
    )  # fmt: skip
    say(request, _corrected(changed))
    return HttpResponseRedirect(reverse("closing", args=[meeting_id]))


@signed_in
@require_POST
def decide(request: SignedIn, meeting_id: int, claim_id: int) -> HttpResponse:
    """Answer what someone said about their own presence."""
    meeting, standing = meeting_for(request.user, meeting_id, Deed.CLOSE)
    claim = claim_of(meeting, claim_id)
    form = DecisionForm(request.POST, writing=writing_of(request, meeting.community))
    if not form.is_valid():
        return _asked_again(request, meeting, standing, {"claim": claim.pk, "form": form})
    try:
        decide_claim(claim=claim, **form.cleaned_data, by=request.user, at=timezone.now())
        say(request, _("Answered. They are told."))
    except Refused as refusal:
        say_no(request, refusal)
    return HttpResponseRedirect(reverse("closing", args=[meeting_id]))


def _asked_again(
    request: SignedIn, meeting: "Meeting", standing: Standing, answering: dict[str, Any]
) -> HttpResponse:
    """The page with the answer still in its form, and what is wrong with it."""
    if hasattr(meeting, "closing"):
        return closed_screen(request, meeting, standing, status=422, answering=answering)
    return open_screen(request, meeting, standing, CloseForm(meeting, None), status=422, answering=answering)
