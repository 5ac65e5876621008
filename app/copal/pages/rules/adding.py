"""What staff do with a rule pack: bring it, look again, put it in force, withdraw it."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.numbers import row_number
from copal.base.refusals import Refused
from copal.base.wording.moments import day
from copal.domain.requirements.actions import add_pack, look_again, put_in_force, withdraw
from copal.domain.requirements.queries import pack_to_change, text_for
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.rules.forms import PackForm
from copal.policies.requirements import today


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn) -> HttpResponse:
    """`?from=` starts with the text of a pack that is there already."""
    at = timezone.now()
    tomorrow = today(at) + timedelta(days=1)
    form = PackForm(
        request.POST or None, request.FILES or None, initial={"begins": tomorrow, "text": _start(request)}
    )
    if request.method == "POST":
        pack = _added(request, form, at)
        if pack is not None:
            return redirect("rules.one", pack)
        form.keep()
    return draw(request, "rules/add.html", {"form": form}, form.status)


def _added(request: SignedIn, form: PackForm, at: datetime) -> int | None:
    if not form.is_valid():
        return None
    try:
        return add_pack(data=form.pack(), begins=form.cleaned_data["begins"], by=request.user, at=at).pk
    except Refused as refusal:
        form.refuse(refusal)
        return None


def _start(request: SignedIn) -> str:
    number = row_number(request.GET.get("from", ""))
    if request.method == "POST" or number is None:
        return ""
    return text_for(request.user, number)[1]


@staff_only
@require_POST
def look(request: SignedIn, pack_id: int) -> HttpResponse:
    look_again(pack=pack_to_change(request.user, pack_id), at=timezone.now())
    return redirect("rules.one", pack_id)


@staff_only
@require_POST
def in_force(request: SignedIn, pack_id: int) -> HttpResponse:
    pack = pack_to_change(request.user, pack_id)
    put_in_force(pack=pack, by=request.user, at=timezone.now())
    say(request, _("It is in force from %(day)s on.") % {"day": day(pack.begins)})
    return redirect("rules.one", pack_id)


@staff_only
@require_POST
def take_back(request: SignedIn, pack_id: int) -> HttpResponse:
    withdraw(pack=pack_to_change(request.user, pack_id), by=request.user, at=timezone.now())
    say(request, _("It is withdrawn. Nobody was judged by it."))
    return redirect("rules")
