from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from copal.base.refusals import Refused
from copal.domain.communities.rules import Deed
from copal.domain.meetings import actions
from copal.domain.meetings import queries as asked
from copal.domain.people.queries import Link, link_token, person_by_token
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.meetings.afterwards import afterwards, in_now
from copal.pages.meetings.forms import GuestForm
from copal.pages.meetings.words import SHORTLY, rule_words


@signed_in
def invited(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Who is invited and what they answered, with what they answered before; and the form to invite a guest."""
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    form = GuestForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_guest(meeting=row, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.refuse(refusal)
            status = 409
        else:
            say(request, _("Invited. The mail goes out in a moment."))
            return redirect("meetings.invited", meeting_id)
    page = asked.meeting_page(request.user, meeting_id, at=timezone.now())
    context = {
        "meeting": page,
        "form": form,
        "people": asked.answers_with_history(row),
        "left": asked.not_invited(row),
    }
    return draw(request, "meetings/invited.html", context, status)


@signed_in
@require_POST
def invite_all(request: SignedIn, meeting_id: int) -> HttpResponse:
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    count = actions.invite(meeting=row, by=request.user, at=timezone.now())
    words = ngettext("%(count)s person is invited.", "%(count)s people are invited.", count)
    say(request, words % {"count": count})
    return redirect("meetings.invited", meeting_id)


@signed_in
@require_POST
def answer_for(request: SignedIn, meeting_id: int) -> HttpResponse:
    """What someone said on the telephone, written down by whoever plans the meeting."""
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    person = asked.person_to_answer_for(row, request.POST.get("person", ""))
    actions.answer(
        meeting=row, person=person, coming=request.POST.get("coming", ""), how=request.POST.get("how", ""),
        via="staff", by=request.user, at=timezone.now(),
    )  # fmt: skip
    say(request, _("Written down for %(name)s.") % {"name": person.chosen_name})
    return redirect("meetings.invited", meeting_id)


@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in a mail, without an account.

    Programs that look at mail follow its links, so a GET never answers: `?answer=` only readies the button.
    """
    at = timezone.now()
    link = person_by_token(token, "invitation", at=at)
    if request.method == "POST":
        row, _place = asked.meeting_for(link.person, link.about or 0)
        actions.answer(
            meeting=row, person=link.person, coming=request.POST.get("coming", ""),
            how=request.POST.get("how", ""), via="link", by=link.person, at=at,
        )  # fmt: skip
        return redirect("meetings.by_link", token)
    page = asked.meeting_page(link.person, link.about or 0, at=at)
    context = {
        "meeting": page, "person": link.person, "token": token, "open_account": _way_to_account(link),
        "rule": rule_words(page.policy, page.starts_at, page.timezone), **_readied(request),
        "after": afterwards(page, link.person, at=at), "by_link": True, "in_since": in_now(page, link.person),
    }  # fmt: skip
    response = draw(request, "meetings/by_link.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _readied(request: HttpRequest) -> dict[str, str]:
    """The answer a link in the mail stood for, as it is to be pressed; nothing for one we do not know."""
    coming, how = request.GET.get("answer", ""), request.GET.get("how", "")
    return {
        "ready_answer": coming if coming in SHORTLY else "",
        "ready_how": how if how in ("room", "remote") and coming != "no" else "",
    }


def _way_to_account(link: Link) -> str:
    """Where someone who has no account yet opens one, as the same person; "" for those who have one."""
    if link.person.opened_at is not None:
        return ""
    return reverse("account.from_link", args=[link_token(link.person, "account")])
