"""Who runs the network, who audits it, and who may come in."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from copal.domain.people import actions as people
from copal.domain.people.queries import person_for
from copal.pages.base.access import staff_only
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn

ROLES = ("staff", "auditor")


@staff_only
@require_POST
def set_role(request: SignedIn, person_id: int) -> HttpResponse:
    """`role` is staff, auditor, or nothing to end the one they have."""
    person, _row = person_for(request.user, person_id)
    role = request.POST.get("role", "")
    try:
        if role in ROLES:
            people.grant_network_role(person=person, role=role, by=request.user, at=timezone.now())
        else:
            people.end_network_role(person=person, by=request.user, at=timezone.now())
    except people.LastStaff as refusal:
        say_no(request, refusal)
    else:
        say(request, _("Saved."))
    is_own_end = person.pk == request.user.pk and role != "staff"
    return redirect("home") if is_own_end else redirect("network.person", person_id)


@staff_only
@require_POST
def close_account(request: SignedIn, person_id: int) -> HttpResponse:
    person, _row = person_for(request.user, person_id)
    try:
        people.deactivate(person=person, by=request.user, at=timezone.now())
    except people.LastStaff as refusal:
        say_no(request, refusal)
    else:
        undo = reverse("network.open_again", args=[person_id])
        say(request, _("The account is closed. The record stays."), undo=undo)
    return redirect("network.person", person_id)


@staff_only
@require_POST
def open_again(request: SignedIn, person_id: int) -> HttpResponse:
    person, row = person_for(request.user, person_id)
    people.reactivate(person=person, by=request.user, at=timezone.now())
    if row.joined_to is None:
        say(request, _("They can sign in again."))
    return redirect("network.person", person_id)
