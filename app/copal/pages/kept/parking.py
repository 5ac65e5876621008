"""The parking lot of a community: what waits, what was taken elsewhere and what came of it, and the way onto an agenda."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import Deed
from copal.domain.facilitation import actions
from copal.domain.facilitation.queries import parked_for, parked_seen, parking_lot
from copal.domain.facilitation.rules import Level
from copal.domain.meetings.queries import meeting_for
from copal.journeys.bring_back import bring_back
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.kept.forms import FollowUpForm

if TYPE_CHECKING:
    from copal.domain.facilitation.models import ParkedItem


@signed_in
@require_safe
def parking(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.TAKE_PART)
    today = timezone.now().astimezone(ZoneInfo(community.timezone)).date()
    lot = parking_lot(request.user, community, on=today)
    return draw(request, "kept/parking.html", {"community": community, "lot": lot})


@signed_in
def item(request: SignedIn, item_id: int) -> HttpResponse:
    """Any member tells what came of it; those who lead say that it is dealt with. `do` is tell | settle | unsettle."""
    found = parked_for(request.user, item_id)
    if request.method != "POST":
        return _page(
            request,
            found,
            FollowUpForm(at_most=actions.LONGEST_NEWS, writing=writing_of(request, found.meeting.community)),
        )
    deed = request.POST.get("do") or request.GET.get("do", "")
    if deed == "tell":
        return _tell(request, found)
    found = parked_for(request.user, item_id, needed=Level.LEADS)
    settled = deed == "settle"
    actions.settle_parked(item=found, settled=settled, by=request.user, at=timezone.now())
    back = f"{reverse('kept.parked', args=[found.pk])}?do=unsettle" if settled else ""
    say(request, _("Dealt with.") if settled else _("It is parked again."), undo=back)
    return redirect("kept.parking", found.meeting.community.slug)


def _tell(request: SignedIn, found: "ParkedItem") -> HttpResponse:
    form = FollowUpForm(
        request.POST, at_most=actions.LONGEST_NEWS, writing=writing_of(request, found.meeting.community)
    )
    if not form.is_valid():
        return _page(request, found, form)
    try:
        words = form.cleaned_data["words"]
        actions.follow_up(item=found, words=words, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.refuse(refusal, "words")
        return _page(request, found, form)
    say(request, _("Told."))
    return redirect("kept.parking", found.meeting.community.slug)


def _page(request: SignedIn, found: "ParkedItem", form: FollowUpForm) -> HttpResponse:
    context = {"community": found.meeting.community, "item": parked_seen(found), "form": form}
    return draw(request, "kept/parked.html", context, form.status)


@signed_in
@require_POST
def bring(request: SignedIn, meeting_id: int, item_id: int) -> HttpResponse:
    """Onto the agenda of this meeting, at its end."""
    meeting, _place = meeting_for(request.user, meeting_id, Deed.PLAN)
    found = parked_for(request.user, item_id, needed=Level.LEADS)
    bring_back(meeting=meeting, item=found, by=request.user, at=timezone.now())
    say(request, _("It is on the agenda now, with ten minutes."))
    return redirect("meetings.meeting", meeting_id)
