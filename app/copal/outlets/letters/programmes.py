"""Letters about sharing where one stands. None carries the name of a programme or a person: the page says who."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.base.wording import moments
from copal.domain.programmes.queries import is_ask_open, is_directing_open, last_day_of, shared_with
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter


def asks(letter: Letter, at: datetime) -> Draft | None:
    """The same for who has an account and who has none: the button leads through the door."""
    del at
    if not is_ask_open(letter.about["ask"]):
        return None
    return Draft(
        subject=_("A director asks to see where you stand"),
        paragraphs=[
            _("Somebody who directs a child care program asks whether you want to let them see where you stand with your training hours."),
            _("Nobody sees anything unless you say yes. Sign in to read who asks and exactly what they would see."),
        ],
        buttons=[Button(words=_("Read the question"), path=reverse("programmes.asked", args=[letter.about["ask"]]))],
        small=_("You do not work with them? Then do nothing. To them, no answer and a no look the same."),
    )  # fmt: skip


def director_asked(letter: Letter, at: datetime) -> Draft | None:
    del at
    if not is_directing_open(letter.about["directing"]):
        return None
    return Draft(
        subject=_("You are asked to direct a program"),
        paragraphs=[
            _("Somebody who directs a child care program asks you to direct it with them. You would see where those stand who share that with it."),
            _("Sign in to read who asks, and to say yes or no."),
        ],
        buttons=[Button(words=_("Read the question"), path=reverse("programmes"))],
    )  # fmt: skip


def director_joined(letter: Letter, at: datetime) -> Draft | None:
    """Dropped for who stopped sharing meanwhile."""
    if not shared_with(letter.about["programme"], letter.person_id, at=at):
        return None
    return Draft(
        subject=_("One more person sees where you stand"),
        paragraphs=[
            _("A program that you share where you stand with has one more director. They see the same as the others: no meetings, and nothing that was said."),
            _("If you do not want that, you can stop sharing with one tap."),
        ],
        buttons=[Button(words=_("See who sees it"), path=reverse("programmes"))],
    )  # fmt: skip


def sharing_ends(letter: Letter, at: datetime) -> Draft | None:
    """Dropped once it was renewed or ended."""
    last_day = last_day_of(letter.about["consent"], at=at)
    if last_day is None or last_day.isoformat() != letter.about["last_day"]:
        return None
    until = {"day": moments.day(last_day)}
    return Draft(
        subject=_("You share where you stand until %(day)s") % until,
        paragraphs=[
            _("The director of a program sees where you stand with your training hours. Your yes was for one year; its last day is %(day)s.") % until,
            _("If you want to go on sharing, say so for one more year. If you do nothing, it ends by itself."),
        ],
        buttons=[Button(words=_("See who sees it"), path=reverse("programmes"))],
    )  # fmt: skip
