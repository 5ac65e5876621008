"""Letters about what two people together did: read a meeting's talk, or learned whose a pseudonym is. Never the words."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.domain.communities.queries.access import name_and_slug
from copal.domain.communities.queries.letters import role_now
from copal.domain.confidentiality.queries.glass import glass_told
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.letters.membership import way_in
from copal.outlets.models import Letter


def glass_broken(letter: Letter, at: datetime) -> Draft | None:
    """To everyone in the community. Dropped for who is not in it any more."""
    del at
    community = letter.about["community"]
    if role_now(community, letter.person_id) is None:
        return None
    (name, slug), told = name_and_slug(community), glass_told(letter.about["glass"])
    about = {"community": name, "why": told.why, "hours": told.hours}
    return Draft(
        subject=_("The network reads what was said at a meeting of %(community)s") % about,
        paragraphs=[
            _("Two people of the network’s staff agreed that one of them may read what was said at one meeting of %(community)s.") % about,
            _("What it is about: %(why)s. It can be read for %(hours)s hours at most, and each time is written down.") % about,
            _("You are told because what is said stays among you, and this is an exception. The community’s page says so for a year."),
        ],
        buttons=[way_in(letter, reverse("communities.community", args=[slug]))],
    )  # fmt: skip


def mask_lifted(letter: Letter, at: datetime) -> Draft | None:
    """To the one whose pseudonym it is."""
    del at
    name, slug = name_and_slug(letter.about["community"])
    return Draft(
        subject=_("Two people know your pseudonym now"),
        paragraphs=[
            _("Two people who lead %(community)s or serve the network agreed that they have to know who writes under your pseudonym there. They gave a reason, and it is written down.") % {"community": name},
            _("Nobody else sees it. If you want to know more, ask a facilitator or the network’s staff."),
        ],
        buttons=[way_in(letter, reverse("confidentiality.masks", args=[slug]))],
    )  # fmt: skip


def glass_asked(letter: Letter, at: datetime) -> Draft | None:
    """To the others of the staff."""
    del letter, at
    return Draft(
        subject=_("A colleague asks to read what was said at a meeting"),
        paragraphs=[
            _("A second person has to agree before anything can be read. Please look at the reason.")
        ],
        buttons=[Button(words=_("Look at it"), path=reverse("confidentiality.glass"))],
    )
