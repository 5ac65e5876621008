from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from copal.base.refusals import Refused
from copal.pages.base import errors


class TellRefusals:
    """Turns a refusal into a page that says why. Anything else is a bug and stays one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return errors.refused(request, problem) if isinstance(problem, Refused) else None
