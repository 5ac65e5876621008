"""What every page shows around its own content: who is looking, where they can go, what was just said.

Asked once per request, before anything is drawn, because drawing may not ask the database.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.base.wording.amounts import initials
from copal.domain.people.queries import handles_here, network_role

if TYPE_CHECKING:
    from django.contrib.messages.storage.base import Message

    from copal.domain.people.models import Person

SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Place:
    """A link of the main navigation. Shown only once its page exists; `role` for who holds it in the network."""

    name: str  # of the URL
    words: str | Promise
    icon: str
    role: str = ""


MAIN = (
    Place("home", _("Home"), "house"),
    Place("communities", _("Communities"), "users"),
    Place("hours", _("Hours"), "clock"),
    Place("network", _("Network"), "network", role="staff"),
    Place("credit", _("On record"), "scale", role="auditor"),
)


@dataclass(frozen=True)
class Link:
    href: str
    words: str | Promise
    icon: str
    here: bool


@dataclass(frozen=True)
class Said:
    """One message: `kind` is good | info | guard | stop; `undo` is the address that takes it back, or ''."""

    kind: str
    words: str
    undo: str = ""


@dataclass(frozen=True)
class Frame:
    signed_in: bool = False
    who: int | None = None
    name: str = ""
    initials: str = ""
    links: tuple[Link, ...] = ()
    account: str = ""
    enter: str = ""
    scheme: str = ""
    cast: frozenset[str] = frozenset()  # the demo only: handles of those to look as
    said: list[Said] = field(default_factory=list)


def address_of(name: str) -> str:
    """Address of a named page without arguments, or '' when there is none: no dead links."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def frame_of(request: HttpRequest) -> Frame:
    """The frame of this request. Two queries at most (the person, their network role), once; in the demo one more."""
    known: Frame | None = getattr(request, "frame", None)
    if known is None:
        known = _ask(request)
        request.frame = known  # type: ignore[attr-defined]
    return known


def _ask(request: HttpRequest) -> Frame:
    scheme = request.COOKIES.get(settings.SCHEME_COOKIE_NAME, "")
    scheme = scheme if scheme in SCHEMES else ""
    cast_here = handles_here(one["handle"] for one in settings.DEMO_CAST) if settings.DEMO else frozenset()
    said = _said(request)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Frame(scheme=scheme, cast=cast_here, said=said, enter=address_of(str(settings.LOGIN_URL)))
    person = cast("Person", user)
    role = network_role(person)
    links = tuple(
        Link(href, place.words, place.icon, _is_here(request, href))
        for place in MAIN
        if place.role in ("", role) and (href := address_of(place.name))
    )
    return Frame(
        signed_in=True,
        who=person.pk,
        name=person.chosen_name,
        initials=initials(person.chosen_name),
        links=links,
        account=address_of("account"),
        scheme=scheme,
        cast=cast_here,
        said=said,
    )


def _is_here(request: HttpRequest, href: str) -> bool:
    """The page itself, or one below it; home only for itself."""
    return request.path == href or (href != "/" and request.path.startswith(href))


def _said(request: HttpRequest) -> list[Said]:
    if not hasattr(request, "_messages"):
        return []
    return [_one(message) for message in messages.get_messages(request)]


def _one(message: "Message") -> Said:
    kinds = {messages.SUCCESS: "good", messages.WARNING: "guard", messages.ERROR: "stop"}
    tag = message.extra_tags or ""
    undo = tag.removeprefix("undo=") if tag.startswith("undo=") else ""
    return Said(kinds.get(message.level, "info"), str(message.message), undo)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor, for templates that are not drawn by `draw()` (those of allauth)."""
    return {"frame": frame_of(request)}


def say(request: HttpRequest, words: str | Promise, *, undo: str = "") -> None:
    """Tell the person on their next page that it worked. `undo` is the address a POST takes it back at."""
    messages.success(request, str(words), extra_tags=f"undo={undo}" if undo else "")


def say_no(request: HttpRequest, refusal: Refused) -> None:
    """Tell the person on their next page why it did not work: for a view that redirects after a refusal."""
    messages.error(request, str(refusal))
