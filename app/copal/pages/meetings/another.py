"""Planning another meeting like an earlier one: everything but its day is filled in already."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from copal.base.numbers import row_number
from copal.base.wording.moments import there
from copal.domain.communities.rules import Deed
from copal.domain.meetings import queries as asked
from copal.domain.meetings.actions import MeetingPlan
from copal.domain.meetings.actions.plans import agenda_of
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.meetings.forms import MeetingForm

if TYPE_CHECKING:
    from copal.domain.communities.models import Community
    from copal.domain.meetings.models import Meeting


class AnotherForm(MeetingForm):
    """A `MeetingForm` that may take the agenda of `like` along."""

    agenda_too = forms.BooleanField(label=_("Take its agenda along"), required=False, initial=True)

    def __init__(self, *args: Any, like: "Meeting", **kwargs: Any) -> None:
        super().__init__(*args, initial=shown_of(like), **kwargs)
        self.like = like

    def plan(self) -> MeetingPlan:
        agenda = agenda_of(asked.agenda_kept(self.like)) if self.cleaned_data["agenda_too"] else ()
        return self.as_plan(agenda=agenda)


def shown_of(like: "Meeting") -> dict[str, Any]:
    """What the form starts with. The day is left to choose: it is the one thing that cannot be the same."""
    return {
        "title": like.title, "start_time": there(like.starts_at, like.timezone).time(),
        "end_time": there(like.ends_at, like.timezone).time(), "zone": like.timezone, "place": like.place,
        "video_url": like.video_url, "objectives": "\n".join(like.objectives), "agenda_too": True,
    }  # fmt: skip


def form_for(request: SignedIn, community: "Community") -> MeetingForm:
    """Empty, or with `?like=` filled in from that meeting of the same community. Raises Http404 for any other."""
    number = _like(request)
    if number is None:
        return MeetingForm(
            request.POST or None, zone=community.timezone, writing=writing_of(request, community)
        )
    like, _place = asked.meeting_for(request.user, number, Deed.PLAN)
    if like.community_id != community.pk:
        raise Http404
    return AnotherForm(
        request.POST or None, zone=like.timezone, like=like, writing=writing_of(request, community)
    )


def _like(request: HttpRequest) -> int | None:
    return row_number(request.GET.get("like", ""))
