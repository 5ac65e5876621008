"""What a report's codes mean, in words for the person who brought it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ERRORS: dict[str, tuple[Promise, Promise]] = {
    "empty": (_("This file is empty"), _("Download the report again, then try once more.")),
    "not_a_report": (
        _("This is not a meeting report"),
        _("It may be a picture, a web page, a list of registrations or a poll. Look for the file called “participants” or “attendance” and bring that one."),
    ),
    "malformed": (
        _("This file is damaged"),
        _("Nobody was counted from it. Download the report again, and bring it without opening it in another program first."),
    ),
    "ambiguous_dates": (
        _("The dates can be read in two ways"),
        _("Month first or day first would give different answers, so nobody was counted. Download the report again with the month written as a word, or type the times in."),
    ),
    "other_meeting": (
        _("This report seems to be of another meeting"),
        _("Nothing in it is near the time of this meeting. Look at the date in the file, or bring it to the meeting it belongs to."),
    ),
    "unexpected": (
        _("We could not read this file"),
        _("That is our mistake, and it has been noted. Nothing was changed. You can try once more, or type the times in."),
    ),
}  # fmt: skip

KINDS: dict[str, Promise] = {
    "zoom.participants": _("Zoom report"),
    "zoom.unique": _("Zoom report, totals only"),
    "zoom.webinar": _("Zoom webinar report"),
    "teams.sections": _("Teams report"),
    "teams.summary": _("Teams report"),
    "teams.eventlog": _("Teams list of comings and goings"),
    "meet": _("Google Meet report"),
    "webex": _("Webex report"),
    "signin": _("Sign-in sheet"),
}

DOUBTS: dict[str, Promise] = {
    "ambiguous_name": _("More than one person could be meant. Copal never guesses."),
    "conflicting_names": _("Two different names stand on one line."),
    "shared_device": _("More than one person on one device."),
    "shared_email": _("Several people share this mail address."),
    "phone": _("By phone, without a name."),
    "device_name": _("The name of a device, not of a person."),
    "nickname": _("A short name."),
    "partial_name": _("Only part of a name."),
    "first_name_only": _("Only a first name."),
    "formula_like_name": _("This is not a name one can trust."),
    "hidden_characters": _("This name holds hidden characters."),
    "unsafe_name": _("This is not a name one can trust."),
    "not_on_roster": _("Nobody on your list has this name."),
}

SIDES: dict[str, Promise] = {
    "no_leave_recorded": _("no end in the report: counted to the end"),
    "duration_only": _("the report gives only the length"),
    "gaps_unknown": _("left in between; the report gives only the length"),
    "overlapping_devices": _("on two devices: counted once"),
    "waiting_room_ignored": _("time in the waiting room is not counted"),
    "leave_before_join": _("one line ends before it begins and is not counted"),
    "email_differs": _("with another mail address than ours"),
    "outside_schedule": _("outside the time of the meeting"),
    "waiting_room_only": _("only in the waiting room"),
    "capped_to_schedule": _("cut to the length of the meeting"),
}

WHY: dict[str, Promise] = {
    "email": _("by mail address"),
    "full_name": _("by full name"),
    "original_name": _("by the full name before it was changed"),
}


def doubt(flags: list[str]) -> Promise | str:
    """The first doubt that explains why nobody was chosen."""
    return next((words for flag, words in DOUBTS.items() if flag in flags), "")


def sides(flags: list[str]) -> list[Promise]:
    """What else is worth knowing about a line."""
    return [words for flag, words in SIDES.items() if flag in flags]
