"""Who is expected and not in the room yet: for those who lead, to add people who have no screen of their own."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from copal.domain.attendance.queries import expected_at
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.queries import seat_for
from copal.domain.facilitation.rules import Level
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.requests import SignedIn

MOST = 40  # shown at once; beyond it they are searched
LONGEST_SEARCH = 80


@signed_in
@require_safe
@never_cache
def expected(request: SignedIn, meeting_id: int) -> HttpResponse:
    """A page of its own, or its list alone for the console."""
    seat = seat_for(request.user, meeting_id, needed=Level.LEADS)
    here = state_of(seat.meeting).opening.here
    named = request.GET.get("named", "")[:LONGEST_SEARCH]
    missing = [one for one in expected_at(seat.meeting, named=named) if one.person not in here]
    context = {
        "meeting": seat.meeting,
        "people": missing[:MOST],
        "more": max(0, len(missing) - MOST),
        "named": named,
        "acts": "../../acts/",
    }
    return draw(request, "live/expected.html", context, part="people")
