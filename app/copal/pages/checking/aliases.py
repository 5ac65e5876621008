"""The alias book of whoever is signed in: what each child is called in what they write. Nobody else is let in."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.refusals import Refused
from copal.domain.confidentiality.actions.aliases import (
    LONGEST_NAME,
    LONGEST_PSEUDONYM,
    LONGEST_STORY,
    AliasNotRight,
    choose_alias,
    end_alias,
)
from copal.domain.confidentiality.queries.aliases import alias_book, alias_of
from copal.domain.confidentiality.rules.pseudonyms import pseudonym_for
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.forms import Form
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn, wants_json
from copal.pages.base.throttle import count

QUIET = {"autocomplete": "off"}


class AliasForm(Form):
    name = forms.CharField(
        label=later("The child’s name"), max_length=LONGEST_NAME, widget=forms.TextInput(QUIET),
        help_text=later("Only you can read it. It is kept locked, apart from everything you write."),
    )  # fmt: skip
    pseudonym = forms.CharField(
        label=later("What you call the child"), max_length=LONGEST_PSEUDONYM, widget=forms.TextInput(QUIET),
        help_text=later("A kind name that tells nothing, such as River."),
    )  # fmt: skip
    story = forms.CharField(
        label=later("Only in this story"), max_length=LONGEST_STORY, required=False, widget=forms.TextInput(QUIET),
        help_text=later("Leave it empty to use the name everywhere. Name a story to keep the same child apart in it."),
    )  # fmt: skip


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aliases(request: SignedIn) -> HttpResponse:
    """The book, and choosing: by its form, or in one tap beside a warning (answered with nothing)."""
    form = AliasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count("alias", str(request.user.pk), limit=120, within_seconds=3600)
        try:
            choose_alias(author=request.user, **form.cleaned_data, at=timezone.now())
        except Refused as refusal:
            form.refuse(refusal, refusal.field if isinstance(refusal, AliasNotRight) else None)
        else:
            if wants_json(request):
                return HttpResponse(status=204)
            say(request, _("Chosen. The check offers it from now on."))
            return redirect("checking.aliases")
    context: dict[str, Any] = {"form": form, "book": alias_book(request.user)}
    if not form.is_bound:
        context["offer"] = pseudonym_for(
            str(len(context["book"])), taken={one.pseudonym for one in context["book"]}
        )
    return draw(request, "checking/aliases.html", context, form.status)


@signed_in
@require_POST
def end(request: SignedIn, alias_id: int) -> HttpResponse:
    end_alias(alias=alias_of(request.user, alias_id), at=timezone.now())
    say(request, _("Taken out. The name is thrown away; what you wrote stays as it is."))
    return redirect("checking.aliases")
