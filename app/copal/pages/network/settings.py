"""The network itself: at a glance, its settings, its logo."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.actions import change_network
from copal.domain.communities.queries import network_figures, network_logo, the_network
from copal.domain.hours.queries.proof import last_check
from copal.domain.people.queries import staff_and_auditors
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.credit.record import record_in_words
from copal.pages.network.forms import LogoForm, NetworkForm
from copal.pages.network.logos import logo_from

DRAWS_ONLY: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "img-src": ["data:"],
    "style-src": [CSP.NONE],
    "sandbox": True,
}
FIELDS = ("name", "short_name", "timezone", "language", "registry_name", "jurisdiction", "contact_email")


@staff_only
@require_safe
def overview(request: SignedIn) -> HttpResponse:
    context = {
        "network": the_network(),
        "figures": network_figures(request.user),
        "holders": staff_and_auditors(request.user),
        "record": record_in_words(last_check()),
    }
    return draw(request, "network/overview.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedIn) -> HttpResponse:
    network = the_network()
    initial = {**{name: getattr(network, name) for name in FIELDS}, "regions": "\n".join(network.regions)}  # type: ignore[union-attr]  # staff exist
    form = NetworkForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _changed(request, form, form.details()):
        return redirect("network")
    return _settings_page(request, form, LogoForm())


def _changed(request: SignedIn, form: NetworkForm | LogoForm, changes: dict[str, Any]) -> bool:
    try:
        change_network(by=request.user, at=timezone.now(), **changes)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    say(request, _("Saved."))
    return True


def _settings_page(request: SignedIn, form: NetworkForm, logo_form: LogoForm) -> HttpResponse:
    context = {"form": form, "logo_form": logo_form, "has_logo": bool(network_logo())}
    return draw(request, "network/settings.html", context, max(form.status, logo_form.status))


@staff_only
@require_POST
def change_logo(request: SignedIn) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            cleaned = logo_from(form.cleaned_data["logo"])
        except Refused as refusal:
            form.refuse(refusal, "logo")
        else:
            if _changed(request, form, {"logo_svg": cleaned}):
                return redirect("network.settings")
    network = the_network()
    initial = {**{name: getattr(network, name) for name in FIELDS}, "regions": "\n".join(network.regions)}  # type: ignore[union-attr]
    return _settings_page(request, NetworkForm(initial=initial), form)


@staff_only
@require_POST
def remove_logo(request: SignedIn) -> HttpResponse:
    change_network(by=request.user, at=timezone.now(), logo_svg="")
    say(request, _("The logo is gone. Certificates already issued keep theirs."))
    return redirect("network.settings")


@require_safe
@cache_control(max_age=300, public=True)
@csp_override(DRAWS_ONLY)
def logo(request: HttpRequest) -> HttpResponse:
    """For everyone: it is on every certificate. Even opened by itself it can only draw."""
    drawing = network_logo()
    if not drawing:
        raise Http404
    return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
