"""Letters about one's own data: it was taken, and that one leaves for good. Each says what to do if it was not oneself."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.domain.confidentiality.queries.leaving import is_still_leaving
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter


def data_taken(letter: Letter, at: datetime) -> Draft | None:
    """To its owner, always: whoever sat at an open browser could have done it."""
    del letter, at
    return Draft(
        subject=_("The file with your data was taken"),
        paragraphs=[
            _("Somebody who was signed in as you took the file with everything about you. If it was you, all is well."),
            _("If it was not you, sign out everywhere on your account page, and tell the network."),
        ],
        buttons=[Button(words=_("Open your account"), path=reverse("account"))],
    )  # fmt: skip


def said(letter: Letter, at: datetime) -> Draft | None:
    """To who leaves, with the way back. Dropped when they think again at once."""
    del at
    if not is_still_leaving(letter.about["leaving"]):
        return None
    days = letter.about["days"]
    within = ngettext("within %(days)s day", "within %(days)s days", days) % {"days": days}
    return Draft(
        subject=_("You are leaving for good"),
        paragraphs=[
            _("You said that you leave for good. What you are called and what you said will be gone; hours and certificates stay as evidence."),
            _("Did you think again, or was it not you? Sign in %(within)s, and everything stays as it is.") % {"within": within},
        ],
        buttons=[Button(words=_("Sign in and stay"), path=reverse("account_login"))],
        small=_("There will be no further letter: when the time is over, your address is gone too."),
    )  # fmt: skip
