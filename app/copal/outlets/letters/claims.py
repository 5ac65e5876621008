"""Letters about "I was there" and the answer to it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter


def made(letter: Letter, at: datetime) -> Draft | None:
    """To the facilitators: someone says their hours are not right."""
    del at
    return Draft(
        subject=_("Someone asks about their hours"),
        paragraphs=[
            _("A member says that their presence at a meeting is not right on the record. Please look.")
        ],
        buttons=[Button(words=_("Look at it"), path=reverse("closing", args=[letter.about["meeting"]]))],
    )


def decided(letter: Letter, at: datetime) -> Draft | None:
    """To the one who asked."""
    del at
    return Draft(
        subject=_("Your question about hours was answered"),
        paragraphs=[_("A facilitator looked at what you said about your presence. The page has the answer.")],
        buttons=[Button(words=_("See the answer"), path=reverse("hours"))],
    )


def settled(letter: Letter, at: datetime) -> Draft | None:
    """To whom it concerns: what is known of their presence differs, and somebody looked at it."""
    del at
    return Draft(
        subject=_("Your time at a meeting was looked at"),
        paragraphs=[
            _(
                "What is known of your time at a meeting did not agree. The network looked at it: what is counted "
                "stands. The page says why."
            )
        ],
        buttons=[Button(words=_("See your hours"), path=reverse("hours"))],
    )
