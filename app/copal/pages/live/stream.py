"""The room's stream (server-sent events), answered in the server's own loop: `stream(scope, receive, send)`.

Who asks is found out in a thread, as a page would: by session, or by the signed link in the address. A person who
may not listen gets the same 404 as for a room that is not there.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import Http404, HttpRequest

from copal.base.refusals import Refused
from copal.domain.facilitation.queries import Seat, seat_for
from copal.outlets.live.admission import Seated
from copal.outlets.live.hub import hub
from copal.outlets.live.listening import Listener
from copal.outlets.live.panels import MEMBER
from copal.pages.live.places import STREAM, needed_for, seat_by_link

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

OPENING = b"retry: 500\n\n"  # how soon a browser tries again, in milliseconds
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # a proxy passes each event on at once
]

KNOWN_LANGUAGES = {code for code, _name in settings.LANGUAGES}
_door = ThreadPoolExecutor(2, thread_name_prefix="room-door")


def is_stream(path: str) -> bool:
    return STREAM.match(path) is not None


async def stream(scope: Scope, receive: Receive, send: Send) -> None:
    """Stays open until the browser goes, the person may no longer listen, or the server stops."""
    if scope["method"] != "GET":
        await _refuse(send, 405)
        return
    try:
        listener = await asyncio.get_running_loop().run_in_executor(_door, _admit, scope)
    except (Http404, Refused):
        await _refuse(send, 404)
        return
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": OPENING, "more_body": True})
    scope.clear()  # nothing of it is needed while the stream is open
    listener.begin(send)
    try:
        await hub.join(listener)
        while (await receive())["type"] != "http.disconnect":
            pass
    except asyncio.CancelledError:
        if not listener.is_over:  # the server stops; else the hub ended this stream
            raise
    finally:
        listener.is_over = True
        hub.leave(listener)


def _admit(scope: Scope) -> Listener:
    """Runs in a thread. Raises Http404 or `LinkEnded`."""
    close_old_connections()
    found = STREAM.match(scope["path"])
    if found is None:
        raise Http404
    asked = dict(parse_qsl(scope["query_string"].decode("ascii")))
    audience, language = asked.get("as", MEMBER), asked.get("in", "")
    seat, session = _seat(found["meeting"], found["token"], audience, _cookies(scope))
    return Listener(
        seat.meeting.pk,
        (audience, language if language in KNOWN_LANGUAGES else settings.LANGUAGE_CODE),
        Seated(person=seat.person.pk, audience=audience, session=session),
    )


def _seat(meeting: str | None, token: str | None, audience: str, cookies: SimpleCookie) -> tuple[Seat, str]:
    """Their seat and, for those signed in, the key of their session."""
    needed = needed_for(audience)
    if token:
        return seat_by_link(token, at=datetime.now(UTC), needed=needed), ""
    key = cookies[settings.SESSION_COOKIE_NAME].value if settings.SESSION_COOKIE_NAME in cookies else ""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    person = get_user(request)
    if not person.is_authenticated:
        raise Http404
    return seat_for(person, int(meeting or 0), needed=needed), key


def _cookies(scope: Scope) -> SimpleCookie:
    found: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            with contextlib.suppress(CookieError):
                found.load(value.decode("latin1"))
    return found


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"There is no such room.\n"})
