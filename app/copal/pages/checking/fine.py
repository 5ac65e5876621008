"""What a community says points to nobody of theirs: remembered in one tap, seen and taken back by who leads it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import Deed
from copal.domain.confidentiality.actions.checking import say_fine, take_back_fine
from copal.domain.confidentiality.queries.fine import fine_row, fine_rows
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count


@signed_in
@require_POST
def say_so(request: SignedIn, slug: str) -> HttpResponse:
    """In one tap beside a warning. Answers with nothing: the warning is asked for anew."""
    community, _place = community_for(request.user, slug, Deed.TAKE_PART)
    count("fine", str(request.user.pk), limit=60, within_seconds=3600)
    say_fine(
        words=request.POST.get("words", ""), why=request.POST.get("why", ""), community_ref=community.pk,
        by=request.user, at=timezone.now(),
    )  # fmt: skip
    return HttpResponse(status=204)


@signed_in
@require_safe
def listed(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    return draw(request, "checking/fine.html", {"community": community, "rows": fine_rows(community.pk)})


@signed_in
@require_POST
def take_back(request: SignedIn, slug: str, fine_id: int) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    take_back_fine(fine=fine_row(community.pk, fine_id), by=request.user, at=timezone.now())
    say(request, _("From now on the check marks it again."))
    return redirect("checking.fine", slug)
