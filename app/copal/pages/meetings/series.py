from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.base.wording.moments import there
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import Deed
from copal.domain.meetings import actions
from copal.domain.meetings import queries as asked
from copal.domain.meetings.actions.plans import agenda_of
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.meetings.forms import EndForm, SeriesForm, series_initial


@signed_in
def new(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.PLAN)
    today = there(timezone.now(), community.timezone).date()
    form = SeriesForm(
        request.POST or None,
        zone=community.timezone,
        writing=writing_of(request, community),
        initial={"starts_on": today, "nth": 2, "title": community.name},
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_series(community=community, plan=form.plan(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.refuse(refusal)
            status = 409
        else:
            say(request, _("The meetings of the coming year are planned."))
            return redirect("meetings.list", community.slug)
    return draw(request, "meetings/series.html", {"form": form, "community": community}, status)


@signed_in
def edit(request: SignedIn, series_id: int) -> HttpResponse:
    row = asked.series_for(request.user, series_id)
    line = asked.series_line(row)
    form = SeriesForm(
        request.POST or None, zone=row.timezone, series=line, initial=series_initial(line),
        writing=writing_of(request, row.community),
    )  # fmt: skip
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        plan = form.plan(agenda=agenda_of(row.agenda))
        try:
            actions.change_series(series=row, plan=plan, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.refuse(refusal)
            status = 409
        else:
            say(request, _("Changed, for all meetings still to come."))
            return redirect("meetings.list", row.community.slug)
    sample = asked.next_of_series(row.pk, at=timezone.now())
    context = {"form": form, "community": row.community, "series": line, "sample": sample}
    return draw(request, "meetings/series.html", context, status)


@signed_in
def end(request: SignedIn, series_id: int) -> HttpResponse:
    row = asked.series_for(request.user, series_id)
    form = EndForm(request.POST or None, initial={"on": there(timezone.now(), row.timezone).date()})
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_series(series=row, on=form.cleaned_data["on"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.refuse(refusal)
            status = 409
        else:
            say(request, _("The series ends. Meetings that were held stay as they are."))
            return redirect("meetings.list", row.community.slug)
    context = {"form": form, "community": row.community, "series": asked.series_line(row)}
    return draw(request, "meetings/series_end.html", context, status)
