"""Letters that cannot wait in a queue, because what they carry must not be kept: codes, and what was done with them."""

from smtplib import SMTPException
from typing import Any

from anymail.exceptions import AnymailError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.queries import the_network


class MailNotSent(Refused):
    reason = "mail_not_sent"


def send_code(*, to: str, code: str, reader: Any | None) -> None:
    """The code, in the language of `reader` (None: of this request). Raises `MailNotSent`."""
    _send("code", to=to, reader=reader, context={"code": code})


def send_notice(what: str, person: Any, *, to: str = "") -> None:
    """Tell the owner that something about their account changed: passkey_added | passkey_removed | address_changed.

    `to` is the address to tell it to, where it is not the one they have now. Raises `MailNotSent`.
    """
    address = to or person.email
    if address:
        _send(what, to=address, reader=person, context={"name": person.chosen_name})


def _send(what: str, *, to: str, reader: Any | None, context: dict[str, Any]) -> None:
    network = the_network()
    context = {**context, "network": network.name if network else "Copal"}
    language = reader.language if reader is not None else translation.get_language()
    with translation.override(language):
        words = render_to_string(f"account/letters/{what}.txt", context).strip()
    subject, _line, body = words.partition("\n")
    letter = EmailMessage(subject=subject.strip(), body=body.strip() + "\n", to=[to])
    try:
        letter.send()
    except (OSError, SMTPException, AnymailError) as problem:
        raise MailNotSent(
            _("We could not send the mail just now. Please try again in a few minutes.")
        ) from problem
