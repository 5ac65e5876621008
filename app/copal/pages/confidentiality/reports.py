"""A text or a photo that tells who somebody is: reported in two taps, looked at by two people."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import Deed
from copal.domain.confidentiality.rules.reports import Chair
from copal.journeys import decide_reports, report_breach
from copal.pages.base.access import signed_in, staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.pictures import picture
from copal.pages.base.requests import SignedIn, place_before

MOST_REPORTS, WITHIN_SECONDS = (
    20,
    3600,
)  # more than a bad evening brings, fewer than somebody who hides for fun


@signed_in
@require_POST
def report(request: SignedIn) -> HttpResponse:
    """`text` is which one: its kind, its row and, within a list, its place, such as "photo:7" or "expectation:7:2"."""
    text = report_breach.TextNamed.read(request.POST.get("text", ""))
    try:
        made = report_breach.report(request.user, text, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
        return redirect(place_before(request))
    say(
        request, _("Thank you. It is hidden now, and two people look at it."),
        undo=reverse("confidentiality.undo_report", args=[made.pk]) if made.by_id == request.user.pk else "",
    )  # fmt: skip
    return redirect(place_before(request))


@signed_in
@require_POST
def undo(request: SignedIn, reported_id: int) -> HttpResponse:
    try:
        report_breach.take_back(request.user, reported_id, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
    else:
        say(request, _("It is shown again."))
    return redirect(place_before(request))


@signed_in
@require_safe
def of_community(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.TAKE_PART)
    seen = decide_reports.reports_of_community(request.user, community)
    return draw(request, "confidentiality/reports.html", {"community": community, "seen": seen})


@signed_in
@require_POST
def answer(request: SignedIn, slug: str, reported_id: int) -> HttpResponse:
    community_for(request.user, slug, Deed.TAKE_PART)
    _answer(request, reported_id, Chair.FACILITATOR)
    return redirect("confidentiality.reports", slug)


@signed_in
@require_safe
def photo(request: SignedIn, slug: str, reported_id: int) -> HttpResponse:
    """What was hidden, for one who leads and decides about it."""
    community_for(request.user, slug, Deed.TAKE_PART)
    return _photo(request, reported_id, Chair.FACILITATOR)


@staff_only
@require_safe
def of_network(request: SignedIn) -> HttpResponse:
    seen = decide_reports.reports_of_network(request.user)
    return draw(request, "confidentiality/network_reports.html", {"seen": seen})


@staff_only
@require_POST
def answer_network(request: SignedIn, reported_id: int) -> HttpResponse:
    _answer(request, reported_id, Chair.NETWORK)
    return redirect("confidentiality.network_reports")


@staff_only
@require_safe
def photo_network(request: SignedIn, reported_id: int) -> HttpResponse:
    return _photo(request, reported_id, Chair.NETWORK)


def _photo(request: SignedIn, reported_id: int, chair: Chair) -> HttpResponse:
    found = decide_reports.reported_photo(request.user, reported_id, chair)
    return picture(found.image, kind=found.kind, ending=found.ending)


def _answer(request: SignedIn, reported_id: int, chair: Chair) -> None:
    if request.POST.get("hides") not in ("0", "1"):
        raise Http404
    hides = request.POST["hides"] == "1"
    try:
        found = decide_reports.answer(request.user, reported_id, chair, hides=hides, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
        return
    if found.outcome:
        say(
            request,
            _("It stays hidden, and what was hidden is gone.")
            if found.outcome == "hidden"
            else _("It is shown again."),
        )
    else:
        say(request, _("Thank you. A second person looks at it, too."))
