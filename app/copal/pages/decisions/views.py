"""What a community decided: the register, one decision, and what those who lead can change about it."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.decisions import actions
from copal.domain.decisions.queries import (
    DecisionSeen,
    decision_for,
    decision_seen,
    owner_in,
    register_of,
    unkept_of,
)
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.paging import leaf_number, leaf_of
from copal.pages.base.requests import SignedIn
from copal.pages.decisions.forms import ChangeForm, ReviewedForm

if TYPE_CHECKING:
    from copal.pages.base.forms import Form


@signed_in
@require_safe
def register(request: SignedIn, slug: str) -> HttpResponse:
    only_waiting = request.GET.get("show") == "waiting"
    seen = register_of(
        request.user, slug, at=timezone.now(), only_waiting=only_waiting, page=leaf_number(request)
    )
    context = {
        "seen": seen, "community": seen.community, "only_waiting": only_waiting,
        "unkept": unkept_of(seen.community.pk) if seen.may_change else (),
        "leaf": leaf_of(request, seen.lines, number=seen.page, last=seen.pages),
    }  # fmt: skip
    return draw(request, "decisions/register.html", context)


@signed_in
@require_safe
def decision(request: SignedIn, slug: str, decision_id: int) -> HttpResponse:
    seen = decision_seen(request.user, slug, decision_id, at=timezone.now())
    return _page(request, seen)


def _page(
    request: SignedIn,
    seen: DecisionSeen,
    changing: ChangeForm | None = None,
    reviewing: ReviewedForm | None = None,
) -> HttpResponse:
    context = {
        "seen": seen, "community": seen.community, "one": seen.line,
        "changing": changing or _change_form(seen),
        "reviewing": reviewing or ReviewedForm(initial={"next_date": seen.next_review}),
    }  # fmt: skip
    forms: list[Form | None] = [changing, reviewing]
    return draw(request, "decisions/decision.html", context, next((one.status for one in forms if one), 200))


def _change_form(seen: DecisionSeen, request: SignedIn | None = None) -> ChangeForm:
    line = seen.line
    given = {"owner": str(line.owner.id) if line.owner else "", "review_date": line.review_date}
    return ChangeForm(request.POST if request else None, initial=given, owners=seen.owners)


@signed_in
@require_POST
def change(request: SignedIn, slug: str, decision_id: int) -> HttpResponse:
    found, now = decision_for(request.user, slug, decision_id), timezone.now()
    seen = decision_seen(request.user, slug, decision_id, at=now)
    form = _change_form(seen, request)
    if not form.is_valid():
        return _page(request, seen, changing=form)
    owner = owner_in(found, form.owner_id)
    try:
        actions.change(decision=found, owner=owner, review_date=form.review_day, by=request.user, at=now)
    except Refused as refusal:
        form.refuse(refusal, "review_date" if isinstance(refusal, actions.DayIsPast) else "owner")
        return _page(request, seen, changing=form)
    say(request, _("Saved."))
    return redirect("decisions.decision", slug, decision_id)


@signed_in
@require_POST
def reviewed(request: SignedIn, slug: str, decision_id: int) -> HttpResponse:
    found, now = decision_for(request.user, slug, decision_id), timezone.now()
    form = ReviewedForm(request.POST)
    if form.is_valid():
        try:
            made = actions.mark_reviewed(decision=found, next_date=form.next_day, by=request.user, at=now)
        except Refused as refusal:
            form.refuse(refusal, "next_date")
        else:
            undo = reverse("decisions.not_reviewed", args=[slug, decision_id])
            say(request, _("Looked at: it still holds."), undo=undo if made else "")
            return redirect("decisions.decision", slug, decision_id)
    return _page(request, decision_seen(request.user, slug, decision_id, at=now), reviewing=form)


@signed_in
@require_POST
def not_reviewed(request: SignedIn, slug: str, decision_id: int) -> HttpResponse:
    found = decision_for(request.user, slug, decision_id)
    if actions.take_back_review(decision=found, by=request.user, at=timezone.now()):
        say(request, _("Taken back."))
    return redirect("decisions.decision", slug, decision_id)


@signed_in
@require_POST
def reopen(request: SignedIn, slug: str, decision_id: int) -> HttpResponse:
    found = decision_for(request.user, slug, decision_id)
    actions.reopen(decision=found, by=request.user, at=timezone.now())
    say(request, _("Open again. It waits here until the group has looked at it."))
    return redirect("decisions.decision", slug, decision_id)
