"""What programmes refuse, each with words for the person and a reason for machines."""

from copal.base.refusals import Refused


class ProgrammeOver(Refused):
    """It was ended, or whoever acts does not direct it any more."""

    reason = "programme_over"


class LastDirector(Refused):
    reason = "last_director"


class AskedOneself(Refused):
    reason = "asked_oneself"


class TooManyAsked(Refused):
    reason = "too_many_asked"


class TooLateToUndo(Refused):
    reason = "too_late"
