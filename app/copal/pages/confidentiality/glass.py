"""Breaking the glass: one asks, another agrees, and for some hours one meeting's words can be read."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import the_network
from copal.domain.confidentiality.actions import glass as actions
from copal.domain.confidentiality.queries.glass import glass_for, glass_requests, glass_whys
from copal.journeys import break_glass
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.forms import Form
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import WordsField, writing_of

HOURS = tuple((hours, str(hours)) for hours in (1, 4, 8, 24))
KINDS = {
    "said": gettext_lazy("Said in the room: ideas, notes, gifts, parking lot"),
    "step": gettext_lazy("Next steps"),
    "step-news": gettext_lazy("How they went"),
    "proposal": gettext_lazy("Proposals"),
    "proposal-reason": gettext_lazy("Reasons without names"),
    "position": gettext_lazy("Reasons"),
    "ground-question": gettext_lazy("Questions of common ground"),
    "statement": gettext_lazy("Sentences of common ground"),
    "decision": gettext_lazy("Decisions"),
}


class AskForm(Form):
    why = forms.ChoiceField(label=gettext_lazy("What is it about?"), choices=glass_whys)
    reason = WordsField(
        label=gettext_lazy("Why does it have to be read?"), max_length=500, audience="network",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the colleague who answers. Say it without telling who it is about."),
    )  # fmt: skip
    hours = forms.TypedChoiceField(label=gettext_lazy("For how many hours?"), choices=HOURS, coerce=int)


@staff_only
@require_safe
def overview(request: SignedIn) -> HttpResponse:
    seen = glass_requests(request.user, at=timezone.now())
    network = the_network()
    zone = network.timezone if network else "UTC"
    return draw(request, "confidentiality/glass.html", {"seen": seen, "zone": zone})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting = break_glass.meeting_of_glass(request.user, meeting_id)
    form = AskForm(request.POST or None, writing=writing_of(request, None), initial={"hours": 1})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            break_glass.ask(
                request.user, meeting_id, why=said["why"], words=said["reason"], hours=said["hours"],
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            say(request, _("Asked. A colleague has to agree before anything can be read."))
            return redirect("confidentiality.glass")
    context = {"form": form, "meeting": meeting}
    return draw(request, "confidentiality/ask_glass.html", context, form.status)


@staff_only
@require_POST
def answer(request: SignedIn, glass_id: int) -> HttpResponse:
    found, yes = glass_for(request.user, glass_id), request.POST.get("yes") == "1"
    try:
        actions.answer(request=found, approves=yes, by=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
    else:
        say(request, _("It is open. The community is told.") if yes else _("Declined. Nothing was opened."))
    return redirect("confidentiality.glass")


@staff_only
@require_POST
def end(request: SignedIn, glass_id: int) -> HttpResponse:
    if actions.end(request=glass_for(request.user, glass_id), by=request.user, at=timezone.now()):
        say(request, _("Ended. Nobody can read it any more."))
    return redirect("confidentiality.glass")


@staff_only
@require_safe
@never_cache
def look(request: SignedIn, glass_id: int) -> HttpResponse:
    opened = break_glass.look(request.user, glass_id, at=timezone.now())
    said = [(KINDS.get(kind, kind), words) for kind, words in opened.said]
    context = {
        "opened": opened,
        "meeting": opened.meeting,
        "said": said,
        "until": opened.request.answer.until,
    }
    return draw(request, "confidentiality/opened.html", context)
