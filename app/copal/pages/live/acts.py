"""Something is done in the room, and what a browser asks for itself: its own tokens, the whole screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries.writing import writing_in
from copal.domain.confidentiality.rules import Tells
from copal.domain.facilitation.actions import Sender
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.queries import Seat, scene_of, seat_for, unseen_ideas
from copal.domain.facilitation.rules import State
from copal.journeys import room_acts
from copal.outlets.live.drawing import panels_for
from copal.outlets.live.panels import MEMBER
from copal.pages.base.access import signed_in
from copal.pages.base.requests import SignedIn, wants_json
from copal.pages.base.screening import kept_marks
from copal.pages.base.throttle import count
from copal.pages.checking.views import book_address, fine_address
from copal.pages.live.places import needed_for, seat_by_link
from copal.pages.live.refused import back_of, refused, warned

LONGEST_KEY = 64
MOST_ACTS, WITHIN_SECONDS = 40, 10  # more than a quick thumb, fewer than a script


@signed_in
@require_POST
def act(request: SignedIn, meeting_id: int) -> HttpResponse:
    return done(request, seat_for(request.user, meeting_id))


@require_POST
def act_by_link(request: HttpRequest, token: str) -> HttpResponse:
    return done(request, seat_by_link(token, at=timezone.now()), token)


def done(request: HttpRequest, seat: Seat, token: str = "") -> HttpResponse:
    """With script: JSON with what is now theirs. Without: back to the page, a refusal told there."""
    count("room", f"{seat.meeting.pk}:{seat.person.pk}", limit=MOST_ACTS, within_seconds=WITHIN_SECONDS)
    sent = request.POST
    sender = Sender(
        meeting=seat.meeting, person=seat.person, level=seat.level,
        client_key=sent.get("client_key", "")[:LONGEST_KEY],
        writing=writing_in(seat.person, seat.meeting.community, kept=kept_marks(request)),
    )  # fmt: skip
    try:
        state = room_acts.act(
            sender, sent.get("act", ""), fields=sent.dict(), words=sent.get("words", ""), at=timezone.now()
        )
    except Tells as tells:
        return warned(request, tells, fine=fine_address(request, seat), book=book_address(token))
    except Refused as refusal:
        if wants_json(request):
            raise
        return refused(request, refusal)
    if wants_json(request):
        return JsonResponse(_mine(seat, state))
    return redirect(back_of(request))


def _mine(seat: Seat, state: State) -> dict[str, Any]:
    """Their tokens, the words of theirs that the others do not see yet, and the number all of it is at least as new as."""
    ideas = unseen_ideas(state, seat.person.pk)
    return {
        "number": state.number,
        "mine": sorted(room_acts.tokens_of(seat.meeting, seat.person.pk, state)),
        "own": [{"number": idea.number, "words": idea.words} for idea in ideas],
    }


@signed_in
@require_safe
@never_cache
def mine(request: SignedIn, meeting_id: int) -> HttpResponse:
    return own(seat_for(request.user, meeting_id))


@require_safe
@never_cache
def mine_by_link(request: HttpRequest, token: str) -> HttpResponse:
    return own(seat_by_link(token, at=timezone.now()))


def own(seat: Seat) -> HttpResponse:
    return JsonResponse(_mine(seat, state_of(seat.meeting)))


@signed_in
@require_safe
@never_cache
def state(request: SignedIn, meeting_id: int) -> HttpResponse:
    return whole(request, seat_for(request.user, meeting_id, needed=needed_for(_audience(request))))


@require_safe
@never_cache
def state_by_link(request: HttpRequest, token: str) -> HttpResponse:
    return whole(request, seat_by_link(token, at=timezone.now(), needed=needed_for(_audience(request))))


def _audience(request: HttpRequest) -> str:
    return request.GET.get("as", MEMBER)


def whole(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The whole screen, for a browser that missed something or has no stream. The same shape as an event of the stream."""
    at = timezone.now()
    scene = scene_of(seat.meeting.pk, at=at)
    told: dict[str, Any] = {
        "from": None,
        "to": None,
        "number": scene.state.number,
        "now": at.isoformat(),
        "panels": panels_for(scene, _audience(request), mine=(), page={}),
        "touched": [],
        **_mine(seat, scene.state),
    }
    return JsonResponse(told)
