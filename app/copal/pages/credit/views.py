from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from copal.domain.communities.queries import the_network
from copal.domain.confidentiality.queries.leaving import kept_name
from copal.domain.credentials.queries import current_codes
from copal.domain.hours.queries import credit_of_everyone, entries_for, totals_by_year
from copal.domain.hours.queries.proof import last_check
from copal.domain.people.queries import network_role, person_with_credit
from copal.journeys.stand_everyone import figures_of_rules
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.paging import SIZE, leaf_number, leaf_of
from copal.pages.base.requests import SignedIn
from copal.pages.credit.record import record_in_words
from copal.pages.hours.views import A_SCREENFUL, place_before
from copal.pages.hours.words import explained, left_of

LONGEST_SEARCH = 100


@signed_in
@require_safe
def everyone(request: SignedIn) -> HttpResponse:
    """Who has hours on record, and how many."""
    words, number = request.GET.get("words", "")[:LONGEST_SEARCH].strip(), leaf_number(request)
    rows = credit_of_everyone(request.user, search=words, first=(number - 1) * SIZE, most=SIZE + 1)
    last = number + 1 if len(rows) > SIZE else number
    context = {
        "leaf": leaf_of(request, rows[:SIZE], number=number, last=last),
        "words": words,
        "is_staff": network_role(request.user) == "staff",
        **(_of_all(request) if number == 1 and not words else {}),
    }
    return draw(request, "credit/everyone.html", context)


def _of_all(request: SignedIn) -> dict[str, Any]:
    """Beside the list's first page: whether the record holds, and where people stand by each rule."""
    network = the_network()
    return {
        "record": record_in_words(last_check()),
        "rules": figures_of_rules(request.user, at=timezone.now()),
        "zone": network.timezone if network else "UTC",
    }


@signed_in
@require_safe
def one(request: SignedIn, person_id: int) -> HttpResponse:
    """Every entry of one person with its reason, newest first."""
    person = person_with_credit(request.user, person_id)
    rows = entries_for(person, most=A_SCREENFUL + 1, before=place_before(request))
    shown = explained(rows[:A_SCREENFUL], current_codes(person), left_of(rows[:A_SCREENFUL]))
    context = {
        "person": person,
        "entries": shown,
        "years": totals_by_year(person),
        "more": f"{shown[-1].line.on},{shown[-1].line.id}" if len(rows) > A_SCREENFUL else "",
        "leafing": "before" in request.GET,
        "is_staff": network_role(request.user) == "staff",
        "kept": None if person.is_active else kept_name(request.user, person.pk),
        "reading": True,
        "open_to": (),
    }
    return draw(request, "credit/person.html", context)
