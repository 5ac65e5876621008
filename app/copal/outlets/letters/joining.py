"""Letters about asking to join, and the answer."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.domain.communities.queries.access import name_and_slug
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter


def requested(letter: Letter, at: datetime) -> Draft | None:
    """To the facilitators: someone would like to join."""
    del at
    name, slug = name_and_slug(letter.about["community"])
    return Draft(
        subject=_("Someone would like to join %(community)s") % {"community": name},
        paragraphs=[_("They are waiting for your answer.")],
        buttons=[Button(words=_("Answer"), path=reverse("communities.requests", args=[slug]))],
    )


def answered(letter: Letter, at: datetime) -> Draft | None:
    """To the one who asked: welcome, or not this time."""
    del at
    name, slug = name_and_slug(letter.about["community"])
    if letter.about["answer"] == "accepted":
        return Draft(
            subject=_("Welcome to %(community)s") % {"community": name},
            paragraphs=[_("You are a member now. The page has the next meeting and what the group expects.")],
            buttons=[
                Button(words=_("Open the community"), path=reverse("communities.community", args=[slug]))
            ],
        )
    return Draft(
        subject=_("About your request to join %(community)s") % {"community": name},
        paragraphs=[
            _("The facilitator could not say yes this time. You can find other communities that fit you.")
        ],
        buttons=[Button(words=_("Find a community"), path=reverse("communities"))],
    )
