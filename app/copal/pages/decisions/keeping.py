"""What the group agreed to and nobody wrote down while the meeting ran: into the register, or set aside."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.refusals import Refused
from copal.domain.decisions import actions
from copal.domain.decisions.queries import owner_among, to_keep
from copal.domain.decisions.rules import PutAwayHow
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.decisions.forms import KeepForm

if TYPE_CHECKING:
    from copal.domain.decisions.queries import ToKeep

WHERE = {"no_words": "words", "day_is_past": "review_date", "not_a_member": "owner"}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: SignedIn, slug: str, proposal_id: int) -> HttpResponse:
    seen = to_keep(request.user, slug, proposal_id, at=timezone.now())
    given = {"words": seen.minute, "review_date": seen.next_review}
    form = KeepForm(
        request.POST or None, initial=given, owners=seen.owners, writing=writing_of(request, seen.community)
    )
    if request.method == "POST" and form.is_valid() and _kept(request, seen, form):
        say(request, _("Kept in the register."))
        return redirect("decisions.register", slug)
    context = {"seen": seen, "community": seen.community, "form": form}
    return draw(request, "decisions/keep.html", context, form.status)


def _kept(request: SignedIn, seen: "ToKeep", form: KeepForm) -> bool:
    """Whether it is; a refusal is in the form."""
    try:
        actions.adopt(
            proposal=seen.proposal, minute=form.cleaned_data["words"],
            owner=owner_among(seen.community, form.owner_id), review_date=form.review_day, by=request.user,
            at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        form.refuse(refusal, WHERE.get(refusal.reason))
        return False
    return True


@signed_in
@require_POST
def set_aside(request: SignedIn, slug: str, proposal_id: int) -> HttpResponse:
    seen = to_keep(request.user, slug, proposal_id, at=timezone.now())
    try:
        actions.put_away(proposal=seen.proposal, how=PutAwayHow.SET_ASIDE, by=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
    else:
        say(request, _("Set aside. It is not in the register."))
    return redirect("decisions.register", slug)
