from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.credentials.queries import (
    certificate_file,
    certificates_for,
    current_codes,
    orders_put_aside,
)
from copal.domain.hours.queries import entries_for, every_entry_of, ledger_of, years_of
from copal.domain.meetings.queries import open_to
from copal.domain.training.queries import held_for
from copal.journeys.issue_certificates import issue_for_period
from copal.journeys.where_do_i_stand import where_do_i_stand
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.tables import csv_response
from copal.pages.hours.forms import PeriodForm
from copal.pages.hours.toward import toward
from copal.pages.hours.words import PROVENANCE, explained, here_in_words, left_of, waiting

A_SCREENFUL = 20


@signed_in
def hours(request: SignedIn) -> HttpResponse:
    """Every entry of one's own, newest first, with totals by year."""
    rows = entries_for(request.user, most=A_SCREENFUL + 1, before=place_before(request))
    shown = explained(rows[:A_SCREENFUL], current_codes(request.user), left_of(rows[:A_SCREENFUL]))
    ledger = ledger_of(request.user)
    context = {
        "toward": toward(where_do_i_stand(request.user, at=timezone.now(), entries=ledger)),
        "entries": shown,
        "waiting": waiting(held_for(request.user)) if "before" not in request.GET else [],
        "open_to": open_to(request.user, [one.line.meeting_id for one in shown]),
        "years": years_of(ledger),
        "missing": orders_put_aside(request.user),
        "more": f"{shown[-1].line.on},{shown[-1].line.id}" if len(rows) > A_SCREENFUL else "",
        "leafing": "before" in request.GET,
    }
    return draw(request, "hours/hours.html", context)


def place_before(request: HttpRequest) -> tuple[date, int] | None:
    """The (day, id) that the leaf before ended on; anything odd means the first leaf."""
    day, _comma, number = request.GET.get("before", "").partition(",")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


@signed_in
def as_table(request: SignedIn) -> HttpResponse:
    """The whole record as CSV, oldest first. What somebody wrote about a correction stays on the page."""
    header = [_("Date"), _("Community"), _("Meeting"), _("Kind"), _("Minutes"), _("Hours"), _("How it is known"),
              _("Present"), _("Rule"), _("Correction"), _("Entry")]  # fmt: skip
    rows = (
        [one.on.isoformat(), one.community, one.title, one.kind, one.minutes, f"{one.minutes / 60:.2f}",
         PROVENANCE[one.provenance], here_in_words(one.why), one.policy,
         _("takes back entry %(number)s") % {"number": one.reverses} if one.reverses else "", one.id]
        for one in every_entry_of(request.user)
    )  # fmt: skip
    return csv_response("hours.csv", header, rows)


@signed_in
def certificates(request: SignedIn) -> HttpResponse:
    context = {"certificates": certificates_for(request.user), "missing": orders_put_aside(request.user)}
    return draw(request, "hours/certificates.html", context)


@signed_in
def period(request: SignedIn) -> HttpResponse:
    """One certificate for a stretch of days."""
    today = timezone.localdate()
    start = {"first": today.replace(month=1, day=1), "last": today, "language": get_language()}
    form = PeriodForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _issued(request, form):
        say(request, _("Your certificate is ready."))
        return HttpResponseRedirect(reverse("hours.certificates"))
    return draw(request, "hours/period.html", {"form": form}, status=409 if form.errors else 200)


def _issued(request: SignedIn, form: PeriodForm) -> bool:
    asked: dict[str, Any] = form.cleaned_data
    try:
        issue_for_period(person=request.user, **asked, address=settings.SITE_ADDRESS, at=timezone.now())
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


@signed_in
def certificate(request: SignedIn, code: str) -> HttpResponse:
    """The frozen bytes, for their owner, network staff and auditors."""
    if not code.isalnum():
        raise Http404
    digest, pdf = certificate_file(request.user, code)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="certificate-{code}.pdf"',
            "Cache-Control": "private, no-store",  # the browser may be the library's
            "ETag": f'"{digest}"',
        },
    )
