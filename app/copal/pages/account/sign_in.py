"""From the door to the first page: the address, the code, and for newcomers what to call them."""

from typing import Any

import structlog
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import the_network
from copal.domain.people import actions as people
from copal.domain.people.queries import person_by_token
from copal.journeys.change_profile import change_profile
from copal.pages.account.door import DOOR_LIMIT, NEWCOMER, ClosedAccount, Door, OtherAddressUsed, sign_in
from copal.pages.account.forms import AddressForm, CodeForm, ProfileForm, spent
from copal.pages.account.letters import MailNotSent
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn, caller, is_ours
from copal.pages.base.throttle import count

log = structlog.get_logger(__name__)


def _came_for(request: HttpRequest) -> str:
    """Where to go afterwards: a path of this site, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if wanted.startswith("/") and is_ours(request, wanted) else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Type your address. The answer is the same for everyone."""
    came_for = _came_for(request)
    if request.user.is_authenticated:
        return redirect(came_for or "/")
    form = AddressForm(request.POST or None)
    if request.method == "POST":
        count("door", caller(request), limit=DOOR_LIMIT, within_seconds=60)
        if form.is_valid() and _knocked(request, form, came_for=came_for):
            return redirect("account_confirm_login_code")
    return draw(request, "account/door.html", {"form": form, "came_for": came_for}, form.status)


def _knocked(request: HttpRequest, form: AddressForm, *, came_for: str, opening: int | None = None) -> bool:
    try:
        Door.knock(request, email=form.cleaned_data["email"], came_for=came_for, opening=opening)
    except MailNotSent as refusal:
        form.refuse(refusal)
        return False
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Type the code. Three outcomes: in, try again, or back to the door."""
    waiting = None if request.user.is_authenticated else Door.waiting(request)
    if waiting is None:
        return _back_to_the_door(request, _("That code has run out. Ask for a new one."))
    if request.POST.get("action") == "resend":
        return _resend(request, waiting)
    form = CodeForm(request.POST or None, expected=waiting.code, tries_left=waiting.tries_left)
    if request.method == "POST":
        waiting.count_try()
        if form.is_valid():
            return _let_in(request, waiting)
        log.warning("sign_in_refused", kind="code")
        if form.has_error("code", "wrong_code") and spent(waiting):
            return _back_to_the_door(request, _("That was the last try for this code. Ask for a new one."))
    return draw(
        request,
        "account/code.html",
        {"form": form, "email": waiting.email, "can_resend": waiting.can_resend},
        form.status,
    )


def _back_to_the_door(request: HttpRequest, words: Any) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("/")
    say_no(request, Refused(words))
    return redirect("account_login")


def _resend(request: HttpRequest, waiting: Door) -> HttpResponse:
    if waiting.can_resend:
        waiting.resend()
        say(request, _("We sent a new code. The one before no longer works."))
    return redirect("account_confirm_login_code")


def _let_in(request: HttpRequest, waiting: Door) -> HttpResponse:
    try:
        return waiting.come_in()
    except (ClosedAccount, OtherAddressUsed) as refusal:
        say_no(request, refusal)
        return redirect("account_login")


def _profile_form(request: HttpRequest, initial: dict[str, Any] | None = None) -> ProfileForm:
    network = the_network()
    return ProfileForm(request.POST or None, initial=initial, regions=network.regions if network else ())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A newcomer has proven an address and says what to call them."""
    proven = request.session.get(NEWCOMER)
    if proven is None or request.user.is_authenticated:
        return redirect("account_login")
    form = _profile_form(request)
    if request.method == "POST" and form.is_valid():
        person = _added(form, proven["email"])
        if person is not None:
            del request.session[NEWCOMER]
            people.open_account(person=person, at=timezone.now())
            say(request, _("Welcome. Your account is open."))
            return sign_in(request, person, method="code", came_for=proven["came_for"] or None)
    return draw(request, "account/new.html", {"form": form, "email": proven["email"]}, form.status)


def _added(form: ProfileForm, email: str) -> Any | None:
    try:
        return people.add_person(email=email, how="self", by=None, at=timezone.now(), **form.profile())
    except people.ProfileNotRight as refusal:
        form.not_right(refusal)
    except people.AddressTaken as refusal:
        form.refuse(refusal)
    return None


@never_cache
@signed_in
def first(request: SignedIn) -> HttpResponse:
    """Someone others had added comes in for the first time, and checks what is known of them."""
    initial = {name: getattr(request.user, name) for name in people.PROFILE}
    form = _profile_form(request, initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(person=request.user, changes=form.profile(), by=request.user, at=timezone.now())
        except people.ProfileNotRight as refusal:
            form.not_right(refusal)
        else:
            return HttpResponseRedirect(request.session.pop("came_for", "/"))
    return draw(request, "account/first.html", {"form": form}, form.status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def from_link(request: HttpRequest, token: str) -> HttpResponse:
    """A signed link becomes an account: the person stays the same, so nothing of theirs is lost."""
    link = person_by_token(token, "account", at=timezone.now())
    if request.user.is_authenticated:
        return redirect("/")
    known = link.person.email
    form = AddressForm({"email": known} if known and request.method == "POST" else request.POST or None)
    if request.method == "POST":
        count("door", caller(request), limit=DOOR_LIMIT, within_seconds=60)
        opening = None if known else link.person.pk
        if form.is_valid() and _knocked(request, form, came_for="", opening=opening):
            return redirect("account_confirm_login_code")
    context = {"form": form, "name": link.person.chosen_name, "email": _veiled(known)}
    response = draw(request, "account/from_link.html", context, form.status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _veiled(email: str | None) -> str:
    """ "r…@example.org": enough to know one's own, too little for whom the link was passed on to."""
    name, _at, domain = (email or "").partition("@")
    return f"{name[:1]}…@{domain}" if domain else ""


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """What waits in this browser to be sent goes too: the next person at it is somebody else."""
    logout(request)
    say(request, _("You are signed out."))
    response = redirect("/")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Where allauth sends someone whose account is closed."""
    return draw(request, "account/closed.html", status=403)
