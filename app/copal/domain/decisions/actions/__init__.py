"""What can be done with proposals, answers, common ground and the register."""

from copal.domain.decisions.actions.answers import Choice, answer, take_back
from copal.domain.decisions.actions.ground import (
    add_statement,
    answer_statement,
    ask_for_ground,
    close_ground,
)
from copal.domain.decisions.actions.proposals import Asking, amend, close, park_open, propose, put_away
from copal.domain.decisions.actions.refusals import (
    AlreadyGiven,
    DayIsPast,
    EnoughRounds,
    NameIt,
    NoLongerOpen,
    NotAgreed,
    NotAMember,
    NoWords,
    SayWhose,
    Settled,
    StillOpen,
    TooManyOpen,
    UnknownAnswer,
)
from copal.domain.decisions.actions.register import (
    adopt,
    change,
    mark_reviewed,
    reopen,
    take_back_review,
)

__all__ = [
    "AlreadyGiven",
    "Asking",
    "Choice",
    "DayIsPast",
    "EnoughRounds",
    "NameIt",
    "NoLongerOpen",
    "NoWords",
    "NotAMember",
    "NotAgreed",
    "SayWhose",
    "Settled",
    "StillOpen",
    "TooManyOpen",
    "UnknownAnswer",
    "add_statement",
    "adopt",
    "amend",
    "answer",
    "answer_statement",
    "ask_for_ground",
    "change",
    "close",
    "close_ground",
    "mark_reviewed",
    "park_open",
    "propose",
    "put_away",
    "reopen",
    "take_back",
    "take_back_review",
]
