"""The same door for people without an account, through the signed link of their invitation."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from copal.domain.meetings.queries import meeting_for
from copal.domain.people.queries import person_by_token
from copal.pages.room.check_in import door_page, leave

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting
    from copal.domain.people.models import Person

PURPOSE = "invitation"


def _opened(token: str) -> tuple["Meeting", "Person"]:
    """Whose link this is and for which meeting. A person who may no longer take part finds nothing."""
    link = person_by_token(token, PURPOSE, at=timezone.now())
    if link.about is None:
        raise Http404
    meeting, _standing = meeting_for(link.person, link.about)
    return meeting, link.person


@never_cache
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    meeting, person = _opened(token)
    response = door_page(
        request, meeting, person,
        lambda name: reverse(f"room.link_{name}", args=[token]), reverse("meetings.by_link", args=[token]),
    )  # fmt: skip
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_POST
def check_out(request: HttpRequest, token: str) -> HttpResponse:
    meeting, person = _opened(token)
    leave(request, meeting, person)
    return redirect("room.link_check_in", token)
