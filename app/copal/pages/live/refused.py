"""Not taken, and no script that would keep it: what was typed comes back on a page of its own, to be sent again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from copal.base.refusals import Refused
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say_no
from copal.pages.base.requests import is_ours, place_before

TEXTS = ("words", "whom", "link")
KEPT_OUT = ("csrfmiddlewaretoken", "client_key", "back", *TEXTS)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Back to the room with a word about it where nothing was typed; else the page that keeps it."""
    typed = [(name, request.POST[name]) for name in TEXTS if request.POST.get(name, "").strip()]
    if not typed:
        say_no(request, refusal)
        return redirect(back_of(request))
    fields = [(name, value) for name, value in request.POST.items() if name not in KEPT_OUT]
    context = {"refusal": refusal, "typed": typed, "fields": fields, "back": back_of(request)}
    return draw(request, "live/refused.html", context, status=409)


def back_of(request: HttpRequest) -> str:
    """The screen it was sent from, also by way of the page above."""
    given = request.POST.get("back", "")
    return given if given.startswith("/") and is_ours(request, given) else place_before(request)
