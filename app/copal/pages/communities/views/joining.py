"""Getting in and getting out: join, ask, apply, wait; withdraw, leave, come back; agree again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from copal.base.refusals import Refused
from copal.domain.communities import actions
from copal.domain.communities.queries import CommunitySeen, community_for, community_left, community_seen
from copal.domain.communities.rules import Deed
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.communities.forms import WayInForm
from copal.pages.communities.views.one import GET_OR_POST

OPEN_WAYS = ("join", "ask", "apply", "wait")


@signed_in
@GET_OR_POST
def join(request: SignedIn, slug: str) -> HttpResponse:
    """The way in, whichever it is. Somebody who is in already, or cannot come in, is sent to the page that says so."""
    seen = community_seen(request.user, slug, at=timezone.now())
    if seen.way_in not in OPEN_WAYS:
        return redirect("communities.community", slug)
    form = WayInForm(
        request.POST or None,
        initial={"version": seen.expectations.version},
        writing=writing_of(request, None),
    )
    form.ask_for(
        seen.way_in, seen.community.application_question if seen.community.joining == "application" else ""
    )
    if request.method == "POST" and form.is_valid():
        try:
            say(request, _go_in(request, seen, form))
        except Refused as refusal:
            return _again(request, slug, form, refusal)
        return redirect("communities.community", slug)
    return _draw(request, seen, form, 422 if form.is_bound else 200)


def _go_in(request: SignedIn, seen: CommunitySeen, form: WayInForm) -> str:
    given = {
        "community": seen.community, "person": request.user,
        "agreed_to": form.cleaned_data["version"], "at": timezone.now(),
    }  # fmt: skip
    if seen.way_in == "join":
        actions.join(**given)
        return _("Welcome. You are a member now.")
    words = form.cleaned_data["words"]
    verb = {"ask": actions.ask, "apply": actions.apply, "wait": actions.wait}[seen.way_in]
    verb(words=words, **given)
    if seen.way_in == "wait":
        return _("You are on the waiting list.")
    return _("Sent. The facilitators will answer you by mail.")


def _again(request: SignedIn, slug: str, form: WayInForm, refusal: Refused) -> HttpResponse:
    """The page as it is by now, with the reason, what was typed, and the words to agree to this time."""
    seen = community_seen(request.user, slug, at=timezone.now())
    form.refuse(refusal)
    form.data = {**request.POST.dict(), "version": str(seen.expectations.version)}
    return _draw(request, seen, form, 409)


def _draw(request: SignedIn, seen: CommunitySeen, form: WayInForm, status: int) -> HttpResponse:
    context = {"seen": seen, "community": seen.community, "form": form}
    return draw(request, "communities/join.html", context, status)


@signed_in
@require_POST
def withdraw(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug)
    actions.withdraw(community=community, person=request.user, at=timezone.now())
    say(request, _("Taken back. You can ask again whenever you like."))
    return redirect("communities.community", slug)


@signed_in
@require_POST
def leave(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug)
    left = actions.leave(community=community, person=request.user, at=timezone.now())
    if left:
        undo = reverse("communities.come_back", args=[slug])
        say(request, _("You left %(name)s. Your hours stay yours.") % {"name": community.name}, undo=undo)
    return redirect("communities")


@signed_in
@require_POST
def come_back(request: SignedIn, slug: str) -> HttpResponse:
    """Open to whoever was a member a moment ago, of a closed community too."""
    community = community_left(request.user, slug)
    try:
        actions.come_back(community=community, person=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
        return redirect("communities")
    say(request, _("You are back."))
    return redirect("communities.community", slug)


@signed_in
@require_POST
def agree(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.TAKE_PART)
    version = request.POST.get("version", "")
    actions.agree(
        community=community, person=request.user,
        version=int(version) if version.isdecimal() and len(version) < 6 else 0, at=timezone.now(),  # noqa: PLR2004
    )  # fmt: skip
    say(request, _("Thank you. Your yes is kept with today’s date."))
    return redirect("communities.community", slug)
