"""Each request gets a number, a few headers every answer carries, and one line in the log."""

import logging
import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from copal.config.security import PERMISSIONS

WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
log = structlog.get_logger("copal.requests")
_stdlib = logging.getLogger("copal.requests")


class RequestId:
    """Outermost, so that even an answer from another middleware carries the number.

    The log names the route, never the path: a path can carry an invitation or a certificate's code.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = request.headers.get("X-Request-ID", "")
        if not WELL_FORMED.fullmatch(number):
            number = uuid.uuid4().hex
        request.request_id = number  # type: ignore[attr-defined]
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=number):
            response = self.get_response(request)
            if _stdlib.isEnabledFor(logging.INFO):
                self._tell(request, response, started)
        response["X-Request-ID"] = number
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response

    def _tell(self, request: HttpRequest, response: HttpResponse, started: float) -> None:
        match = request.resolver_match
        log.info(
            "request",
            method=request.method,
            route=match.route if match is not None else None,
            status=response.status_code,
            milliseconds=round((time.perf_counter() - started) * 1000, 1),
        )
