from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import Deed
from copal.domain.meetings import actions
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.meetings.another import form_for


@signed_in
def new(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.PLAN)
    form = form_for(request, community)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.plan_meeting(
                community=community, plan=form.plan(), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.refuse(refusal)
            status = 409
        else:
            say(request, _("Planned. Next, set the agenda and invite people."))
            return redirect("meetings.meeting", row.pk)
    return draw(request, "meetings/new.html", {"form": form, "community": community}, status)
