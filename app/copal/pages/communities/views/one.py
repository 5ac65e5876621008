"""A community's own page, and founding and changing one."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from copal.base.refusals import Refused
from copal.domain.communities import actions
from copal.domain.communities.queries import CommunitySeen, community_for, community_seen, the_network
from copal.domain.communities.rules import Deed
from copal.domain.confidentiality.queries.glass import told_to
from copal.domain.meetings.queries import next_of_community, rhythms_of
from copal.pages.base.access import signed_in, staff_only, viewer_of
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.policy_words import policy_words
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.communities import choices
from copal.pages.communities.forms import CommunityForm
from copal.policies import attendance

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
PLACES = ("region", "language", "timezone")
if TYPE_CHECKING:
    from copal.domain.communities.models import Community

FIELDS = tuple(CommunityForm.base_fields)


@require_safe
def community(request: HttpRequest, slug: str) -> HttpResponse:
    now, viewer = timezone.now(), viewer_of(request)
    seen = community_seen(viewer, slug, at=now)
    context = page_of(seen, now) | {
        "next_meeting": next_of_community(seen.community.pk, viewer, at=now),
        "rhythms": rhythms_of(seen.community.pk),
        "glass": told_to(seen.community.pk, at=now) if seen.role else (),
    }
    return draw(request, "communities/community.html", context)


def page_of(seen: CommunitySeen, now: datetime) -> dict[str, object]:
    on = now.astimezone(ZoneInfo(seen.community.timezone)).date()
    policy = attendance.in_force(seen.community.attendance_policy, on=on)
    return {
        "seen": seen,
        "community": seen.community,
        "policy_words": policy_words(policy),
        "language_name": choices.language_name(seen.community.language),
    }


@staff_only
@GET_OR_POST
def found(request: SignedIn) -> HttpResponse:
    network = the_network()
    given = {
        "kind": "regional", "joining": "open", "attendance_policy": "quarter-hour",
        "language": network.language if network else "en",
        "timezone": network.timezone if network else "America/New_York",
    }  # fmt: skip
    form = _form(request, given, network.regions if network else [], None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found_community(by=request.user, at=timezone.now(), **form.details())
        except Refused as refusal:
            form.refuse(refusal)
            return _draw_form(request, form, 409)
        say(request, _("The community is set up. Now say who leads it."))
        return redirect("communities.members", made.slug)
    return _draw_form(request, form, 422 if form.is_bound else 200)


@signed_in
@GET_OR_POST
def settings(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    network = the_network()
    given = {name: getattr(community, name) for name in FIELDS}
    form = _form(request, given, network.regions if network else [], community)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_community(
                community=community, by=request.user, at=timezone.now(), **form.details()
            )
        except Refused as refusal:
            form.refuse(refusal)
            return _draw_form(request, form, 409, slug, community.name)
        say(request, _("Saved."))
        return redirect("communities.community", slug)
    return _draw_form(request, form, 422 if form.is_bound else 200, slug, community.name)


def _form(
    request: SignedIn, given: Mapping[str, object], regions: list[str], community: "Community | None"
) -> CommunityForm:
    return CommunityForm(
        request.POST or None, initial=given, offered=regions, on=timezone.now().date(),
        writing=writing_of(request, community),
    )  # fmt: skip


def _draw_form(
    request: SignedIn, form: CommunityForm, status: int, slug: str = "", name: str = ""
) -> HttpResponse:
    return draw(
        request,
        "communities/settings.html",
        {"form": form, "places": [form[one] for one in PLACES], "slug": slug, "name": name},
        status,
    )
