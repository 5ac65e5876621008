"""Leaving for good: what goes and what stays, told before anything is asked; then a waiting time in which one can stay."""

from typing import Any

from django import forms
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from copal.base.refusals import Refused
from copal.domain.people.actions import end_sessions
from copal.journeys.leave_for_good import outlook, say_leaving
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.forms import Form
from copal.pages.base.requests import SignedIn
from copal.policies import leaving as policies


class LeaveForm(Form):
    """The word is typed, so that nobody leaves by a slip of the thumb."""

    word = forms.CharField(label=_("Type the word “leave”"), max_length=20)

    def clean_word(self) -> str:
        typed: str = self.cleaned_data["word"].strip().casefold()
        if typed not in (str(_("leave")).casefold(), "leave"):
            raise forms.ValidationError(_("Type the word just as it stands there."), code="word")
        return typed


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: SignedIn) -> HttpResponse:
    form, at = LeaveForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            say_leaving(request.user, at=at)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            end_sessions(person=request.user, by=request.user, at=at)
            logout(request)
            return redirect("account.left")
    context: dict[str, Any] = {
        "form": form,
        "seen": outlook(request.user, at=at),
        "policy": policies.in_force(on=at.date()),
    }
    return draw(request, "account/leave.html", context, form.status)


@require_safe
def left(request: SignedIn) -> HttpResponse:
    """Says the same to everybody: who leaves, and until when, is nobody else's to know."""
    policy = policies.in_force(on=timezone.now().date())
    return draw(request, "account/left.html", {"days": policy.undo_days})
