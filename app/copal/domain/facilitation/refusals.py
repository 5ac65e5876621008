"""What a refusal in the room says to the person, by its reason. Rules know no language; this place does."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.facilitation.rules import No

WORDS = {
    "over": _("This meeting is over. Nothing more can be added in its room."),
    "called_off": _("This meeting was called off."),
    "too_early": _("This room opens %(minutes)d minutes before the meeting starts."),
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
    "asked_already": _("Something is being asked already. Close it first."),
    "asked_closed": _("This is not being asked any more."),
    "extended_enough": _("The end has been moved enough: %(minutes)d minutes are the most."),
    "options": _("Give at least two answers to choose from."),
    "no_round": _("There is no round at the moment."),
    "round_runs": _("A round is going on. End it first."),
    "not_in_round": _("They have had the talking piece, or are not in this round."),
    "nobody_here": _("Nobody is here yet."),
    "groups_run": _("There are small groups already. End them first."),
    "no_groups": _("There are no small groups at the moment."),
    "no_such_group": _("There is no such group."),
    "groups_are_made": _("The groups are made. Ask those who lead if you want to change."),
    "come_first": _("Say first that you are here."),
    "no_group": _("Say for which group."),
    "too_long": _("This is %(over)d characters too long; %(most)d fit."),
    "off_record": _("We are off the record. Nothing can be written down or added until we are back on it."),
    "board_open": _("A board is open. Close it before you open another."),
    "board_closed": _("This board is closed. You can still add your idea to the wall."),
    "no_such_board": _("This board is not in this meeting."),
    "wall_full": _("The wall is full. Say your idea aloud."),
    "no_such_idea": _("This idea is not here any more."),
    "anonymous_stays": _("Nobody can tell who wrote this, so it cannot be taken back."),
    "not_your_idea": _("Only whoever wrote an idea can take it back."),
    "not_shown_yet": _("Show the ideas first. Then they can be put into groups."),
    "not_on_this_board": _("This group is not on this board."),
    "groups_full": _("There are many groups already. Put some together first."),
    "no_dots": _("There are no dots to give here now."),
    "dots_given": _("You have given all your dots (%(dots)d). Take one back first."),
    "link": _("A link begins with https:// and has no spaces."),
    "gifts_full": _("A great deal has been shared already. Say it aloud."),
    "no_such_gift": _("This is not here any more."),
    "not_your_gift": _("Only whoever shared this can take it back."),
    "parking_full": _("The parking lot is full. Look through it together first."),
    "no_such_parked": _("This is not in the parking lot any more."),
    "not_your_parked": _("Only whoever parked this can take it back."),
    "day_gone": _("This day is over. Choose one that is still to come."),
    "notes_full": _("There are as many notes as fit. Put some together."),
    "no_such_note": _("This note is not here any more."),
    "only_your_own": _(
        "You can take something on for yourself. Those who lead can write it down for others."
    ),
    "not_your_step": _("Only whoever took this on, or those who lead, can say that."),
    "not_your_note": _("Only whoever wrote a note can change it."),
}


class CannotNow(Refused):
    """A rule of the room said no. `reason` is the rule's."""

    def __init__(self, reason: str, given: Mapping[str, int]) -> None:
        super().__init__(WORDS[reason] % given if given else WORDS[reason])
        self.reason = reason


def told(no: No) -> CannotNow:
    return CannotNow(no.reason, no.given)
