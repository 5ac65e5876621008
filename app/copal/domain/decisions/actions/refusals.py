"""Why something cannot be done with a proposal, in words for the person."""

from copal.base.refusals import Refused


class UnknownAnswer(Refused):
    reason = "unknown_answer"


class NoWords(Refused):
    reason = "no_words"


class TooManyOpen(Refused):
    reason = "too_many_open"


class SayWhose(Refused):
    reason = "say_whose"


class NoLongerOpen(Refused):
    reason = "no_longer_open"


class StillOpen(Refused):
    reason = "still_open"


class NameIt(Refused):
    """A block names the shared agreement it rests on."""

    reason = "name_it"


class AlreadyGiven(Refused):
    reason = "already_given"


class Settled(Refused):
    reason = "settled"


class EnoughRounds(Refused):
    reason = "enough_rounds"


class NotAgreed(Refused):
    reason = "not_agreed"


class NotAMember(Refused):
    reason = "not_a_member"


class DayIsPast(Refused):
    reason = "day_is_past"
