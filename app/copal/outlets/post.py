"""The post: queued letters are written when their time comes, and sent once each."""

from datetime import datetime, timedelta
from typing import Any

import structlog
from django.core.mail import mailers
from django.db.models import F
from django.utils import translation

from copal.outlets.letters import WRITERS
from copal.outlets.letters.draft import Draft, as_message
from copal.outlets.letters.language import spoken
from copal.outlets.models import Letter

log = structlog.get_logger(__name__)
MOST_TRIES = 8
CLAIM = timedelta(minutes=5)  # a sender that dies leaves its letter to the next one after this


def send_due(*, at: datetime, most: int = 50) -> int:
    """Write and send what is due by `at`, oldest first. Returns how many went out.

    Nothing is locked while a mail server is spoken to: a letter is claimed first, by putting off its time.
    """
    waiting = Letter.objects.filter(sent_at=None, dropped_at=None, due_at__lte=at, tries__lt=MOST_TRIES)
    numbers = list(waiting.order_by("due_at", "id").values_list("pk", flat=True)[:most])
    if not numbers:
        return 0
    mailer = mailers["default"]
    try:
        mailer.open()
    except OSError:  # away; every letter keeps its place and its tries
        log.exception("mail_server_away", waiting=len(numbers))
        return 0
    try:
        return sum(_send(number, at, mailer) for number in numbers)
    finally:
        mailer.close()


def _send(number: int, at: datetime, mailer: Any) -> bool:
    claimed = Letter.objects.filter(pk=number, sent_at=None, dropped_at=None, due_at__lte=at).update(
        due_at=at + CLAIM, tries=F("tries") + 1
    )
    if not claimed:
        return False
    letter = Letter.objects.select_related("person").get(pk=number)
    try:
        draft = drafted(letter, at)
        if draft is None:  # no longer true, or nobody to send it to
            Letter.objects.filter(pk=number).update(dropped_at=at)
            return False
        with translation.override(spoken(letter.person.language)):
            mailer.send_messages([as_message(draft, letter, at)])
    except Exception as problem:
        log.exception("letter_failed", letter=number)
        wait = timedelta(minutes=2**letter.tries)
        Letter.objects.filter(pk=number).update(due_at=at + wait, failure=type(problem).__name__)
        return False
    about = letter.about | ({"entry": draft.calendar.mark} if draft.calendar else {})
    Letter.objects.filter(pk=number).update(sent_at=at, failure="", about=about)
    return True


def drafted(letter: Letter, at: datetime) -> Draft | None:
    """What it would say now, in the reader's language if we have its words; None where it should not go at all."""
    if not letter.person.email or not letter.person.is_active:
        return None
    with translation.override(spoken(letter.person.language)):
        return WRITERS[letter.kind](letter, at)
