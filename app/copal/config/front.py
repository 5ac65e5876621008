"""The front of the one server process (ASGI): what must be quick or stay open is answered here.

Everything else goes to Django as WSGI in a few threads, each with a database connection of its own.
Django's own ASGI handler opens a thread and a connection for each request and was half as fast
(docs/decisions/0003).
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from importlib import import_module
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")

from django.core.wsgi import get_wsgi_application

from copal.config.bridge import Bridge
from copal.config.environment import HERE

type Message = MutableMapping[str, Any]
type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]

LONGEST_QUERY = 8192
LARGEST_BODY = 64 << 20  # well above the largest file any form takes, so that its own words refuse that one
ACTS = "/room/acts/"
PLAIN = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]

pages = get_wsgi_application()

_room = import_module("copal.pages.live.stream")  # needs Django's applications
_django = Bridge(cast("Any", pages), workers=HERE.threads)
_acts = Bridge(cast("Any", pages), workers=2)  # a raised hand does not wait behind pages


async def front(scope: Scope, receive: Receive, send: Send) -> None:
    """One ASGI application: a room's open stream stays in this loop, pages go to the threads."""
    if scope["type"] == "http" and not _is_sound(scope):
        await _refuse(send)
        return
    if scope["type"] == "http" and _body_bytes(scope) > LARGEST_BODY:
        await _say(send, 413, b"This is more than anything here takes.\n")
        return
    if scope["type"] == "http" and scope["path"] == "/healthz":
        await _say(send, 200, b"alive\n")
        return
    if scope["type"] == "http" and _room.is_stream(scope["path"]):
        await _room.stream(scope, receive, send)
        return

    async def listen() -> Message:
        """Granian hands out a future; a2wsgi passes what it is given to another thread and wants a coroutine."""
        return await receive()

    bridge = _acts if scope["type"] == "http" and scope["path"].endswith(ACTS) else _django
    await bridge(cast("Any", scope), cast("Any", listen), cast("Any", send))


def _is_sound(scope: Scope) -> bool:
    """False for a query nobody can read. Headers with underscores are dropped: WSGI would mix them up
    with the real ones (X_Forwarded_Proto is not X-Forwarded-Proto)."""
    scope["headers"] = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope["query_string"]
    return len(query) <= LONGEST_QUERY and query.isascii()


def _body_bytes(scope: Scope) -> int:
    """As announced: nothing reads a body of no announced length. One that is no number is more than anything."""
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(said) if said.isdigit() and len(said) < 16 else LARGEST_BODY + 1  # noqa: PLR2004 - an odd number


async def _refuse(send: Send) -> None:
    await _say(send, 400, b"This address cannot be read.\n")


async def _say(send: Send, status: int, words: bytes) -> None:
    headers = [*PLAIN, (b"content-length", str(len(words)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
