"""Letters about being a member: put on the roster by someone, asked to look at new expectations, removed."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.domain.communities.queries.letters import (
    awaits_yes,
    place_for_letter,
    role_now,
    was_asked_for,
)
from copal.domain.people.queries import link_token
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter
from copal.outlets.queueing import never_welcomed, told_lately

AN_HOUR = timedelta(hours=1)


def welcome(letter: Letter, at: datetime) -> Draft | None:
    """To someone others put on the roster: where they are now, who did it (by role), and what comes.

    Dropped when it was undone since, when it answered a request of theirs, and when they were just told.
    """
    community = letter.about["community"]
    place = place_for_letter(community, letter.person_id)
    if place.role is None or told_lately(letter, since=at - AN_HOUR):
        return None
    if was_asked_for(community, letter.person_id, at=letter.at):
        return None
    about = {"community": place.community, "role": place.role_name}
    paragraphs = [
        _by_whom(community, letter.about["by"]) % about,
        _("The page has the next meeting, and what members expect of one another."),
    ]
    if place.role != "member":
        paragraphs.insert(1, _("Your role there: %(role)s.") % about)
    return Draft(
        subject=_("Welcome to %(community)s") % about,
        paragraphs=paragraphs,
        buttons=[way_in(letter, reverse("communities.community", args=[place.slug]))],
        small=_("If this is a mistake, you can leave on the community’s page at any time."),
    )


def _by_whom(community: int, by: int | None) -> str:
    """By role, never by name: a letter may be read by others."""
    role = role_now(community, by) if by else None
    if role in ("facilitator", "co_facilitator"):
        return _("A facilitator added you to %(community)s.")
    if role == "note_taker":
        return _("The note-taker added you to %(community)s.")
    return _("The network’s staff added you to %(community)s.")


def way_in(letter: Letter, path: str) -> Button:
    """The page itself, or for people without an account the signed link that opens one as the same person."""
    if letter.person.opened_at is not None:
        return Button(words=_("Open the community"), path=path)
    token = link_token(letter.person, "account")
    return Button(words=_("Open your account"), path=reverse("account.from_link", args=[token]))


def expectations(letter: Letter, at: datetime) -> Draft | None:
    """To every member: the expectations changed; please look. Dropped when they changed again or were agreed to."""
    del at
    community = letter.about["community"]
    if not awaits_yes(community, letter.person_id, letter.about["version"]):
        return None
    place = place_for_letter(community, letter.person_id)
    return Draft(
        subject=_("New expectations in %(community)s") % {"community": place.community},
        paragraphs=[
            _("What members of %(community)s expect of one another has changed.")
            % {"community": place.community},
            _("Please read the new version and say whether you agree. It takes a minute."),
        ],
        buttons=[_to_read(letter, reverse("communities.expectations", args=[place.slug]))],
    )


def _to_read(letter: Letter, path: str) -> Button:
    if letter.person.opened_at is not None:
        return Button(words=_("Read them"), path=path)
    return way_in(letter, path)


def removed(letter: Letter, at: datetime) -> Draft | None:
    """To someone whose membership was ended by others. Dropped when they are back, or never heard of it."""
    del at
    place = place_for_letter(letter.about["community"], letter.person_id)
    if place.role is not None or never_welcomed(letter):
        return None
    about = {"community": place.community}
    return Draft(
        subject=_("You are no longer a member of %(community)s") % about,
        paragraphs=[
            _("A facilitator or the network’s staff ended your membership in %(community)s.") % about,
            _("Your hours and certificates stay yours. You find them on your page as before."),
            _("If you think this is a mistake, please ask a facilitator or the network’s staff."),
        ],
        buttons=[_to_hours(letter)],
    )


def _to_hours(letter: Letter) -> Button:
    if letter.person.opened_at is not None:
        return Button(words=_("See your hours"), path=reverse("hours"))
    return way_in(letter, reverse("hours"))
