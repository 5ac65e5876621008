from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from copal.domain.people.queries import person_of_the_demo
from copal.pages.account.door import sign_in


@require_POST
def look_as(request: HttpRequest, handle: str) -> HttpResponse:
    """Become one of the cast. Only whom the bar offers, and only in the demo: held here and in the addresses."""
    if not settings.DEMO or handle not in {one["handle"] for one in settings.DEMO_CAST}:
        raise Http404
    person = person_of_the_demo(handle)
    if person is None:
        raise Http404
    logout(request)
    return sign_in(request, person, method="demo", came_for="/")
