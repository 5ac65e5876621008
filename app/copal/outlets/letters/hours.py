"""Letters about what someone earned."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.base.wording import moments
from copal.domain.hours.queries.proof import last_check
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


def training_settled(letter: Letter, at: datetime) -> Draft | None:
    """Their training minutes wait no more: the network has decided, or they were corrected."""
    del at
    if letter.about["credited_minutes"]:
        told = _("The training part of a meeting is on your record now, apart from your growth hours.")
    else:
        told = _(
            "The training part of a meeting does not count as training. Your page says what became of it."
        )
    return Draft(
        subject=_("Your training minutes were decided on"),
        paragraphs=[told],
        buttons=[Button(words=_("See your hours"), path=reverse("hours"))],
    )


def record_wrong(letter: Letter, at: datetime) -> Draft | None:
    """To the network's staff: the nightly check found something. Dropped once all is well again."""
    del letter, at
    look = last_check()
    if look is None or not look.what:
        return None
    where = (
        _("It is entry number %(entry)s.") % {"entry": look.entry}
        if look.entry
        else _("It is in the record of %(day)s.") % {"day": moments.day(look.day) if look.day else "?"}
    )
    return Draft(
        subject=_("The record of hours needs a look"),
        paragraphs=[
            _("The nightly check found something that is not as it was written. The check itself changes nothing.") + " " + where,
            _("Please change nothing. Ask whoever runs this site to type ./copal ledger verify and to compare with the last backups, as the guide for running Copal says."),
            _("You hear of this once. It stands among what waits for the network until a check finds all well."),
        ],
        buttons=[Button(words=_("See the record"), path=reverse("credit"))],
    )  # fmt: skip
