"""Not taken, and no script that would keep it: what was typed comes back on a page of its own, to be sent again."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from copal.base.refusals import Refused
from copal.domain.confidentiality.rules import Tells
from copal.domain.confidentiality.rules.screening import tidy
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say_no
from copal.pages.base.requests import is_ours, place_before, wants_json
from copal.pages.base.screening import note_context, note_of, told_of

TEXTS = ("words", "whom", "link")
KEPT_OUT = ("csrfmiddlewaretoken", "client_key", "back", "kept", "safer", *TEXTS)


def refused(request: HttpRequest, refusal: Refused, note: dict[str, Any] | None = None) -> HttpResponse:
    """Back to the room with a word about it where nothing was typed; else the page that keeps it.

    The button "Change all" of the warning comes here again, with the safer words in the form.
    """
    texts = (*TEXTS, note["told"].name) if note else TEXTS
    typed = [
        (name, request.POST[name]) for name in dict.fromkeys(texts) if request.POST.get(name, "").strip()
    ]
    if not typed:
        say_no(request, refusal)
        return redirect(back_of(request))
    fields = [(name, value) for name, value in request.POST.items() if name not in (*KEPT_OUT, *texts)]
    context = {"refusal": refusal, "typed": typed, "fields": fields, "back": back_of(request), "note": note}
    return draw(request, "live/refused.html", context, status=409)


def warned(request: HttpRequest, tells: Tells, *, fine: str = "", book: str = "") -> HttpResponse:
    """Something could tell who somebody is: the words come back with what the check marked, to be sent again."""
    names = [name for name, value in request.POST.items() if tidy(str(value), 1 << 20) == tells.words]
    name = names[0] if names else TEXTS[0]
    told = told_of(tells, name=name, fine=fine, book=book)
    if wants_json(request):
        answer = {"reason": tells.reason, "why": told.headline, "field": name, "note": note_of(told)}
        return JsonResponse(answer, status=409)
    return refused(request, tells, note=note_context(told))


def back_of(request: HttpRequest) -> str:
    """The screen it was sent from, also by way of the page above."""
    given = request.POST.get("back", "")
    return given if given.startswith("/") and is_ours(request, given) else place_before(request)
