"""The front of the room process (ASGI): streams of rooms, and the two doors for machines. Pages are served elsewhere."""

from copal.config.front import Receive, Scope, Send, front
from copal.pages.live.stream import is_stream

DOORS = ("/healthz", "/readyz")
WORDS = b"This process answers rooms only; pages are served by another.\n"


async def room_front(scope: Scope, receive: Receive, send: Send) -> None:
    """What a proxy sent here by mistake gets 404, so that the mistake is seen at once."""
    if scope["type"] == "http" and not (is_stream(scope["path"]) or scope["path"] in DOORS):
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 404, "headers": headers})
        await send({"type": "http.response.body", "body": WORDS})
        return
    await front(scope, receive, send)
