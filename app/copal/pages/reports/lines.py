"""Whom a line of a report means: chosen by hand, never guessed."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.base.numbers import row_number
from copal.base.refusals import Refused
from copal.domain.attendance.queries.presence import expected_at, person_expected
from copal.domain.attendance.queries.reports import line_of, line_seen, report_of
from copal.journeys import import_report as journey
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.paging import leaf
from copal.pages.base.requests import SignedIn
from copal.pages.reports.forms import SomeoneNewForm
from copal.pages.reports.words import doubt, sides
from copal.pages.room.presence import countable

if TYPE_CHECKING:
    from copal.domain.attendance.models import ReportLine
    from copal.domain.meetings.models import Meeting

MOST_ON_ONE_DEVICE = 6


def _line(request: SignedIn, meeting_id: int, report_id: int, line_id: int) -> tuple["Meeting", "ReportLine"]:
    """A line of a report that has been read."""
    meeting = countable(request, meeting_id)
    report = report_of(meeting, report_id)
    if report.state not in ("read", "confirmed"):
        raise Http404
    return meeting, line_of(report, line_id)


@signed_in
@require_safe
def line(request: SignedIn, meeting_id: int, report_id: int, line_id: int) -> HttpResponse:
    meeting, one = _line(request, meeting_id, report_id, line_id)
    return _page(request, meeting, one, SomeoneNewForm(), 200)


def _page(
    request: SignedIn, meeting: "Meeting", one: "ReportLine", form: SomeoneNewForm, status: int
) -> HttpResponse:
    named = request.GET.get("named", "")[:80]
    expected = expected_at(meeting)
    found = [each for each in expected if named.casefold() in each.name.casefold()]
    seen = line_seen(one, expected)
    context: dict[str, Any] = {
        "meeting": meeting,
        "report": one.report,
        "line": seen,
        "doubt": doubt(seen.flags),
        "sides": sides(seen.flags),
        "leaf": leaf(request, found),
        "named": named,
        "form": form,
    }
    return draw(request, "reports/line.html", context, status=status)


@signed_in
@require_POST
def decide(request: SignedIn, meeting_id: int, report_id: int, line_id: int) -> HttpResponse:
    """One person, several at one device, or (nobody chosen, by its own button) not a member."""
    meeting, one = _line(request, meeting_id, report_id, line_id)
    asked = request.POST.getlist("person")[:MOST_ON_ONE_DEVICE]
    nobody = "nobody" in request.POST
    sound = (row_number(each) for each in asked)
    numbers = [] if nobody else [each for each in sound if each is not None]
    if not numbers and not nobody:
        return redirect("reports.line", meeting.pk, report_id, one.pk)
    chosen = [person_expected(meeting, number) for number in numbers]
    journey.decide(line=one, chosen=chosen, by=request.user, at=timezone.now())
    names = ", ".join(each.chosen_name for each in chosen)
    words = (
        _("“%(name)s” is %(people)s.") % {"name": one.name_as_reported, "people": names}
        if names
        else _("“%(name)s” is not a member.") % {"name": one.name_as_reported}
    )
    return _done(request, meeting, one, words)


@signed_in
@require_POST
def newcomer(request: SignedIn, meeting_id: int, report_id: int, line_id: int) -> HttpResponse:
    meeting, one = _line(request, meeting_id, report_id, line_id)
    form = SomeoneNewForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, one, form, 422)
    try:
        person = journey.decide_new(line=one, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.refuse(refusal)
        return _page(request, meeting, one, form, 409)
    words = _("“%(name)s” is %(people)s.") % {"name": one.name_as_reported, "people": person.chosen_name}
    return _done(request, meeting, one, words)


def _done(request: SignedIn, meeting: "Meeting", one: "ReportLine", words: str) -> HttpResponse:
    say(request, words, undo=reverse("reports.reopen", args=[meeting.pk, one.report_id, one.pk]))
    return redirect("reports.report", meeting.pk, one.report_id)


@signed_in
@require_POST
def reopen(request: SignedIn, meeting_id: int, report_id: int, line_id: int) -> HttpResponse:
    meeting, one = _line(request, meeting_id, report_id, line_id)
    journey.reopen(line=one, by=request.user, at=timezone.now())
    say(request, _("“%(name)s” is open again.") % {"name": one.name_as_reported})
    return redirect("reports.report", meeting.pk, one.report_id)
