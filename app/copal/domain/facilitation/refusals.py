"""What a refusal in the room says to the person, by its reason. Rules know no language; this place does."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.facilitation.rules import No

WORDS = {
    "over": _("This meeting is over. Nothing more can be added in its room."),
    "not_open_yet": _("The meeting has not been opened yet."),
    "not_yours": _("Only those who lead the meeting can do this."),
    "nothing_said": _("Write a few words first."),
    "unreadable": _("This page sent something that cannot be read. Load it again."),
    "number": _("Choose a number that fits."),
    "choice": _("Choose one of what is offered."),
    "too_many_at_once": _("These are too many at once."),
    "day": _("Choose a day."),
    "missing": _("Something is missing. Choose, and send it again."),
    "no_such_item": _("This is not on the agenda of this meeting."),
    "nothing_on": _("Begin a part of the agenda first."),
    "not_to_come": _("Minutes can only be taken from a part that is still to come."),
    "not_so_many_minutes": _("That part has only %(minutes)d minutes."),
    "not_here": _("Add them to the room first."),
    "nobody_waits": _("Nobody has a hand up."),
    "not_your_turn": _("Someone else is speaking."),
}


class CannotNow(Refused):
    """A rule of the room said no. `reason` is the rule's."""

    def __init__(self, reason: str, given: Mapping[str, int]) -> None:
        super().__init__(WORDS[reason] % given if given else WORDS[reason])
        self.reason = reason


def told(no: No) -> CannotNow:
    return CannotNow(no.reason, no.given)
