"""Where letters go: to a box in the demo, through SMTP or any provider anymail knows for real."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from copal.config.environment import Surroundings

SECONDS = 20
DEMO_BOX = "copal.outlets.letter_box.LetterBox"


class UnknownMail(ValueError):
    """COPAL_MAIL_URL is not one of smtp:, smtps: or anymail:."""


def mailers(here: Surroundings) -> dict[str, dict[str, Any]]:
    """What Django's MAILERS becomes. Raises UnknownMail for a scheme we do not know."""
    if here.mail_url:
        return {"default": by_url(here.mail_url)}
    if here.mode == "up":
        return {"default": {"BACKEND": DEMO_BOX}}
    if here.is_serving:
        return {}
    return {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


def by_url(url: str) -> dict[str, Any]:
    """`smtp://user:word@host:587`, `smtps://…` or `anymail://postmark?server_token=…`.

    Plain smtp speaks STARTTLS unless `?tls=0` says not to (for a mail server on this machine).
    """
    parts = urlsplit(url)
    extra = dict(parse_qsl(parts.query))
    if parts.scheme == "anymail":
        return {"BACKEND": "anymail.backends." + (parts.hostname or "") + ".EmailBackend", "OPTIONS": extra}
    if parts.scheme not in ("smtp", "smtps"):
        raise UnknownMail("COPAL_MAIL_URL must begin with smtp:, smtps: or anymail:")
    is_wrapped = parts.scheme == "smtps"
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname or "localhost",
            "port": parts.port or (465 if is_wrapped else 587),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": is_wrapped,
            "use_tls": not is_wrapped and extra.get("tls", "1") == "1",
            "timeout": SECONDS,
        },
    }
