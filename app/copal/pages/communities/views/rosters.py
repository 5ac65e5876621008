"""A roster: brought, looked over row by row, carried out, undone."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities import actions
from copal.domain.communities.queries import community_for, done_before, roster_for, roster_seen, rosters_of
from copal.domain.communities.rules import Deed
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.paging import leaf_number, leaf_of
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count
from copal.pages.communities.forms import RosterForm
from copal.pages.communities.views.one import GET_OR_POST

SHOWN = ("new", "join", "already", "choose", "repeat", "leave_out", "no_seat", "bad")
LONGEST_NUMBER = 7


@signed_in
@GET_OR_POST
def rosters(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    form = (
        RosterForm(request.POST or None, request.FILES or None) if request.method == "POST" else RosterForm()
    )
    status = 200
    if request.method == "POST":
        count("roster", str(request.user.pk), limit=30, within_seconds=600)
        status = 422
        if form.is_valid():
            try:
                made = actions.upload_roster(
                    community=community,
                    file=form.cleaned_data["roster"].read(),
                    by=request.user,
                    at=timezone.now(),
                )
            except Refused as refusal:
                form.refuse(refusal, "roster")
                status = 409
            else:
                return redirect("communities.roster", slug, made.pk)
    context = {"community": community, "form": form, "imports": rosters_of(community)}
    return draw(request, "communities/rosters.html", context, status)


@signed_in
@require_safe
def roster(request: SignedIn, slug: str, roster_id: int) -> HttpResponse:
    found = roster_for(request.user, slug, roster_id)
    context: dict[str, object] = {"community": found.community, "roster": found}
    if found.done_at:
        return draw(request, "communities/roster_done.html", context)
    seen = roster_seen(found, show=request.GET.get("show", ""), page=leaf_number(request))
    context |= {
        "seen": seen, "leaf": leaf_of(request, seen.rows, number=seen.page, last=seen.pages),
        "tabs": [(deed, seen.counts[deed]) for deed in SHOWN if deed in seen.counts],
        "undecided": [row for row in seen.rows if row.deed == "choose"],
        "rest": [row for row in seen.rows if row.deed != "choose"],
        "rows": sum(seen.counts.values()), "done_before": done_before(found),
    }  # fmt: skip
    return draw(request, "communities/roster.html", context)


@signed_in
@require_POST
def decide(request: SignedIn, slug: str, roster_id: int) -> HttpResponse:
    found = roster_for(request.user, slug, roster_id)
    number = request.POST.get("row", "")
    if number.isdecimal() and len(number) < LONGEST_NUMBER:
        actions.decide_row(roster=found, number=int(number), choice=request.POST.get("choice", ""))
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("communities.roster", args=[slug, roster_id]) + query)


@signed_in
@require_POST
def confirm(request: SignedIn, slug: str, roster_id: int) -> HttpResponse:
    found = roster_for(request.user, slug, roster_id)
    done = actions.carry_out_roster(roster=found, by=request.user, at=timezone.now())
    added = done.outcomes.get("new", 0) + done.outcomes.get("join", 0)
    words = ngettext("%(added)s person is a member now.", "%(added)s people are members now.", added)
    say(request, words % {"added": added}, undo=reverse("communities.roster_undo", args=[slug, roster_id]))
    return redirect("communities.roster", slug, roster_id)


@signed_in
@require_POST
def undo(request: SignedIn, slug: str, roster_id: int) -> HttpResponse:
    found = roster_for(request.user, slug, roster_id)
    actions.undo_roster(roster=found, by=request.user, at=timezone.now())
    say(request, _("Taken back. It is as if the list had never been brought."))
    return redirect("communities.roster", slug, roster_id)


@signed_in
@require_POST
def give_up(request: SignedIn, slug: str, roster_id: int) -> HttpResponse:
    found = roster_for(request.user, slug, roster_id)
    actions.give_up_roster(roster=found, at=timezone.now())
    say(request, _("Thrown away. Nothing was changed."))
    return redirect("communities.rosters", slug)
