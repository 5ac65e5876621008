from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SeriesStarted(Fact):
    kind = "meetings.series_started"
    series: int
    community: int


@dataclass(frozen=True, kw_only=True)
class SeriesChanged(Fact):
    kind = "meetings.series_changed"
    series: int
    community: int
    what: list[str]  # field names, never their content


@dataclass(frozen=True, kw_only=True)
class SeriesEnded(Fact):
    kind = "meetings.series_ended"
    series: int
    community: int


@dataclass(frozen=True, kw_only=True)
class MeetingPlanned(Fact):
    kind = "meetings.planned"
    meeting: int
    community: int


@dataclass(frozen=True, kw_only=True)
class MeetingChanged(Fact):
    kind = "meetings.changed"
    meeting: int
    what: list[str]


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(Fact):
    kind = "meetings.moved"
    meeting: int
    sequence: int


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(Fact):
    kind = "meetings.cancelled"
    meeting: int
    sequence: int


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Fact):
    kind = "meetings.person_invited"
    meeting: int
    person: int


@dataclass(frozen=True, kw_only=True)
class AnswerReceived(Fact):
    kind = "meetings.answered"
    meeting: int
    person: int
    coming: str
    how: str


@dataclass(frozen=True, kw_only=True)
class MeetingClosed(Fact):
    kind = "meetings.closed"
    meeting: int
    community: int


@dataclass(frozen=True, kw_only=True)
class StretchesSet(Fact):
    """From when to when the trainings and breaks of a closed meeting really ran; `count` of them."""

    kind = "meetings.stretches_set"
    meeting: int
    count: int
