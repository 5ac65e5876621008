"""Letters about a text or a photo that was reported: to whose it is, kindly, and to those who look at it. Never it itself."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.domain.communities.queries.access import name_and_slug
from copal.domain.confidentiality.queries.reports import is_about_picture, is_open
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.letters.membership import way_in
from copal.outlets.models import Letter


def hidden(letter: Letter, at: datetime) -> Draft | None:
    """To whose it is. Dropped when it was taken back or decided meanwhile."""
    del at
    if not is_open(letter.about["report"]):
        return None
    if is_about_picture(letter.about["report"]):
        return _photo_hidden(letter)
    return Draft(
        subject=_("Something you wrote is hidden for now"),
        paragraphs=[
            _where(letter),
            _("This happens easily, and nobody thinks you meant it. Two people look at it now and say whether it is shown again."),
            _("Next time, say “a child” or “a family”, leave out the town and the exact age, and the story still helps others."),
        ],
        buttons=_buttons(letter),
    )  # fmt: skip


def _photo_hidden(letter: Letter) -> Draft:
    name, _slug = name_and_slug(letter.about["community"])
    return Draft(
        subject=_("A photo you shared is hidden for now"),
        paragraphs=[
            _("Somebody felt that a photo you shared in %(community)s could tell who somebody is. Nobody sees it for now.") % {"community": name},
            _("This happens easily, and nobody thinks you meant it. Two people look at it now and say whether it is shown again."),
            _("Next time, a photo without a face and without a name on anything tells the story as well."),
        ],
        buttons=_buttons(letter),
    )  # fmt: skip


def _where(letter: Letter) -> str:
    if letter.about["community"] is None:
        return _(
            "Somebody felt that something you wrote could tell who somebody is. Nobody can read it for now."
        )
    name, _slug = name_and_slug(letter.about["community"])
    return _(
        "Somebody felt that something you wrote in %(community)s could tell who somebody is. Nobody can read it for now."
    ) % {"community": name}


def decided(letter: Letter, at: datetime) -> Draft | None:
    """To whose it is: what came of it."""
    del at
    is_photo = is_about_picture(letter.about["report"])
    if letter.about["outcome"] == "shown":
        return Draft(
            subject=_("The photo you shared is shown again") if is_photo else _("What you wrote is shown again"),
            paragraphs=[_("It was looked at, and it tells nobody who somebody is. It stands where it stood. Thank you for your patience.")],
            buttons=_buttons(letter),
        )  # fmt: skip
    return Draft(
        subject=_("The photo you shared stays hidden") if is_photo else _("What you wrote stays hidden"),
        paragraphs=[
            _("It was looked at, and it could tell who somebody is. It was taken out and is gone for good."),
            _("You are welcome to share another one, without a face and without a name on anything.")
            if is_photo
            else _("You are welcome to tell it again in other words. The check beside the form helps."),
        ],
        buttons=_buttons(letter),
    )


def waiting(letter: Letter, at: datetime) -> Draft | None:
    """To those who look at it. Dropped when it is over."""
    del at
    if not is_open(letter.about["report"]):
        return None
    path = reverse("confidentiality.network_reports")
    if letter.about["place"] == "community":
        _name, slug = name_and_slug(letter.about["community"])
        path = reverse("confidentiality.reports", args=[slug])
    is_photo = is_about_picture(letter.about["report"])
    return Draft(
        subject=_("A photo is hidden until you have looked") if is_photo else _("A text is hidden until you have looked"),
        paragraphs=[
            _("Somebody said that a photo could tell who somebody is. It is hidden. Please look whether it should stay so.")
            if is_photo
            else _("Somebody said that a text could tell who somebody is. It is hidden. Please look whether it should stay so."),
            _("One who leads the community and one who serves the network decide together."),
        ],
        buttons=[Button(words=_("Look at it"), path=path)],
    )  # fmt: skip


def _buttons(letter: Letter) -> list[Button]:
    if letter.about["community"] is None:
        return []
    _name, slug = name_and_slug(letter.about["community"])
    return [way_in(letter, reverse("communities.community", args=[slug]))]
