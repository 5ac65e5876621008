"""One's own side: what is asked, who sees where one stands, and ending it. Every yes is for whoever is signed in."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.wording import moments
from copal.domain.programmes import actions
from copal.domain.programmes.queries import (
    CodeUnknown,
    ask_for,
    asks_open,
    own_consent,
    programme_by_code,
    programmes_directed,
    question_of,
    shared_by,
)
from copal.journeys.where_do_i_stand import where_do_i_stand
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count
from copal.pages.programmes.forms import CodeForm
from copal.pages.programmes.rows import row_of

if TYPE_CHECKING:
    from copal.domain.programmes.models import Programme

ASKS = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def mine(request: SignedIn) -> HttpResponse:
    """What one is asked, who sees where one stands, and the programs one directs."""
    return draw(request, "programmes/programmes.html", _everything(request, CodeForm()))


def _everything(request: SignedIn, form: CodeForm) -> dict[str, object]:
    directed = programmes_directed(request.user)
    return {
        "asks": asks_open(request.user),
        "shared": shared_by(request.user, at=timezone.now()),
        "directed": [one for one in directed if one.accepted],
        "to_direct": [one for one in directed if not one.accepted],
        "form": form,
    }


@signed_in
@require_POST
def typed(request: SignedIn) -> HttpResponse:
    """A code somebody typed leads to its question."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            return redirect("programmes.by_code", _programme(request, form.cleaned_data["code"]).code)
        except CodeUnknown as refusal:
            form.refuse(refusal, "code")
    return draw(request, "programmes/programmes.html", _everything(request, form), form.status)


@never_cache
@signed_in
@require_http_methods(ASKS)
def by_code(request: SignedIn, programme_code: str) -> HttpResponse:
    """A link or a code that everyone at work has: it asks whoever is signed in about themselves."""
    programme = _programme(request, programme_code)
    return _question(request, programme, reverse("programmes.by_code", args=[programme.code]))


def _programme(request: SignedIn, code: str) -> "Programme":
    count("programme-code", str(request.user.pk), limit=30, within_seconds=600)
    return programme_by_code(code)


@never_cache
@signed_in
@require_http_methods(ASKS)
def asked(request: SignedIn, ask_id: int) -> HttpResponse:
    """From a letter. For anybody but the one who was asked it is not there."""
    ask = ask_for(request.user, ask_id)
    return _question(request, ask.programme, reverse("programmes.asked", args=[ask.pk]))


def _question(request: SignedIn, programme: "Programme", place: str) -> HttpResponse:
    at, person = timezone.now(), request.user
    if request.method == "POST":
        return _answered(request, programme)
    asked = question_of(person, programme, at=at)
    through = moments.short_day(asked.shares_through or asked.would_run_through)
    context = {
        "asked": asked, "place": place,
        "row": row_of(person.chosen_name, where_do_i_stand(person, at=at), through),
    }  # fmt: skip
    return draw(request, "programmes/question.html", context)


def _answered(request: SignedIn, programme: "Programme") -> HttpResponse:
    at, person = timezone.now(), request.user
    if request.POST.get("answer") == "yes":
        consent = actions.say_yes(programme=programme, person=person, at=at)
        say(
            request, _("You share where you stand, through %(day)s.") % {"day": moments.day(consent.last_day)},
            undo=reverse("programmes.stop", args=[consent.pk]),
        )  # fmt: skip
    elif request.POST.get("answer") == "no":
        actions.say_no(programme=programme, person=person, at=at)
        say(request, _("Nothing is shared. Nobody is told that you said no."))
    return redirect("programmes")


@signed_in
@require_POST
def stop(request: SignedIn, consent_id: int) -> HttpResponse:
    consent = own_consent(request.user, consent_id)
    actions.end_consent(consent=consent, at=timezone.now())
    say(
        request, _("You stopped sharing. Nobody there sees where you stand any more."),
        undo=reverse("programmes.undo", args=[consent.pk]),
    )  # fmt: skip
    return redirect("programmes")


@signed_in
@require_POST
def undo(request: SignedIn, consent_id: int) -> HttpResponse:
    actions.undo_end(consent=own_consent(request.user, consent_id), at=timezone.now())
    say(request, _("You share it again, as before."))
    return redirect("programmes")


@signed_in
@require_POST
def go_on(request: SignedIn, consent_id: int) -> HttpResponse:
    consent = actions.renew(consent=own_consent(request.user, consent_id), at=timezone.now())
    say(request, _("You go on sharing, through %(day)s.") % {"day": moments.day(consent.last_day)})
    return redirect("programmes")
