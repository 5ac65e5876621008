from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from copal.domain.communities.queries import the_network
from copal.domain.meetings import queries as asked
from copal.domain.people.queries import person_by_token
from copal.instruments.calendars.calendar_file import CalendarEvent, feed
from copal.pages.base.access import signed_in
from copal.pages.base.requests import SignedIn


@signed_in
def of_meeting(request: SignedIn, meeting_id: int) -> HttpResponse:
    entry = asked.calendar_of_meeting(request.user, meeting_id)
    return _file(request, [entry], entry.title)


@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    link = person_by_token(token, "invitation", at=timezone.now())
    entry = asked.calendar_of_meeting(link.person, link.about or 0)
    return _file(request, [entry], entry.title)


@never_cache
def of_person(request: HttpRequest, token: str) -> HttpResponse:
    at = timezone.now()
    link = person_by_token(token, "calendar", at=at)
    network = the_network()
    return _file(request, asked.calendar_of(link.person, at=at), network.short_name if network else "Copal")


def _file(request: HttpRequest, entries: Sequence[asked.CalendarMeeting], name: str) -> HttpResponse:
    """`text/calendar`, to save or to subscribe to. It names nobody and says no more than title, time and place."""
    body = feed([_event(request, one) for one in entries], name)
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="meeting.ics"'},
    )


def _event(request: HttpRequest, one: asked.CalendarMeeting) -> CalendarEvent:
    page = request.build_absolute_uri(reverse("meetings.meeting", args=[one.id]))
    return CalendarEvent(
        uid=f"{one.uid}@copal", sequence=one.sequence, stamped_at=one.changed_at,
        starts_at=one.starts_at, ends_at=one.ends_at, timezone=one.timezone,
        summary=f"{one.title} ({one.community})", location=one.place, url=page, video_url=one.video_url,
        description=_("Agenda and answers: %(page)s") % {"page": page}, cancelled=one.cancelled,
    )  # fmt: skip
