"""Further addresses. Each is proven by a code before it counts: hours are matched by address, so it must be theirs."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.core.internal.cryptokit import generate_user_code
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.refusals import Refused
from copal.domain.people import actions as people
from copal.pages.account.forms import AnotherAddressForm, CodeForm
from copal.pages.account.letters import MailNotSent, send_code, send_notice
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count

PROOF = "address_proof"  # in the session: the address, its code, when it was sent, tries so far
QUARTER_HOUR = 15 * 60


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn) -> HttpResponse:
    form = AnotherAddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _sent(request, form):
        return redirect("account.address_code")
    return draw(request, "account/new_address.html", {"form": form}, form.status)


def _sent(request: SignedIn, form: AnotherAddressForm) -> bool:
    """The same whether the address is known here or not; that shows only once it is proven."""
    email = form.cleaned_data["email"].lower()
    count("address-asked", str(request.user.pk), limit=5, within_seconds=QUARTER_HOUR)
    count("code-asked", email, limit=5, within_seconds=QUARTER_HOUR)
    code = generate_user_code(**app_settings.LOGIN_BY_CODE_FORMAT)
    try:
        send_code(to=email, code=code, reader=request.user)
    except MailNotSent as refusal:
        form.refuse(refusal)
        return False
    main = form.cleaned_data["main"]
    request.session[PROOF] = {"email": email, "code": code, "main": main, "at": time.time(), "tries": 0}
    return True


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: SignedIn) -> HttpResponse:
    proof = request.session.get(PROOF)
    if proof is None or time.time() - proof["at"] > app_settings.LOGIN_BY_CODE_TIMEOUT:
        say_no(request, Refused(_("That code has run out. Ask for a new one.")))
        return redirect("account.addresses")
    left = app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS - proof["tries"]
    form = CodeForm(request.POST or None, expected=proof["code"], tries_left=left)
    if request.method == "POST":
        count("code-tried", proof["email"], limit=10, within_seconds=QUARTER_HOUR)
        if form.is_valid():
            return _proven(request, proof)
        if form.has_error("code", "wrong_code") and _spent(request, proof, left):
            return redirect("account.addresses")
    return draw(request, "account/address_code.html", {"form": form, "email": proof["email"]}, form.status)


def _spent(request: SignedIn, proof: dict[str, Any], left: int) -> bool:
    if left > 1:
        request.session[PROOF] = {**proof, "tries": proof["tries"] + 1}
        return False
    del request.session[PROOF]
    say_no(request, Refused(_("That was the last try for this code. Ask for a new one.")))
    return True


def _proven(request: SignedIn, proof: dict[str, Any]) -> HttpResponse:
    del request.session[PROOF]
    before = request.user.email
    keep = people.change_main_address if proof["main"] else people.add_other_address
    try:
        keep(person=request.user, email=proof["email"], by=request.user, at=timezone.now())
        if proof["main"] and before:
            send_notice("address_changed", request.user, to=before)
    except (people.AddressTaken, people.TooManyAddresses, MailNotSent) as refusal:
        say_no(request, refusal)
    else:
        say(request, _("The address is yours and kept."))
    return redirect("account")


@signed_in
@require_POST
def remove(request: SignedIn, address_id: int) -> HttpResponse:
    people.remove_other_address(
        person=request.user, address_id=address_id, by=request.user, at=timezone.now()
    )
    say(request, _("The address is removed."))
    return redirect("account")
