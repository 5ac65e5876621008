from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.domain.attendance.queries.network_desk import cases_for, difference_for
from copal.domain.hours.queries.proof import last_check
from copal.domain.training.queries import lists_for
from copal.journeys.settle_difference import settle_difference
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.credit.record import record_in_words
from copal.pages.desk.rows import KINDS, of_cases, of_trainings
from copal.policies import roster as policies


@staff_only
@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """Everything that waits, what is due first; `?kind=` shows only one kind of it."""
    at = timezone.now()
    policy = policies.in_force(on=at.date())
    rows = [
        *of_cases(cases_for(request.user, at=at, policy=policy), at=at),
        *of_trainings(lists_for(request.user, on=timezone.localdate(at)), at=at, policy=policy),
    ]
    kind = request.GET.get("kind", "")
    context = {
        "rows": sorted((row for row in rows if kind in ("", row.kind)), key=lambda row: row.due_at),
        "tabs": [
            {"kind": name, "words": words, "number": sum(row.kind == name for row in rows)}
            for name, words in KINDS.items()
        ],
        "kind": kind if kind in KINDS else "",
        "all": len(rows),
        "late": sum(row.is_late for row in rows),
        "policy": policy,
        "record": record_in_words(last_check()),
    }
    return draw(request, "desk/desk.html", context)


@staff_only
@require_POST
def settle(request: SignedIn, difference_id: int) -> HttpResponse:
    """What is counted stands, although the sources differ."""
    difference = difference_for(request.user, difference_id)
    if settle_difference(difference=difference, by=request.user, at=timezone.now()):
        say(request, _("It stands as it is counted. They are told."))
    return redirect("desk")
