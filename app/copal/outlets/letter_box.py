"""Where mail goes in demo mode: into a box that anyone looking at the demo may read."""

from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from copal.outlets.models import BoxedLetter


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
