"""What members promise one another: the versions, and writing a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copal.base.refusals import Refused
from copal.domain.communities import actions
from copal.domain.communities.queries import community_for, community_seen, current_words, versions_of
from copal.domain.communities.rules import Deed
from copal.pages.base.access import signed_in, viewer_of
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.communities.forms import ExpectationsForm
from copal.pages.communities.views.one import GET_OR_POST


@require_safe
def expectations(request: HttpRequest, slug: str) -> HttpResponse:
    seen = community_seen(viewer_of(request), slug, at=timezone.now())
    versions = versions_of(seen.community)
    context = {"seen": seen, "community": seen.community, "now": versions[:1], "before": versions[1:]}
    return draw(request, "communities/expectations.html", context)


@signed_in
@GET_OR_POST
def write(request: SignedIn, slug: str) -> HttpResponse:
    community, _place = community_for(request.user, slug, Deed.MANAGE)
    version, lines, confidentiality = current_words(community)
    given = {"based_on": version, "lines": "\n".join(lines), "confidentiality": "\n".join(confidentiality)}
    form = ExpectationsForm(request.POST or None, initial=given, writing=writing_of(request, community))
    context = {"community": community, "form": form}
    if request.method != "POST" or not form.is_valid():
        return draw(request, "communities/write_expectations.html", context, 422 if form.is_bound else 200)
    try:
        actions.set_expectations(
            community=community, by=request.user, at=timezone.now(), based_on=form.cleaned_data["based_on"],
            lines=list(form.cleaned_data["lines"]), confidentiality=list(form.cleaned_data["confidentiality"]),
        )  # fmt: skip
    except Refused as refusal:
        form.refuse(refusal)
        if isinstance(refusal, actions.ExpectationsMoved):  # theirs are shown, and the next try is upon them
            form.data = {**request.POST.dict(), "based_on": str(version)}
            context["theirs"] = {"lines": lines, "confidentiality": confidentiality}
        return draw(request, "communities/write_expectations.html", context, 409)
    say(request, _("Saved. Members are asked to agree to the new words when they next come."))
    return redirect("communities.expectations", slug)
