"""Who may come in. What they find inside is decided by each room's queries, which take the viewer."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from copal.domain.people.queries import network_role
from copal.pages.base.requests import SignedIn, is_htmx, place_before

if TYPE_CHECKING:
    from copal.domain.people.models import Person

View = Callable[..., HttpResponse]


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Off to signing in, and afterwards back to the page: after a POST, to the page its form stood on."""
    came_for = request.get_full_path() if request.method in ("GET", "HEAD") else place_before(request)
    if is_htmx(request):
        came_for = place_before(request)
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': came_for})}"
    if is_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def viewer_of(request: HttpRequest) -> "Person | None":
    """Who looks at a page that is open to everyone; None for someone who is not signed in."""
    return request.user if request.user.is_authenticated else None


def signed_in(view: View) -> View:
    """Only for people who are signed in; others sign in first and come back. The view takes a `SignedIn`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(cast("SignedIn", request), *args, **kwargs)

    return guarded


def staff_only(view: View) -> View:
    """Only for network staff. For anyone else the page is not there."""

    @signed_in
    @wraps(view)
    def guarded(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:
        if network_role(request.user) != "staff":
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
