"""Where mail goes in demo mode: into a box that anyone looking at the demo may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Mail
from email.utils import parsedate_to_datetime
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.core.paginator import Paginator

from copal.outlets.models import BoxedLetter

PAGE = 50


class LetterBox(BaseEmailBackend):
    """A Django mail backend. Keeps each message as it would have gone over the wire."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for one in email_messages:
            message: Any = one.message()
            BoxedLetter.objects.create(
                at=parsedate_to_datetime(message["Date"]),
                to=", ".join(one.recipients()),
                subject=str(one.subject),
                raw=message.as_bytes(),
            )
        return len(email_messages)


@dataclass(frozen=True, kw_only=True)
class BoxLine:
    """One letter in the list."""

    id: int
    at: datetime
    to: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class BoxPage:
    """A screenful of the box, newest first, 50 to a page."""

    letters: tuple[BoxLine, ...]
    count: int
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class OpenedLetter:
    """One letter as its reader would see it. `calendar` is the calendar file that came with it, or None."""

    id: int
    at: datetime
    to: str
    sender: str
    subject: str
    text: str
    calendar: bytes | None


def letters_boxed(*, to: str = "", page: int = 1) -> BoxPage:
    """All letters, or those whose address contains `to`. Two queries."""
    rows = BoxedLetter.objects.order_by("-at", "-pk")
    if to:
        rows = rows.filter(to__icontains=to)
    pages = Paginator(rows.values_list("pk", "at", "to", "subject"), PAGE)
    shown = pages.get_page(page)
    lines = (BoxLine(id=pk, at=at, to=whom, subject=subject) for pk, at, whom, subject in shown.object_list)
    return BoxPage(letters=tuple(lines), count=pages.count, page=shown.number, pages=pages.num_pages)


def letter_opened(number: int) -> OpenedLetter | None:
    """The letter with this number, taken apart; None where there is none."""
    row = BoxedLetter.objects.filter(pk=number).first()
    if row is None:
        return None
    mail = message_from_bytes(bytes(row.raw), policy=policy.default)
    text = mail.get_body(preferencelist=("plain",))
    calendar = next((part for part in mail.walk() if part.get_content_type() == "text/calendar"), None)
    return OpenedLetter(
        id=row.pk, at=row.at, to=row.to, sender=str(mail["From"] or ""), subject=row.subject,
        text=str(text.get_content()) if text is not None else "", calendar=_bytes_of(calendar),
    )  # fmt: skip


def _bytes_of(part: Mail | None) -> bytes | None:
    found = part.get_payload(decode=True) if part is not None else None
    return found if isinstance(found, bytes) else None
