"""What kind of request this is, for views and for the type checker."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from copal.domain.people.models import Person


class SignedIn(HttpRequest):
    """What a view behind `signed_in` is handed. For the type checker only."""

    user: "Person"


def is_htmx(request: HttpRequest) -> bool:
    """htmx asks for a piece of a page, not for a page."""
    return request.headers.get("HX-Request") == "true"


def wants_json(request: HttpRequest) -> bool:
    """A program asks: an API path, or JSON preferred over HTML."""
    if request.path.startswith("/api/"):
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address someone handed us leads to this site and nowhere else."""
    hosts = {request.get_host()}
    return url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=request.is_secure())


def place_before(request: HttpRequest, otherwise: str = "/") -> str:
    """Path of the page this request came from, on this site; or `otherwise`."""
    referer = request.headers.get("Referer", "")
    if not referer or not is_ours(request, referer):
        return otherwise
    parts = urlsplit(referer)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def caller(request: HttpRequest) -> str:
    """Who asks, for limits only: the address of the connection, never written down."""
    return str(request.META.get("REMOTE_ADDR", ""))
