from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from copal.domain.communities.queries import the_network
from copal.domain.people import actions as people
from copal.domain.people.queries import other_addresses
from copal.domain.programmes.queries import shared_by
from copal.journeys.change_profile import change_profile
from copal.pages.account.forms import ProfileForm
from copal.pages.account.passkeys import passkeys_of
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: SignedIn) -> HttpResponse:
    """Everything a person can see and change about themselves, on one page."""
    network = the_network()
    initial = {name: getattr(request.user, name) for name in people.PROFILE}
    form = ProfileForm(request.POST or None, initial=initial, regions=network.regions if network else ())
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        return redirect("account")
    return draw(
        request,
        "account/account.html",
        {
            "form": form,
            "email": request.user.email,
            "others": other_addresses(request.user),
            "passkeys": passkeys_of(request.user),
            "shared": shared_by(request.user, at=timezone.now()),
        },
        form.status,
    )


def _changed(request: SignedIn, form: ProfileForm) -> bool:
    try:
        different = change_profile(
            person=request.user, changes=form.profile(), by=request.user, at=timezone.now()
        )
    except people.ProfileNotRight as refusal:
        request.user.refresh_from_db()
        form.not_right(refusal)
        return False
    say(request, _("Saved.") if different else _("Nothing was changed."))
    return True


@signed_in
@require_POST
def leave_everywhere(request: SignedIn) -> HttpResponse:
    """Every other browser is signed out; this one stays."""
    people.end_sessions(person=request.user, by=request.user, at=timezone.now())
    update_session_auth_hash(request, request.user)
    say(request, _("You are signed out everywhere else."))
    return redirect("account")


@signed_in
@require_POST
def renew_links(request: SignedIn) -> HttpResponse:
    people.renew_links(person=request.user, by=request.user, at=timezone.now())
    say(request, _("All your old links and calendar feeds have ended. New mails carry new links."))
    return redirect("account")
