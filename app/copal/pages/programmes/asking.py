"""Asking people to share: by their addresses, or with a code that they open on their own phones."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.refusals import Refused
from copal.domain.programmes import actions
from copal.domain.programmes.queries import ask_of, programme_for
from copal.domain.programmes.rules import spoken_code
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count
from copal.pages.programmes.forms import AddressesForm
from copal.pages.room.qr import qr

if TYPE_CHECKING:
    from copal.domain.programmes.models import Programme


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedIn, programme_id: int) -> HttpResponse:
    """The answer is the same whether an address is known here or not."""
    programme = programme_for(request.user, programme_id)
    form = AddressesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, programme, form):
        return redirect("programmes.programme", programme.pk)
    link = settings.SITE_ADDRESS + reverse("programmes.by_code", args=[programme.code])
    context = {
        "programme": programme, "form": form, "code": spoken_code(programme.code), "link": link, "qr": qr(link),
    }  # fmt: skip
    return draw(request, "programmes/ask.html", context, form.status)


def _asked(request: SignedIn, programme: "Programme", form: AddressesForm) -> bool:
    count("programme-ask", str(request.user.pk), limit=30, within_seconds=3600)
    addresses = form.cleaned_data["addresses"].addresses
    try:
        done = actions.ask_people(
            programme=programme, addresses=addresses, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        form.refuse(refusal, "addresses")
        return False
    words = ngettext(
        "%(people)s person is asked. A letter is on its way.",
        "%(people)s people are asked. Letters are on their way.", done.people,
    ) % {"people": done.people}  # fmt: skip
    own = _("Your own address was left out.") if done.left_out_own else ""
    say(request, f"{words} {own}".strip())
    return True


@signed_in
@require_POST
def new_code(request: SignedIn, programme_id: int) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    actions.renew_code(programme=programme, by=request.user)
    say(request, _("This is a new code. The one before opens nothing any more."))
    return redirect("programmes.ask", programme.pk)


@signed_in
@require_POST
def take_back(request: SignedIn, programme_id: int, ask_id: int) -> HttpResponse:
    actions.take_back_ask(ask=ask_of(request.user, programme_id, ask_id), by=request.user)
    say(request, _("The address is off the list."))
    return redirect("programmes.programme", programme_id)
