"""Next steps and trials of a community: a member finishes their own and tells how it went."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import Deed
from copal.domain.practice import actions
from copal.domain.practice.queries import step_for, step_seen, steps_for
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.kept.forms import TellForm

if TYPE_CHECKING:
    from copal.domain.practice.models import NextStep


@signed_in
@require_safe
def steps(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.TAKE_PART)
    seen = steps_for(request.user, community)
    return draw(request, "kept/steps.html", {"community": community, "seen": seen})


@signed_in
def step(request: SignedIn, step_id: int) -> HttpResponse:
    """One of one's own, or of a community one leads. `do` is done | dropped | again | tell."""
    found = step_for(request.user, step_id)
    if request.method != "POST":
        return _page(
            request,
            found,
            TellForm(at_most=actions.LONGEST_NEWS, writing=writing_of(request, found.community)),
        )
    deed = request.POST.get("do") or request.GET.get("do", "")
    if deed == "tell":
        return _tell(request, found)
    _move(request, found, deed)
    return redirect("kept.steps", found.community.slug)


def _move(request: SignedIn, found: "NextStep", deed: str) -> None:
    at, back = timezone.now(), f"{reverse('kept.step', args=[found.pk])}?do=again"
    if deed in (actions.DONE, actions.DROPPED):
        actions.close(step=found, stage=deed, by=request.user, at=at)
        say(request, _("Done. Thank you.") if deed == actions.DONE else _("Dropped."), undo=back)
    else:
        actions.reopen(step=found, by=request.user, at=at)
        say(request, _("It is open again."))


def _tell(request: SignedIn, found: "NextStep") -> HttpResponse:
    form = TellForm(request.POST, at_most=actions.LONGEST_NEWS, writing=writing_of(request, found.community))
    if not form.is_valid():
        return _page(request, found, form)
    try:
        words = form.cleaned_data["words"]
        actions.tell(step=found, words=words, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.refuse(refusal, "words")
        return _page(request, found, form)
    say(request, _("Told. It opens your next meeting."))
    return redirect("kept.steps", found.community.slug)


def _page(request: SignedIn, found: "NextStep", form: TellForm) -> HttpResponse:
    context = {"community": found.community, "step": step_seen(found), "form": form}
    return draw(request, "kept/step.html", context, form.status)
