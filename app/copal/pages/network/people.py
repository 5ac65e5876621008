"""The network's roster, and one person on it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copal.base.refusals import Refused
from copal.domain.communities.queries import my_communities, the_network
from copal.domain.hours.queries import totals_by_year
from copal.domain.people import actions as people
from copal.domain.people.queries import link_token, other_addresses, people_for, person_for
from copal.journeys.change_profile import change_profile
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.forms import Form
from copal.pages.base.frame import say, say_no
from copal.pages.base.requests import SignedIn
from copal.pages.network.forms import PersonForm

LONGEST_SEARCH = 100


class AnAddress(Form):
    email = forms.EmailField(label=_("Another mail address of theirs"), max_length=254)


@staff_only
@require_safe
def people_list(request: SignedIn) -> HttpResponse:
    words = request.GET.get("words", "")[:LONGEST_SEARCH]
    found = people_for(request.user, search=words, after=request.GET.get("after", ""))
    onward = f"?{urlencode({'words': words, 'after': found.next})}" if found.next else ""
    context = {"found": found, "words": words, "onward": onward, "is_first": not request.GET.get("after")}
    return draw(request, "network/people.html", context)


def _regions() -> list[str]:
    network = the_network()
    return network.regions if network else []


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn) -> HttpResponse:
    form = PersonForm(request.POST or None, regions=_regions())
    if request.method == "POST" and form.is_valid():
        person = _added(request, form)
        if person is not None:
            say(request, _("Added. They can sign in as soon as they like."))
            return redirect("network.person", person.pk)
    return draw(request, "network/add_person.html", {"form": form}, form.status)


def _added(request: SignedIn, form: PersonForm) -> Any | None:
    email = form.cleaned_data["email"] or None
    try:
        return people.add_person(
            email=email, how="staff", by=request.user, at=timezone.now(), **form.profile()
        )
    except people.ProfileNotRight as refusal:
        form.not_right(refusal)
    except people.AddressTaken as refusal:
        form.refuse(refusal, "email")
    return None


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedIn, person_id: int) -> HttpResponse:
    """What the network knows of one person, and what staff can put right."""
    person, row = person_for(request.user, person_id)
    initial = {name: getattr(person, name) for name in people.PROFILE}
    form = PersonForm(request.POST or None, initial=initial, regions=_regions())
    del form.fields["email"]
    if request.method == "POST" and form.is_valid() and _changed(request, person, form):
        return redirect("network.person", person_id)
    context = {
        "form": form,
        "row": row,
        **_around(request, person),
        "address_form": AnAddress(auto_id="a_%s"),
    }
    return draw(request, "network/person.html", context, form.status)


def _around(request: SignedIn, person: Any) -> dict[str, Any]:
    link = reverse("account.from_link", args=[link_token(person, "account")])
    return {
        "communities": my_communities(person),
        "years": totals_by_year(person),
        "others": other_addresses(person),
        "link": "" if person.opened_at or not person.is_active else request.build_absolute_uri(link),
        "is_me": person.pk == request.user.pk,
    }


def _changed(request: SignedIn, person: Any, form: PersonForm) -> bool:
    try:
        change_profile(person=person, changes=form.profile(), by=request.user, at=timezone.now())
    except people.ProfileNotRight as refusal:
        form.not_right(refusal)
        return False
    say(request, _("Saved."))
    return True


@staff_only
@require_POST
def add_address(request: SignedIn, person_id: int) -> HttpResponse:
    """Staff vouch for it: they know the person. Someone without any address gets it to sign in with."""
    person, _row = person_for(request.user, person_id)
    form = AnAddress(request.POST)
    if not form.is_valid():
        say_no(request, Refused(form.errors["email"][0]))
    else:
        keep = people.add_other_address if person.email else people.change_main_address
        try:
            keep(person=person, email=form.cleaned_data["email"], by=request.user, at=timezone.now())
        except (people.AddressTaken, people.TooManyAddresses) as refusal:
            say_no(request, refusal)
    return redirect("network.person", person_id)


@staff_only
@require_POST
def remove_address(request: SignedIn, person_id: int, address_id: int) -> HttpResponse:
    person, _row = person_for(request.user, person_id)
    people.remove_other_address(person=person, address_id=address_id, by=request.user, at=timezone.now())
    return redirect("network.person", person_id)
