"""Two accounts of one person become one record."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from copal.base.numbers import row_number
from copal.base.refusals import Refused
from copal.domain.people.queries import both_for, people_for, person_for
from copal.journeys.join_accounts import join_accounts
from copal.journeys.join_outlook import join_outlook
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn

LONGEST_SEARCH = 100


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: SignedIn, person_id: int) -> HttpResponse:
    """Choose the account to keep, see what would go over, and join them; the one of the address is closed."""
    gone, row = person_for(request.user, person_id)
    if request.method == "POST":
        return _joined(request, person_id)
    words = request.GET.get("words", "")[:LONGEST_SEARCH].strip()
    found = people_for(request.user, search=words or gone.chosen_name).rows
    others = [one for one in found if one.id != person_id and one.is_active]
    return draw(request, "network/join.html", {"row": row, "others": others, "words": words})


@staff_only
@require_safe
def outlook(request: SignedIn, person_id: int, kept_id: int) -> HttpResponse:
    """What would go over, before anything does."""
    (gone, row), (kept, kept_row) = both_for(request.user, person_id, kept_id)
    seen = join_outlook(kept=kept, gone=gone, at=timezone.now())
    return draw(request, "network/join_outlook.html", {"row": row, "kept": kept_row, "seen": seen})


def _joined(request: SignedIn, person_id: int) -> HttpResponse:
    kept_id = row_number(request.POST.get("kept", ""))
    if kept_id is None:
        return redirect("network.join", person_id)
    (gone, _row), (kept, _kept_row) = both_for(request.user, person_id, kept_id)
    try:
        meetings = join_accounts(kept=kept, gone=gone, by=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
        return redirect("network.join", person_id)
    words = ngettext(
        "Joined. The hours of %(meetings)s meeting went over.",
        "Joined. The hours of %(meetings)s meetings went over.",
        meetings,
    )  # fmt: skip
    say(request, words % {"meetings": meetings})
    return redirect("network.person", kept.pk)
