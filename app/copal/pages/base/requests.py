"""What kind of request this is, for views and for the type checker."""

from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
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
    """Who asks, for limits only, never written down: the address that the outermost trusted proxy saw.

    What stands further left in the header was put there by whoever asks. A whole network of version 6 is one caller,
    since a single machine has as many addresses in it as it likes.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    hops = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies: int = settings.TRUSTED_PROXIES
    address = hops[-proxies] if 0 < proxies <= len(hops) and hops[-proxies] else seen
    try:
        found = ip_address(address)
    except ValueError:
        return seen
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else address  # noqa: PLR2004
