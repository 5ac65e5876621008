"""Meeting reports: bringing one, looking it over, confirming it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.base.wording.moments import day, there
from copal.domain.attendance import rules
from copal.domain.attendance.actions.reports import check_size
from copal.domain.attendance.queries.reports import LineSeen, report_of, report_seen, reports_of
from copal.journeys import import_report as journey
from copal.journeys.report_earnings import earnings_of_report
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.paging import leaf
from copal.pages.base.requests import SignedIn, is_htmx
from copal.pages.reports.earns import earns
from copal.pages.reports.forms import BringForm
from copal.pages.reports.words import ERRORS, KINDS, WHY, doubt, sides
from copal.pages.room.presence import countable
from copal.policies.doors import in_force

if TYPE_CHECKING:
    from copal.domain.attendance.models import Report
    from copal.domain.meetings.models import Meeting
    from copal.journeys.reckoning import Reckoned

ON_ITS_WAY = ("waiting", "reading")
MOST_OPEN = 50  # lines to decide shown at once
MOST_SHOWN = 200  # of those that need nothing


@signed_in
def reports(request: SignedIn, meeting_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _list(request, meeting, form, 200)
    if not form.is_valid():
        return _list(request, meeting, form, 422)
    try:
        report, is_new = _bring(request, meeting, form.cleaned_data["report"])
    except Refused as refusal:
        form.refuse(refusal, "report")
        return _list(request, meeting, form, 409)
    if not is_new and report.state != "failed":
        read_on = day(there(report.at, meeting.timezone).date(), today=timezone.localdate())
        say(request, _("You already read this file on %(day)s. Here it is.") % {"day": read_on})
    return redirect("reports.report", meeting.pk, report.pk)


def _bring(request: SignedIn, meeting: "Meeting", file: Any) -> tuple["Report", bool]:
    at = timezone.now()
    check_size(file.size, at=at)
    return journey.bring(meeting=meeting, filename=file.name, content=file.read(), by=request.user, at=at)


def _list(request: SignedIn, meeting: "Meeting", form: BringForm, status: int) -> HttpResponse:
    rows = [(one, KINDS.get(one.kind, ""), ERRORS.get(one.error, ("", ""))[0]) for one in reports_of(meeting)]
    context = {"meeting": meeting, "form": form, "reports": rows}
    return draw(request, "reports/list.html", context, status=status)


@signed_in
@require_safe
def report(request: SignedIn, meeting_id: int, report_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    one = report_of(meeting, report_id)
    if one.state in ON_ITS_WAY:
        return draw(request, "reports/reading.html", _basics(meeting, one), part="progress")
    if is_htmx(request):  # the page that shows progress asks: it is done
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if one.state == "failed":
        words = ERRORS.get(one.error, ERRORS["unexpected"])
        return draw(request, "reports/failed.html", {**_basics(meeting, one), "words": words})
    return draw(request, "reports/report.html", {**_basics(meeting, one), **_seen(request, one)})


def _basics(meeting: "Meeting", one: "Report") -> dict[str, Any]:
    return {
        "meeting": meeting,
        "report": one,
        "kind": KINDS.get(one.kind, ""),
        "percent": min(99, one.bytes_read * 100 // max(1, one.size_bytes)),
    }


def _seen(request: HttpRequest, one: "Report") -> dict[str, Any]:
    seen = report_seen(one)
    earned = earnings_of_report(one.meeting, [*seen.matched, *seen.same])
    policy = in_force(on=timezone.now().date())
    return {
        "seen": seen,
        "open": [_told(line) for line in seen.to_decide[:MOST_OPEN]],
        "more_open": max(0, len(seen.to_decide) - MOST_OPEN),
        "leaf": leaf(request, [_told(line, earned) for line in seen.matched], size=100),
        "same": [_told(line) for line in seen.same[:MOST_SHOWN]],
        "not_members": [_told(line) for line in seen.not_members[:MOST_SHOWN]],
        "uncounted": [_told(line) for line in seen.uncounted[:MOST_SHOWN]],
        "claims_end": rules.claims_end(one.meeting.ends_at, one.meeting.timezone, policy),
        "is_confirmed": one.state == "confirmed",
    }


def _told(line: LineSeen, earned: Mapping[int, "Reckoned"] | None = None) -> dict[str, Any]:
    """A line, and what its codes mean in words."""
    return {
        "line": line,
        "doubt": doubt(line.flags),
        "sides": sides(line.flags),
        "why": WHY.get(line.why, ""),
        "earns": earns(line, earned or {}),
    }


@signed_in
@require_POST
def confirm(request: SignedIn, meeting_id: int, report_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    one = report_of(meeting, report_id)
    try:
        journey.confirm(report=one, by=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
        return redirect("reports.report", meeting.pk, one.pk)
    number = len(report_seen(report_of(meeting, report_id)).to_decide)
    words = _("Confirmed. The file is deleted; its fingerprint stays.")
    if number:
        words += " " + ngettext(
            "%(number)d line is still open.", "%(number)d lines are still open.", number
        ) % {"number": number}
    say(request, words)
    return redirect("reports.report", meeting.pk, one.pk)


@signed_in
@require_POST
def discard(request: SignedIn, meeting_id: int, report_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    one = report_of(meeting, report_id)
    journey.discard(report=one, by=request.user, at=timezone.now())
    say(request, _("Thrown away. Nobody is counted from this file. You can bring it again."))
    return redirect("reports.list", meeting.pk)


@signed_in
@require_POST
def read_again(request: SignedIn, meeting_id: int, report_id: int) -> HttpResponse:
    meeting = countable(request, meeting_id)
    one = report_of(meeting, report_id)
    journey.read_again(report=one, at=timezone.now())
    return redirect(reverse("reports.report", args=[meeting.pk, one.pk]))
