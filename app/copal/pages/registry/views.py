from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import the_network
from copal.domain.people.queries import network_role
from copal.domain.registry.queries import exchanges_for
from copal.journeys.hand_to_registry import COLUMNS, hand_to_registry, rows_for_registry, waiting_for_registry
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.tables import csv_response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: SignedIn) -> HttpResponse:
    """What waits, and every file that was made, with its receipt. Staff make one; auditors only look."""
    is_staff = network_role(request.user) == "staff"
    if request.method == "POST" and not is_staff:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            hand_to_registry(by=request.user, at=timezone.now())
        except Refused as refusal:
            refused = str(refusal)
        else:
            say(request, _("The file is ready. Download it and give it to the registry."))
            return redirect("registry")
    context = {
        "files": exchanges_for(request.user),
        "waiting": waiting_for_registry(request.user),
        "is_staff": is_staff,
        "refused": refused,
        "network": the_network(),
    }
    return draw(request, "registry/files.html", context, status=409 if refused else 200)


@signed_in
@require_safe
def file(request: SignedIn, exchange_id: int) -> HttpResponse:
    """The rows as CSV. Asked for again it holds the same rows, with the names people have today."""
    rows = rows_for_registry(request.user, exchange_id)
    return csv_response(f"registry-{exchange_id}.csv", COLUMNS, (list(row.values()) for row in rows))
