"""A room's screens, drawn for one person: the shell, with every panel as it is now and what is theirs."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from copal.domain.confidentiality.queries.keys import words_destroyed_at
from copal.domain.facilitation.queries import scene_of, seat_for, unseen_ideas
from copal.journeys.room_acts import tokens_of
from copal.outlets.live.drawing import panels_for
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.requests import SignedIn
from copal.pages.live.places import FOLDERS, Place, base_of, needed_for, seat_by_link

if TYPE_CHECKING:
    from copal.domain.facilitation.queries import Scene

KEPT_AT_LEAST = timedelta(days=7)  # less than any edition of policies/retention.toml keeps talk


@signed_in
@require_safe
@never_cache
def room(request: SignedIn, meeting_id: int, folder: str = "") -> HttpResponse:
    """`folder` is which screen: "" the member's, lead/, notes/ or screen/."""
    audience = FOLDERS[folder]
    seat = seat_for(request.user, meeting_id, needed=needed_for(audience))
    return shell(request, Place(base_of(meeting_id), seat, audience))


@require_safe
@never_cache
def room_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The member's screen, for someone without an account."""
    seat = seat_by_link(token, at=timezone.now())
    response = shell(request, Place(f"/i/{token}/room/", seat, FOLDERS[""]))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def shell(request: HttpRequest, place: Place) -> HttpResponse:
    at = timezone.now()
    gone_at = _words_gone_at(place, at)
    if gone_at is not None:
        context = {"meeting": place.seat.meeting, "gone_at": gone_at, "by_link": place.is_by_link}
        return draw(request, "live/gone.html", context)
    scene = scene_of(place.seat.meeting.pk, at=at)
    mine = tokens_of(place.seat.meeting, place.seat.person.pk, scene.state)
    keys = _keys()
    page: dict[str, Any] = {"csrf_token": get_token(request), "me": place.seat.person.pk, "keys": keys}
    context = {
        "meeting": scene.meeting,
        "panels": panels_for(scene, place.audience, mine=mine, page=page),
        "room": _addresses(place, scene, at),
        "mine": mine,
        "me": place.seat.person.pk,
        "name": place.seat.person.chosen_name,
        "own": unseen_ideas(scene.state, place.seat.person.pk),
        "acts": page_acts(place.audience),
        "keys": keys,
    }
    return draw(request, f"live/{place.audience}.html", context)


def _words_gone_at(place: Place, at: datetime) -> datetime | None:
    """When what was said here was destroyed; None while it stands. Rooms under way are not asked."""
    if at < place.seat.meeting.ends_at + KEPT_AT_LEAST:
        return None
    return words_destroyed_at(place.seat.meeting.pk)


def _keys() -> Iterator[str]:
    """A key for each form of one page: nobody else has them, and they pack well."""
    page = uuid.uuid4().hex
    return (f"{page}{number}" for number in count(1))


def page_acts(audience: str) -> str:
    return "acts/" if audience == FOLDERS[""] else "../acts/"


def _addresses(place: Place, scene: "Scene", at: datetime) -> dict[str, Any]:
    """What the browser's side of the room is told on the page's root."""
    return {
        "base": place.base,
        "stream": place.stream(get_language() or "en"),
        "state": f"{place.base}state/?as={place.audience}",
        "mine": f"{place.base}mine/",
        "acts": f"{place.base}acts/",
        "number": scene.state.number,
        "now": at.isoformat(),
        "audience": place.audience,
        "stage": "over" if scene.state.opening.ended_at else "open",
        "level": place.seat.level.name.lower(),
    }
