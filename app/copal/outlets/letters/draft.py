"""A letter before it has a form: plain sentences and at most one thing to do. Text and HTML are drawn from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from copal.outlets.models import Letter


@dataclass(frozen=True, kw_only=True)
class Button:
    """A link with the words on it. `path` begins with a slash; the site's address is put before it."""

    words: str
    path: str

    @property
    def url(self) -> str:
        return f"{settings.SITE_ADDRESS}{self.path}"


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A calendar file to come with the letter. `method` is iTIP's: REQUEST, CANCEL or PUBLISH.

    `mark` is a fingerprint of what it shows, kept with the letter once it is sent.
    """

    content: bytes
    method: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`paragraphs` carry no member's words: a letter says that there is something, the page says what."""

    subject: str
    paragraphs: Sequence[str]
    buttons: Sequence[Button] = ()
    small: str = ""
    calendar: Calendar | None = None


def as_message(draft: Draft, letter: Letter, at: datetime) -> EmailMultiAlternatives:
    """The mail itself. Its Message-ID follows from the letter, so a letter sent twice after a crash is one mail."""
    shown = {
        "draft": draft,
        "person": letter.person,
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "site": settings.SITE_ADDRESS,
    }
    message = EmailMultiAlternatives(
        subject=" ".join(draft.subject.split()),
        body=render_to_string("letters/letter.txt", shown),
        to=[letter.person.email or ""],
        headers={
            "Message-ID": f"<letter-{letter.pk}@{_host()}>",
            "Date": format_datetime(at),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("letters/letter.html", shown), "text/html")
    if draft.calendar:
        message.attach_alternative(
            draft.calendar.content.decode(), f"text/calendar; method={draft.calendar.method}"
        )
    return message


def _host() -> str:
    return settings.SITE_ADDRESS.split("://")[-1].split("/")[0].split(":")[0] or "localhost"
