"""Letters about what someone earned."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter


def certificate(letter: Letter, at: datetime) -> Draft | None:
    """Their hours are on the record and the paper is there."""
    del at
    return Draft(
        subject=_("Your hours are on the record"),
        paragraphs=[
            _("Thank you for being there. Your hours are on your record, and your certificate is ready."),
            _("If something is not right, say so on the page: a facilitator will look at it."),
        ],
        buttons=[Button(words=_("See your hours"), path=reverse("hours"))],
    )


def corrected(letter: Letter, at: datetime) -> Draft | None:
    """An entry was taken back or changed; the page shows both, and why."""
    del at
    return Draft(
        subject=_("Your hours were corrected"),
        paragraphs=[
            _("Hours on your record were corrected. The page shows what changed, who did it and why.")
        ],
        buttons=[Button(words=_("See what changed"), path=reverse("hours"))],
    )
