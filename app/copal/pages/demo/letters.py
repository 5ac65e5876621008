"""The demo's letter box: every mail that would have gone out. Anyone who looks at the demo may read it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from copal.outlets.letter_box import OpenedLetter, letter_opened, letters_boxed
from copal.pages.base.drawing import draw
from copal.pages.base.paging import leaf_number, leaf_of

LONGEST = 100


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The box, newest first; `to` narrows it to one address."""
    _only_in_the_demo()
    to = request.GET.get("to", "")[:LONGEST].strip()
    found = letters_boxed(to=to, page=leaf_number(request))
    leaf = leaf_of(request, found.letters, number=found.page, last=found.pages)
    return draw(request, "demo/letters.html", {"found": found, "leaf": leaf, "to": to})


@require_safe
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """One letter in its plain form, its links open to click."""
    return draw(request, "demo/letter.html", {"letter": _opened(number)})


@require_safe
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """The calendar file that came with it."""
    found = _opened(number).calendar
    if found is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="letter-{number}.ics"'}
    return HttpResponse(found, content_type="text/calendar; charset=utf-8", headers=headers)


def _opened(number: int) -> OpenedLetter:
    _only_in_the_demo()
    found = letter_opened(number)
    if found is None:
        raise Http404
    return found
