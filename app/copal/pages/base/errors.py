"""When something does not work out: what people are told. Drawn without any query."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from copal.base.refusals import Refused


def _say(words: str, status: int) -> HttpResponse:
    return HttpResponse(words + "\n", status=status, content_type="text/plain; charset=utf-8")


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return _say(str(refusal), 409)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _say(_("We could not read what your browser sent. Please go back and try again."), 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _say(_("This page is not open to you."), 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _say(_("This form was open too long. Please go back, reload the page and send it again."), 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _say(_("There is nothing here, or it is not yours to see."), 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _say(_("Something broke on our side. It has been noted. Please try again in a while."), 500)
