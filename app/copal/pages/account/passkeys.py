"""Passkeys: the device proves who is there, with a finger, a face or its own code. Never the only way in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth, flows
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.refusals import Refused
from copal.pages.account.door import DOOR_LIMIT
from copal.pages.account.forms import Credential, NewPasskeyForm, PasskeyForm
from copal.pages.account.letters import MailNotSent, send_notice
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn, caller, is_ours
from copal.pages.base.throttle import count

MOST = 10
log = structlog.get_logger(__name__)


class PasskeyRefused(Refused):
    reason = "passkey_refused"


@dataclass(frozen=True)
class Passkey:
    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


def passkeys_of(person: Any) -> list[Passkey]:
    """Allauth keeps them; this is all the pages need to know."""
    return [Passkey(one.pk, one.wrap().name, one.created_at, one.last_used_at) for one in _theirs(person)]


def _theirs(person: Any) -> Any:
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.WEBAUTHN).order_by("pk")


def _one(request: SignedIn, passkey_id: int) -> Authenticator:
    found = _theirs(request.user).filter(pk=passkey_id).first()
    if found is None:
        raise Http404
    return found


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn) -> HttpResponse:
    form = NewPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        return redirect("account")
    options = auth.begin_registration(request.user, passwordless=True)
    return draw(request, "account/new_passkey.html", {"form": form, "options": options}, form.status)


def _kept(request: SignedIn, form: NewPasskeyForm) -> bool:
    count("passkey", str(request.user.pk), limit=20, within_seconds=3600)
    credential = form.cleaned_data["credential"]
    try:
        _check_new(request, credential)
    except (ValidationError, ValueError, TypeError, KeyError) as problem:
        form.refuse(_why(problem))
        return False
    auth.WebAuthn.add(request.user, form.cleaned_data["name"], credential)
    _notice("passkey_added", request)
    say(request, _("Your passkey is ready. Use it the next time you sign in."))
    return True


def _check_new(request: SignedIn, credential: Any) -> None:
    """Raises ValidationError, or what broken input makes the reader raise."""
    if _theirs(request.user).count() >= MOST:
        raise ValidationError(_("Ten passkeys is the most. Remove one that you no longer use."))
    auth.parse_registration_response(credential)
    if not auth.complete_registration(credential).is_user_verified():
        raise ValidationError(
            _("Your device did not check that it was you. Try again with its lock turned on.")
        )


def _why(problem: Exception) -> Refused:
    if isinstance(problem, ValidationError):
        return PasskeyRefused(problem.messages[0])
    return PasskeyRefused(_("Your device sent something we could not read. Please try again."))


def _notice(what: str, request: SignedIn) -> None:
    """The owner hears of it even if it was not them. A mail that can't leave now does not undo what was done."""
    try:
        send_notice(what, request.user)
    except MailNotSent as refusal:
        say_no(request, refusal)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedIn, passkey_id: int) -> HttpResponse:
    """Give it another name, or look at it before removing it."""
    passkey = _one(request, passkey_id)
    wrapped = passkey.wrap()
    form = PasskeyForm(request.POST or None, initial={"name": wrapped.name})
    if request.method == "POST" and form.is_valid():
        wrapped.name = form.cleaned_data["name"]
        passkey.save(update_fields=["data"])
        return redirect("account")
    return draw(request, "account/passkey.html", {"form": form, "passkey_id": passkey_id}, form.status)


@signed_in
@require_POST
def remove(request: SignedIn, passkey_id: int) -> HttpResponse:
    _one(request, passkey_id).delete()
    _notice("passkey_removed", request)
    say(request, _("The passkey is removed. You can still sign in with a code by mail."))
    return redirect("account")


@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """GET: what the device is to sign, as JSON. POST: signed, and in."""
    count("door", caller(request), limit=DOOR_LIMIT, within_seconds=60)
    if request.method == "GET":
        return JsonResponse(auth.begin_authentication(user=None))
    try:
        passkey = _shown(request.POST.get("credential", ""))
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as problem:
        log.warning("sign_in_refused", kind="passkey")
        say_no(request, _why(problem))
        return redirect("account_login")
    wanted = request.POST.get("next", "")
    came_for = wanted if wanted.startswith("/") and is_ours(request, wanted) else None
    login = Login(user=passkey.user, redirect_url=came_for)
    response: HttpResponse = flows.perform_passwordless_login(request, passkey, login)
    return response


def _shown(credential: str) -> Authenticator:
    """The passkey the device has just used. Raises ValidationError, or what broken input makes the reader raise."""
    response = Credential().clean(credential)
    auth.parse_authentication_response(response)
    return auth.complete_authentication(auth.extract_user_from_response(response), response)
