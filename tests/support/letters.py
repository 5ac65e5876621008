"""A real mail server for tests, so that what is asserted is what would have gone over the wire."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller


class Mailbox:
    """Letters that arrived, oldest first."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[list[str]] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  (aiosmtpd's name)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 kept"

    def to(self, address: str) -> list[EmailMessage]:
        """Every letter that went to the address."""
        return [letter for letter, who in zip(self.letters, self.recipients, strict=True) if address in who]

    def text(self, letter: EmailMessage) -> str:
        body = letter.get_body(preferencelist=("plain",))
        return body.get_content() if body is not None else ""


class OnAnyPort(Controller):
    """aiosmtpd's server on a free port: it must learn which one it got before it greets itself."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    """The site's mail goes through SMTP to this box, for the length of one test."""
    box = Mailbox()
    controller = OnAnyPort(box, hostname="127.0.0.1", port=0)
    controller.start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": controller.port, "timeout": 5},
        }
    }
    try:
        yield box
    finally:
        controller.stop()
