"""Writing under a pseudonym: allowed by those who lead, chosen by a member, lifted only by two people."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.refusals import Refused
from copal.journeys import wear_masks
from copal.journeys.wear_masks import MasksSeen
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.forms import Form
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import WordsField, writing_of


class AskForm(Form):
    mask = forms.TypedChoiceField(label=gettext_lazy("Whose pseudonym?"), coerce=int)
    reason = WordsField(
        label=gettext_lazy("Why does it have to be known?"), max_length=500, audience="facilitators",
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, request: SignedIn, seen: MasksSeen) -> None:
        super().__init__(request.POST or None, writing=writing_of(request, seen.community))
        self.fields["mask"].choices = seen.masks  # type: ignore[attr-defined]


@signed_in
@require_safe
def masks(request: SignedIn, slug: str) -> HttpResponse:
    seen = wear_masks.masks_seen(request.user, slug, at=timezone.now())
    return draw(request, "confidentiality/masks.html", {"seen": seen, "community": seen.community})


@signed_in
@require_POST
def allow(request: SignedIn, slug: str) -> HttpResponse:
    allowed = request.POST.get("allowed") == "1"
    if wear_masks.allow(request.user, slug, allowed=allowed, at=timezone.now()):
        say(request, _("Members may take a pseudonym now.") if allowed else _("No new ones are taken."))
    return redirect("confidentiality.masks", slug)


@signed_in
@require_POST
def choose(request: SignedIn, slug: str) -> HttpResponse:
    try:
        wear_masks.choose(request.user, slug, request.POST.get("name", ""), at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
    else:
        say(request, _("From the next meeting on, what you write stands under this name."))
    return redirect("confidentiality.masks", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedIn, slug: str) -> HttpResponse:
    now = timezone.now()
    seen = wear_masks.masks_seen(request.user, slug, at=now)
    if not seen.asks:
        raise Http404
    form = AskForm(request, seen)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            wear_masks.ask(request.user, slug, said["mask"], said["reason"], at=now)
        except Refused as refusal:
            form.refuse(refusal, "reason")
        else:
            say(request, _("Asked. Somebody else has to agree."))
            return redirect("confidentiality.masks", slug)
    context = {"community": seen.community, "form": form}
    return draw(request, "confidentiality/ask_unmask.html", context, form.status)


@signed_in
@require_POST
def answer(request: SignedIn, slug: str, unmask_id: int) -> HttpResponse:
    yes = request.POST.get("yes") == "1"
    try:
        wear_masks.answer(request.user, slug, unmask_id, approves=yes, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
    else:
        say(
            request,
            _("The two of you know it now. The member is told.") if yes else _("Declined. Nobody learns it."),
        )
    return redirect("confidentiality.masks", slug)
