"""What waits for those who lead, one line each, the most pressing first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from copal.base.wording.moments import day, there
from copal.domain.attendance.queries import MeetingWaiting, meetings_waiting
from copal.domain.communities.queries import RequestsWaiting, requests_waiting
from copal.domain.meetings.queries import MeetingLine, to_close
from copal.policies.roster import close_by


@dataclass(frozen=True)
class Line:
    """Something to do: what about, in which community, what for, and the button that leads there."""

    title: str
    community: str  # empty where the title is the community
    words: str
    button: str
    href: str


@dataclass(frozen=True)
class Desk:
    lines: tuple[Line, ...]

    @property
    def is_clear(self) -> bool:
        return not self.lines


def desk_of(person: Any, at: datetime) -> Desk:
    """Reports to look at, claims to decide, meetings to close, requests to answer. Three queries.

    A meeting is not to be closed before its report is looked at; one whose report could not be read is.
    """
    waiting = meetings_waiting(person)
    held_up = {one.meeting for one in waiting if one.report and one.report_state != "failed"}
    return Desk(
        (
            *(_report(one) for one in waiting if one.report),
            *(_claims(one) for one in waiting if one.claims),
            *_closes(to_close(person, at=at), held_up, at),
            *(_requests(one) for one in requests_waiting(person)),
        )
    )


def _report(one: MeetingWaiting) -> Line:
    words = {
        "read": gettext("The report of the video call is read. See who was there."),
        "failed": gettext("The report of the video call could not be read."),
    }
    return Line(
        title=one.title,
        community=one.community,
        words=words.get(one.report_state, gettext("The report of the video call is being read.")),
        button=gettext("See the report"),
        href=reverse("reports.report", args=[one.meeting, one.report]),
    )


def _claims(one: MeetingWaiting) -> Line:
    words = ngettext(
        "%(number)d person says their time is not right.",
        "%(number)d people say their time is not right.",
        one.claims,
    )
    return Line(
        title=one.title,
        community=one.community,
        words=words % {"number": one.claims},
        button=gettext("Decide"),
        href=reverse("closing", args=[one.meeting]),
    )


def _closes(meetings: tuple[MeetingLine, ...], held_up: set[int], at: datetime) -> Iterator[Line]:
    for one in meetings:
        if one.id in held_up:
            continue
        held = day(there(one.starts_at, one.timezone).date(), today=there(at, one.timezone).date())
        yield Line(
            title=one.title,
            community=one.community,
            words=_when_to_close(one, held, at),
            button=gettext("Close the meeting"),
            href=reverse("closing", args=[one.id]),
        )


def _when_to_close(one: MeetingLine, held: str, at: datetime) -> str:
    due = close_by(one.ends_at)
    said = {"day": held, "due": day(there(due, one.timezone).date(), today=there(at, one.timezone).date())}
    if due < at:
        return (
            gettext("%(day)s. It was to be closed by %(due)s. Close it, and everyone gets their hours.")
            % said
        )
    return gettext("%(day)s. Close it by %(due)s, and everyone gets their hours.") % said


def _requests(one: RequestsWaiting) -> Line:
    words = ngettext("%(number)d person asks to join.", "%(number)d people ask to join.", one.number)
    return Line(
        title=one.community,
        community="",
        words=words % {"number": one.number},
        button=pgettext("a request", "Answer"),
        href=reverse("communities.requests", args=[one.slug]),
    )
