"""When something does not work out: what people are told, why, and what to do next."""

import logging
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.pages.base.drawing import draw
from copal.pages.base.requests import is_htmx, place_before, wants_json
from copal.pages.base.throttle import TooOften

logger = logging.getLogger(__name__)

LAST_RESORT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Something broke</title>
<h1>Something broke on our side</h1><p>It has been noted. Please try again in a few minutes.</p>
<p><a href="/">Go to the first page</a></p></html>"""


@dataclass(frozen=True)
class Trouble:
    """One thing that went wrong. `icon` is decoration; the words say everything."""

    status: int
    reason: str
    title: str | Promise
    words: str | Promise
    icon: str = "info"


NOT_FOUND = Trouble(
    404,
    "not_found",
    _("There is nothing here"),
    _("The address may be old or mistyped, or the page may not be yours to see."),
    "search",
)
FORBIDDEN = Trouble(
    403,
    "forbidden",
    _("This is not open to you"),
    _(
        "You can see this place, but this step is for someone else. If you think it should be yours, ask the facilitator."
    ),
    "lock",
)
STALE_FORM = Trouble(
    403,
    "stale_form",
    _("This page was open for too long"),
    _(
        "Nothing was changed. Go back, load the page again and send it once more. What you typed is kept in this tab."
    ),
    "hourglass",
)
UNREADABLE = Trouble(
    400,
    "unreadable",
    _("We could not read that"),
    _("Your browser sent something we do not understand. Go back, load the page again and try once more."),
    "circle-help",
)
TOO_OFTEN = Trouble(
    429,
    "too_often",
    _("Please wait a moment"),
    _("That was tried too often in a short time. Wait a few minutes, then try again."),
    "timer",
)


def tell(request: HttpRequest, trouble: Trouble, **headers: str) -> HttpResponse:
    """The trouble as a page, as a note for htmx (put among the messages, so that a form keeps what was typed), or as JSON."""
    if wants_json(request):
        plain = {"reason": trouble.reason, "why": str(trouble.words)}
        return JsonResponse(plain, status=trouble.status, headers=headers)
    if is_htmx(request):
        aside = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML show:window:top"}
        response = draw(request, "base/_trouble.html", {"trouble": trouble}, trouble.status)
        headers = {**aside, **headers}
    else:
        context: dict[str, Any] = {"trouble": trouble, "back": place_before(request, "")}
        response = draw(request, "base/trouble.html", context, trouble.status)
    for name, value in headers.items():
        response.headers[name] = value
    return response


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The answer is no, with its reason. A view that has a form shows it there instead, with what was typed."""
    if isinstance(refusal, TooOften):
        trouble = Trouble(429, refusal.reason, TOO_OFTEN.title, str(refusal), TOO_OFTEN.icon)
        return tell(request, trouble, **{"Retry-After": str(refusal.wait_seconds)})
    return tell(request, Trouble(409, refusal.reason, _("That did not work"), str(refusal), "circle-alert"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return tell(request, NOT_FOUND)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return tell(request, FORBIDDEN)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return tell(request, UNREADABLE)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return tell(request, STALE_FORM)


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django-allauth's own limits come here, through `handler429`."""
    return tell(request, TOO_OFTEN)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Asks nothing of the database, and stands even when templates do not."""
    if wants_json(request):
        return JsonResponse({"reason": "broken", "why": "Something broke on our side."}, status=500)
    try:
        page: str = render_to_string("base/broken.html", {"number": getattr(request, "request_id", "")})
    except Exception:  # whatever broke, the person still gets an answer
        logger.exception("the page for faults could not be drawn")
        page = LAST_RESORT
    return HttpResponse(page, status=500)
