"""What can be done with series and meetings. Each is one transaction, tells the journal, and may refuse."""

from copal.domain.meetings.actions.agenda import PURPOSES, BadSegment, TooManySegments, set_agenda
from copal.domain.meetings.actions.answers import CannotAnswer, UnknownAnswer, answer
from copal.domain.meetings.actions.changes import cancel_meeting, change_meeting, move_meeting
from copal.domain.meetings.actions.closing import AlreadyClosed, NotStarted, close
from copal.domain.meetings.actions.invitations import BadAddress, invite, invite_guest
from copal.domain.meetings.actions.planning import plan_meeting
from copal.domain.meetings.actions.plans import MeetingPlan, SegmentPlan, SeriesPlan
from copal.domain.meetings.actions.refusals import (
    Cancelled,
    Fixed,
    InThePast,
    Over,
    UnknownZone,
    WrongTimes,
)
from copal.domain.meetings.actions.series import (
    AlreadyEnded,
    NoDates,
    change_series,
    end_series,
    extend_all,
    extend_series,
    start_series,
)
from copal.domain.meetings.actions.template import set_series_agenda

__all__ = [
    "PURPOSES",
    "AlreadyClosed",
    "AlreadyEnded",
    "BadAddress",
    "BadSegment",
    "Cancelled",
    "CannotAnswer",
    "Fixed",
    "InThePast",
    "MeetingPlan",
    "NoDates",
    "NotStarted",
    "Over",
    "SegmentPlan",
    "SeriesPlan",
    "TooManySegments",
    "UnknownAnswer",
    "UnknownZone",
    "WrongTimes",
    "answer",
    "cancel_meeting",
    "change_meeting",
    "change_series",
    "close",
    "end_series",
    "extend_all",
    "extend_series",
    "invite",
    "invite_guest",
    "move_meeting",
    "plan_meeting",
    "set_agenda",
    "set_series_agenda",
    "start_series",
]
