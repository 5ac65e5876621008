"""How everyone stands so far, for one who has answered a proposal that is hidden only until then. Not there for others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from copal.domain.decisions.queries import counts_so_far, proposal_in
from copal.domain.facilitation.queries import Seat, seat_for
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.requests import SignedIn
from copal.pages.live.places import base_of, seat_by_link


@signed_in
@require_safe
@never_cache
def so_far(request: SignedIn, meeting_id: int, proposal_id: int) -> HttpResponse:
    return _page(request, seat_for(request.user, meeting_id), base_of(meeting_id), proposal_id)


@require_safe
@never_cache
def so_far_by_link(request: HttpRequest, token: str, proposal_id: int) -> HttpResponse:
    response = _page(request, seat_by_link(token, at=timezone.now()), f"/i/{token}/room/", proposal_id)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _page(request: HttpRequest, seat: Seat, base: str, proposal_id: int) -> HttpResponse:
    proposal = proposal_in(seat.meeting.pk, proposal_id)
    options = counts_so_far(proposal.pk, seat.person.pk)
    if options is None:
        raise Http404
    one = {"options": options, "most": sum(option.count or 0 for option in options)}
    context = {"meeting": seat.meeting, "words": proposal.words, "one": one, "room": base}
    return draw(request, "live/so_far.html", context)
