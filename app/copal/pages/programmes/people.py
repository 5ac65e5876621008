"""What a director sees: everybody who shares, on the screen, on paper and as a table to take away."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from copal.base.wording import moments
from copal.domain.programmes.queries import directors_of, not_sharing, programme_for
from copal.journeys.see_programme import see_programme
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.requests import SignedIn
from copal.pages.base.tables import csv_response
from copal.pages.programmes.rows import cells, header, rows_of


@never_cache
@signed_in
@require_safe
def everyone(request: SignedIn, programme_id: int) -> HttpResponse:
    at = timezone.now()
    programme = programme_for(request.user, programme_id)
    context = {
        "programme": programme,
        "rows": rows_of(see_programme(request.user, programme_id, at=at)),
        "unshared": not_sharing(programme, at=at),
        "directors": directors_of(programme),
    }
    return draw(request, "programmes/programme.html", context)


@never_cache
@signed_in
@require_safe
def printed(request: SignedIn, programme_id: int) -> HttpResponse:
    """The same on paper, with the day it was true."""
    at = timezone.now()
    context = {
        "programme": programme_for(request.user, programme_id),
        "rows": rows_of(see_programme(request.user, programme_id, at=at)),
        "day": moments.day(timezone.localdate(at)),
    }
    return draw(request, "programmes/printed.html", context)


@signed_in
@require_safe
def as_table(request: SignedIn, programme_id: int) -> HttpResponse:
    lines = see_programme(request.user, programme_id, at=timezone.now())
    return csv_response("program.csv", header(), cells(lines))
