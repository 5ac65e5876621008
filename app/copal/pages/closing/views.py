from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from copal.base.intervals import Interval
from copal.base.refusals import Refused
from copal.domain.attendance.queries.claims import claim_of, open_claims
from copal.domain.attendance.queries.reports import reports_of
from copal.domain.communities.rules import Deed, Standing
from copal.domain.hours.queries import entries_of_meeting
from copal.domain.meetings.queries import meeting_for
from copal.domain.meetings.queries.pricing import policy_for
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import out_of_step, recredit
from copal.journeys.decide_claim import decide_claim
from copal.journeys.reckoning import reckon, session_of
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.policy_words import policy_words
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import check_address, writing_of
from copal.pages.closing.forms import CloseForm, DecisionForm, ReasonForm
from copal.pages.closing.lines import credited, differences, lines

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

UNDECIDED = ("waiting", "reading", "read")  # states of a report whose people are not counted yet


@signed_in
def closing(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Before the close: who will receive what, and the button. Afterwards: who received what, and corrections.

    An auditor reads the list and its rule: no buttons they may not press, no claims in people's words.
    """
    meeting, standing = meeting_for(request.user, meeting_id, Deed.SEE_CREDIT)
    if hasattr(meeting, "closing"):
        return _closed(request, meeting, _reason_form(request, meeting), standing)
    form = CloseForm(meeting, request.GET if "began" in request.GET else None)
    return _open(request, meeting, form, standing)


def _open(
    request: HttpRequest,
    meeting: "Meeting",
    form: CloseForm,
    standing: Standing,
    status: int = 200,
    answering: dict[str, Any] | None = None,
) -> HttpResponse:
    session = form.session() if form.is_bound and form.is_valid() else session_of(meeting)
    policy = policy_for(meeting)
    context = {
        "meeting": meeting,
        "may_close": standing.may(Deed.CLOSE, joining=meeting.community.joining),
        "form": form,
        "lines": lines(reckon(meeting, session=session, policy=policy), zone=meeting.timezone, policy=policy),
        "session": session,
        "rule": policy_words(policy),
        "policy": policy,
        "claims": open_claims(meeting, standing),
        "answering": answering,
        "check": check_address(meeting.community_id),
        "reports": [one for one in reports_of(meeting) if one.state in UNDECIDED],
        "begun": meeting.starts_at <= timezone.now(),
        "over": session.until <= timezone.now(),
    }
    return draw(request, "closing/open.html", context, status=status)


def _closed(
    request: HttpRequest,
    meeting: "Meeting",
    form: ReasonForm,
    standing: Standing,
    status: int = 200,
    answering: dict[str, Any] | None = None,
) -> HttpResponse:
    may_close = standing.may(Deed.CLOSE, joining=meeting.community.joining)
    policy = policy_for(meeting)
    context = {
        "meeting": meeting,
        "may_close": may_close,
        "form": form,
        "credited": credited(entries_of_meeting(meeting.pk)),
        "differences": differences(out_of_step(meeting)) if may_close else [],
        "rule": policy_words(policy),
        "policy": policy,
        "claims": open_claims(meeting, standing),
        "answering": answering,
        "check": check_address(meeting.community_id),
    }
    return draw(request, "closing/closed.html", context, status=status)


@signed_in
@require_POST
def close(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting, standing = meeting_for(request.user, meeting_id, Deed.CLOSE)
    form = CloseForm(meeting, request.POST)
    if not form.is_valid():
        return _open(request, meeting, form, standing, status=409)
    try:
        entries = _close(request, meeting, form.session())
    except Refused as refusal:
        form.refuse(refusal)
        return _open(request, meeting, form, standing, status=409)
    say(
        request,
        _("Closed. %(people)s people were credited; their certificates are on the way.")
        % {"people": entries},
    )
    return HttpResponseRedirect(reverse("closing", args=[meeting_id]))


def _close(request: SignedIn, meeting: "Meeting", session: Interval) -> int:
    return len(close_meeting(meeting=meeting, session=session, by=request.user, at=timezone.now()))


@signed_in
@require_POST
def correct(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Bring the hours in step with the evidence, with a reason the people concerned will read."""
    meeting, standing = meeting_for(request.user, meeting_id, Deed.CLOSE)
    form = _reason_form(request, meeting)
    if not hasattr(meeting, "closing"):  # nothing is credited yet, so there is nothing to correct
        return HttpResponseRedirect(reverse("closing", args=[meeting_id]))
    if not form.is_valid():
        return _closed(request, meeting, form, standing, status=409)
    reason = form.cleaned_data["reason"].words
    changed = recredit(meeting=meeting, reason=reason, by=request.user, at=timezone.now())
    say(request, _("Corrected for %(people)s people. They are told.") % {"people": len(changed)})
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
        return _closed(request, meeting, _reason_form(request, meeting), standing, 422, answering=answering)
    return _open(request, meeting, CloseForm(meeting, None), standing, 422, answering=answering)


def _reason_form(request: SignedIn, meeting: "Meeting") -> ReasonForm:
    asked = request.POST if "reason" in request.POST else None
    return ReasonForm(asked, writing=writing_of(request, meeting.community))
