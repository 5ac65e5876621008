"""Who belongs: the list, adding, removing, roles, and the desk where requests are answered."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities import actions
from copal.domain.communities.queries import (
    community_for,
    member_of,
    members_seen,
    open_request,
    requests_seen,
)
from copal.domain.communities.rules import Deed
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say, say_no
from copal.pages.base.paging import leaf_number, leaf_of
from copal.pages.base.requests import SignedIn
from copal.pages.communities import choices
from copal.pages.communities.forms import AddMemberForm
from copal.pages.communities.views.one import GET_OR_POST


@signed_in
@GET_OR_POST
def members(request: SignedIn, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _add(request, slug)
    return _draw(request, slug, AddMemberForm())


def _add(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    form = AddMemberForm(request.POST)
    if not form.is_valid():
        return _draw(request, slug, form, 422)
    try:
        actions.add_by_address(
            community=community,
            address=form.cleaned_data["address"],
            name=form.cleaned_data["name"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.refuse(refusal, "name" if isinstance(refusal, actions.WhoIsThis) else None)
        return _draw(request, slug, form, 409)
    say(request, _("Added."))
    return redirect("communities.members", slug)


def _draw(request: SignedIn, slug: str, form: AddMemberForm, status: int = 200) -> HttpResponse:
    community, place = community_for(request.user, slug, Deed.TAKE_PART)
    may_manage = place.may(Deed.MANAGE, joining=community.joining)
    words = request.GET.get("words", "")[:100].strip()
    seen = members_seen(community, words=words, page=leaf_number(request), with_addresses=may_manage)
    context = {
        "community": community, "seen": seen, "words": words, "may_manage": may_manage, "form": form,
        "roles": choices.ROLES, "leaf": leaf_of(request, seen.members, number=seen.page, last=seen.pages),
    }  # fmt: skip
    return draw(request, "communities/members.html", context, status)


@signed_in
@require_POST
def set_role(request: SignedIn, slug: str, person_id: int) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    person = member_of(community, person_id)
    role = request.POST.get("role", "")
    if role in dict(choices.ROLES):
        actions.set_role(community=community, person=person, role=role, by=request.user, at=timezone.now())
        words = _("%(name)s: %(role)s from now on.")
        say(request, words % {"name": person.chosen_name, "role": dict(choices.ROLES)[role]})
    return redirect("communities.members", slug)


@signed_in
@require_POST
def remove(request: SignedIn, slug: str, person_id: int) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    person = member_of(community, person_id)
    if actions.remove_member(community=community, person=person, by=request.user, at=timezone.now()):
        words = _("%(name)s is no longer a member. Their hours stay theirs.") % {"name": person.chosen_name}
        say(request, words, undo=reverse("communities.restore", args=[slug, person_id]))
    return redirect("communities.members", slug)


@signed_in
@require_POST
def restore(request: SignedIn, slug: str, person_id: int) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    person = member_of(community, person_id)
    actions.restore_member(community=community, person=person, by=request.user, at=timezone.now())
    say(request, _("%(name)s is back.") % {"name": person.chosen_name})
    return redirect("communities.members", slug)


@signed_in
@require_safe
def requests(request: SignedIn, slug: str) -> HttpResponse:
    community, place = community_for(request.user, slug, Deed.MANAGE)
    context = {"community": community, "requests": requests_seen(community, place)}
    return draw(request, "communities/requests.html", context)


@signed_in
@require_POST
def answer(request: SignedIn, slug: str, request_id: int) -> HttpResponse:
    asked = open_request(request.user, request_id)
    accept = request.POST.get("answer") == "accept"
    try:
        actions.answer_request(request=asked, accept=accept, by=request.user, at=timezone.now())
    except Refused as refusal:
        say_no(request, refusal)
        return redirect("communities.requests", slug)
    words = _("%(name)s is a member now.") if accept else _("You declined %(name)s’s request.")
    say(request, words % {"name": asked.person.chosen_name})
    return redirect("communities.requests", slug)
