"""Which rules count, and what an added pack would change."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from copal.domain.people.queries import network_role
from copal.domain.requirements.queries import (
    DRAFT,
    WITHDRAWN,
    changes_of,
    lines_for,
    pack_for,
    packs_for,
    text_for,
)
from copal.journeys.read_rules import pack_beside_rules, rules_in_force_for
from copal.outlets.mail_rules import told_of_pack
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.paging import SIZE, leaf_number, leaf_of
from copal.pages.base.requests import SignedIn, is_htmx
from copal.pages.rules.people import CHANGES, people_of, rule_figures
from copal.pages.rules.words import packs_in_words, rules_of_pack
from copal.policies.requirements import today

ON_ITS_WAY = ("waiting", "looking")


def _today() -> date:
    return today(timezone.now())


@signed_in
@require_safe
def everything(request: SignedIn) -> HttpResponse:
    """What is in force today, and what is on its way."""
    on = _today()
    added = packs_for(request.user, today=on)
    context = {
        "packs": packs_in_words(rules_in_force_for(request.user, at=timezone.now()), added),
        "coming": [one for one in added if one.state not in ("in_force", WITHDRAWN)],
        "withdrawn": [one for one in added if one.state == WITHDRAWN],
        "today": on,
        "is_staff": network_role(request.user) == "staff",
    }
    return draw(request, "rules/list.html", context)


@signed_in
@require_safe
def one(request: SignedIn, pack_id: int) -> HttpResponse:
    """What the pack says against what is in force, and whose answer it changes."""
    seen = pack_for(request.user, pack_id, today=_today())
    pack, look = seen.row, seen.look
    context: dict[str, Any] = {
        "pack": pack, "look": look, "percent": look.looked_at * 100 // max(1, look.people),
        "is_staff": network_role(request.user) == "staff",
    }  # fmt: skip
    if pack.state == DRAFT and look.state in ON_ITS_WAY:
        return draw(request, "rules/looking.html", context, part="progress")
    if is_htmx(request):  # the page that shows progress asks: it is done
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    beside = pack_beside_rules(seen)
    told = rules_of_pack(beside.rules)
    context |= {
        "rules": told, "figures": rule_figures(told, look.figures), "notes": beside.notes, "text": seen.text,
        "looked_on": beside.looked_on,
        "is_late": pack.begins < _today(), "told": None if pack.state == DRAFT else told_of_pack(pack_id), **_people(request, pack_id, {one.id: one.title for one in told}),
    }  # fmt: skip
    return draw(request, "rules/pack.html", context)


def _people(request: SignedIn, pack_id: int, titles: dict[str, str]) -> dict[str, Any]:
    change, number = request.GET.get("change", ""), leaf_number(request)
    change = change if change in CHANGES else ""
    counts = changes_of(request.user, pack_id)
    lines = lines_for(
        request.user, pack_id, change=change, first=(number - 1) * SIZE, most=SIZE + 1
    )  # fmt: skip
    rows = people_of(lines[:SIZE], titles)
    return {
        "leaf": leaf_of(request, rows, number=number, last=number + (len(lines) > SIZE)),
        "change": change,
        "tabs": [(code, words, counts[code]) for code, words in CHANGES.items() if counts.get(code)],
        "changed": sum(counts.values()),
    }


@signed_in
@require_safe
def text(request: SignedIn, pack_id: int) -> HttpResponse:
    """The file, as it was brought."""
    name, words = text_for(request.user, pack_id)
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.toml")
    return HttpResponse(
        words,
        content_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": disposition or ""},
    )
