"""Letters about one meeting: the invitation, a change, a cancellation, the reminder. Each brings its calendar entry."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from copal.base.wording import moments
from copal.domain.communities.queries import the_network
from copal.domain.meetings.queries.letters import LetterMeeting, for_letter
from copal.domain.meetings.rules import State
from copal.domain.people.queries import link_token
from copal.instruments.calendars.calendar_file import Attendee, CalendarEvent, Method
from copal.instruments.calendars.calendar_file import invitation as calendar_file
from copal.outlets.letters.draft import Button, Calendar, Draft
from copal.outlets.models import Letter
from copal.outlets.queueing import entry_they_have

ANSWERS = {"": "NEEDS-ACTION", "going": "ACCEPTED", "maybe": "TENTATIVE", "no": "DECLINED"}
PAST = (State.OVER, State.CLOSED)


def invitation(letter: Letter, at: datetime) -> Draft | None:
    """Will you come? One tap leads to the page where the answer is given."""
    meeting = for_letter(letter.about["meeting"], letter.person_id, at=at)
    if meeting is None or meeting.state in (*PAST, State.CANCELLED):
        return None
    return Draft(
        subject=_("Invitation: %(title)s, %(when)s") % {"title": meeting.title, "when": _short(meeting, at)},
        paragraphs=[*_about(meeting, at), _("Will you come?")],
        buttons=[
            Button(words=_("I’m going"), path=_link(letter, meeting, "going")),
            Button(words=_("Maybe"), path=_link(letter, meeting, "maybe")),
            Button(words=_("I can’t"), path=_link(letter, meeting, "no")),
        ],
        small=_("You can change your answer as often as you like, without an account."),
        calendar=_calendar(letter, meeting, "REQUEST"),
    )


def moved(letter: Letter, at: datetime) -> Draft | None:
    """A new time or place. Dropped when it moved again since: that letter says it."""
    meeting = for_letter(letter.about["meeting"], letter.person_id, at=at)
    if (
        meeting is None
        or meeting.sequence != letter.about["sequence"]
        or meeting.state in (*PAST, State.CANCELLED)
    ):
        return None
    return Draft(
        subject=_("Changed: %(title)s, now %(when)s") % {"title": meeting.title, "when": _short(meeting, at)},
        paragraphs=[_("The time or place of this meeting changed."), *_about(meeting, at)],
        buttons=[Button(words=_("See the meeting"), path=_link(letter, meeting))],
        calendar=_calendar(letter, meeting, "REQUEST"),
    )


def changed(letter: Letter, at: datetime) -> Draft | None:
    """Another title or link. Dropped when a later letter says it, and when it is back to what they have."""
    meeting = for_letter(letter.about["meeting"], letter.person_id, at=at)
    if (
        meeting is None
        or meeting.sequence != letter.about["sequence"]
        or meeting.state in (*PAST, State.CANCELLED)
        or entry_they_have(letter) in (None, _mark(meeting))
    ):
        return None
    return Draft(
        subject=_("Changed: %(title)s, %(when)s") % {"title": meeting.title, "when": _short(meeting, at)},
        paragraphs=[
            _("The title of this meeting or the link to its call changed. The calendar entry is up to date."),
            *_about(meeting, at),
        ],
        buttons=[Button(words=_("See the meeting"), path=_link(letter, meeting))],
        calendar=_calendar(letter, meeting, "REQUEST"),
    )


def cancelled(letter: Letter, at: datetime) -> Draft | None:
    """It will not take place; the calendar entry is taken back."""
    meeting = for_letter(letter.about["meeting"], letter.person_id, at=at)
    if meeting is None or meeting.state is not State.CANCELLED:
        return None
    return Draft(
        subject=_("Cancelled: %(title)s, %(when)s") % {"title": meeting.title, "when": _short(meeting, at)},
        paragraphs=[
            _("This meeting will not take place: %(when)s.") % {"when": _occasion(meeting, at)},
            _("The page says why, and when you meet next."),
        ],
        buttons=[Button(words=_("See the meeting"), path=_link(letter, meeting))],
        calendar=_calendar(letter, meeting, "CANCEL"),
    )


def reminder(letter: Letter, at: datetime) -> Draft | None:
    """A day before. Dropped when they said no since, or the meeting moved, began or was cancelled."""
    meeting = for_letter(letter.about["meeting"], letter.person_id, at=at)
    if meeting is None or meeting.coming == "no":
        return None
    if int(meeting.starts_at.timestamp()) != letter.about["start"]:
        return None
    if meeting.state not in (State.PLANNED, State.SOON):
        return None
    return Draft(
        subject=_("Reminder: %(title)s, %(when)s") % {"title": meeting.title, "when": _short(meeting, at)},
        paragraphs=_about(meeting, at),
        buttons=[Button(words=_("See the meeting"), path=_link(letter, meeting))],
        small="" if meeting.coming else _("You have not said yet whether you come. The page asks you."),
    )


def _about(meeting: LetterMeeting, at: datetime) -> list[str]:
    lines = [f"{meeting.title} · {meeting.community}", _occasion(meeting, at)]
    if meeting.place:
        lines.append(_("In the room: %(place)s") % {"place": meeting.place})
    if meeting.video_url:
        lines.append(_("On the call: the page has the link."))
    return lines


def _occasion(meeting: LetterMeeting, at: datetime) -> str:
    today = moments.there(at, meeting.timezone).date()
    return moments.occasion(meeting.starts_at, meeting.ends_at, meeting.timezone, today=today)


def _short(meeting: LetterMeeting, at: datetime) -> str:
    today = moments.there(at, meeting.timezone).date()
    return moments.short_day(moments.there(meeting.starts_at, meeting.timezone).date(), today=today)


def _link(letter: Letter, meeting: LetterMeeting, answer: str = "") -> str:
    token = link_token(letter.person, "invitation", meeting.id)
    return reverse("meetings.by_link", args=[token]) + (f"?answer={answer}" if answer else "")


def _calendar(letter: Letter, meeting: LetterMeeting, method: Method) -> Calendar:
    """The entry, with the network as organizer and this reader as the one attendee: nobody sees who else comes."""
    network = the_network()
    organizer = (network.contact_email if network else "") or settings.DEFAULT_FROM_EMAIL.split("<")[
        -1
    ].rstrip(">")
    event = CalendarEvent(
        uid=f"{meeting.uid}@copal",
        sequence=meeting.sequence,
        stamped_at=max(meeting.changed_at, letter.at),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        timezone=meeting.timezone,
        summary=f"{meeting.community}: {meeting.title}",
        organizer_email=organizer,
        organizer_name=network.name if network else "",
        attendees=(Attendee(email=letter.person.email or "", answer=ANSWERS[meeting.coming]),),  # type: ignore[arg-type]
        location=meeting.place,
        url=f"{settings.SITE_ADDRESS}{_link(letter, meeting)}",
        video_url=meeting.video_url,
        cancelled=method == "CANCEL",
    )
    return Calendar(content=calendar_file(event, method), method=method, mark=_mark(meeting))


def _mark(meeting: LetterMeeting) -> str:
    """A fingerprint of what a calendar shows of it, to tell whether a reader has it already."""
    shown = (meeting.title, meeting.video_url, meeting.place, meeting.starts_at, meeting.ends_at)
    return hashlib.sha256("\n".join(str(part) for part in shown).encode()).hexdigest()[:16]
