"""From the server (ASGI) to Django (WSGI, in a few threads). A page that is ready crosses back in one go.

a2wsgi hands each piece of an answer to the loop and waits there until it is taken: three times for one page,
and each time the thread has to get the interpreter back from the others. Only what streams still goes that way.
"""

from typing import Any

from a2wsgi.wsgi import WSGIMiddleware, WSGIResponder


class Bridge(WSGIMiddleware):
    """An ASGI application that runs Django's WSGI one in `workers` threads."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await _Crossing(self.app, self.executor, self.send_queue_size)(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


class _Crossing(WSGIResponder):
    """One request and its answer. The head waits until it is known whether the body is whole."""

    head: tuple[Any, ...] = ()
    body: bytes | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await super().__call__(scope, receive, send)
        if self.body is not None:
            status, pairs = int(self.head[0][:3]), self.head[1]
            headers = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in pairs]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": self.body})

    def start_response(self, *head: Any) -> Any:
        self.head = head

    def wsgi(self, environ: Any, start_response: Any) -> None:
        """Runs in a thread. `answer` is Django's own response."""
        answer = self.app(environ, start_response)
        try:
            if getattr(answer, "streaming", True):
                self._pass_on(answer)
            else:
                self.body = b"".join(answer)
        finally:
            answer.close()  # type: ignore[attr-defined]  # PEP 3333: where it is there

    def _pass_on(self, answer: Any) -> None:
        super().start_response(*self.head)
        for piece in answer:
            self.send({"type": "http.response.body", "body": piece, "more_body": True})
        self.send({"type": "http.response.body", "body": b""})
