from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from copal.domain.facilitation.queries import for_agenda
from copal.domain.meetings import actions
from copal.domain.meetings import queries as asked
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.paging import Leaf, leaf_number
from copal.pages.base.requests import SignedIn
from copal.pages.hours.going import on_meeting
from copal.pages.live.places import screen_of
from copal.pages.meetings.afterwards import afterwards, in_now, may_see_photos
from copal.pages.meetings.list_rows import MeetingRow
from copal.pages.meetings.readiness import readiness
from copal.pages.meetings.words import rule_words


@signed_in
def meetings(request: SignedIn, slug: str) -> HttpResponse:
    past = request.GET.get("when") == "past"
    at = timezone.now()
    found = asked.meetings_of(request.user, slug, at=at, past=past, page=leaf_number(request))
    rhythms = asked.rhythms_of(found.community_id)
    return draw(request, "meetings/list.html", {"list": found, "rhythms": rhythms, "leaf": _leaf(found, at)})


def _leaf(found: asked.MeetingList, at: datetime) -> Leaf[MeetingRow]:
    """What is drawn, and the way back and forth in the list."""
    when = "when=past&" if found.past else ""
    return Leaf(
        rows=[MeetingRow.of(line, at=at, past=found.past) for line in found.meetings],
        number=found.page,
        before=f"?{when}page={found.page - 1}" if found.page > 1 else "",
        after=f"?{when}page={found.page + 1}" if found.page < found.pages else "",
    )


@signed_in
def meeting(request: SignedIn, meeting_id: int) -> HttpResponse:
    at = timezone.now()
    page = asked.meeting_page(request.user, meeting_id, at=at)
    after = afterwards(page, request.user, at=at)
    return draw(
        request,
        "meetings/meeting.html",
        {
            "meeting": page,
            "rule": rule_words(page.policy, page.starts_at, page.timezone),
            "ready": readiness(page) if page.may_plan else None,
            "after": after,
            "photos": may_see_photos(page, after),
            "lot": for_agenda(page),
            "in_since": in_now(page, request.user),
            "room": room_address(page),
            "going": on_meeting(request.user, page, at=at),
        },
    )


def room_address(page: asked.MeetingPage) -> str:
    """The screen of the live room that is theirs; "" for those who serve the network, who see credit and not talk."""
    return screen_of(page.role, page.id) if page.role or page.guest else ""


@signed_in
@require_POST
def answer(request: SignedIn, meeting_id: int) -> HttpResponse:
    row, _place = asked.meeting_for(request.user, meeting_id)
    actions.answer(
        meeting=row, person=request.user, coming=request.POST.get("coming", ""),
        how=request.POST.get("how", ""), via="page", by=request.user, at=timezone.now(),
    )  # fmt: skip
    return redirect("meetings.meeting", meeting_id)
