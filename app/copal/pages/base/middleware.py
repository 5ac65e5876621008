from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation

from copal.base.refusals import Refused
from copal.pages.base import errors

REDIRECTS = (301, 302, 303)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")

Next = Callable[[HttpRequest], HttpResponse]


class TellRefusals:
    """Turns a refusal into a page that says why. Anything else is a bug and stays one."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return errors.refused(request, problem) if isinstance(problem, Refused) else None


class SpeakTheirLanguage:
    """A signed-in person reads in the language of their profile; others as their browser or cookie says.

    Stands after AuthenticationMiddleware and LocaleMiddleware. Only asks for the person when someone is signed in.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session and request.user.is_authenticated:
            wanted = getattr(request.user, "language", "")
            if wanted and translation.check_for_language(wanted):
                translation.activate(wanted)
                request.LANGUAGE_CODE = wanted
        return self.get_response(request)


class KeepPrivate:
    """What is drawn for one person is kept by nobody: not by a proxy, and not by a browser that others use after them.

    A view that knows its answer to be the same for everybody says so itself. Only methods of forms and links come in.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class LeadUploads:
    """Tells an upload that shows its progress where to go next, instead of a redirect that would be followed unseen."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "X-Upload" in request.headers and response.status_code in REDIRECTS:
            response.headers["X-Go"] = response.headers["Location"]
            del response.headers["Location"]
            response.status_code = 200
        return response
