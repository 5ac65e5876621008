"""Reading what was said at a meeting without having been there: two people agree, for a while, and it is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from copal.policies.two_people import TwoPeoplePolicy


class Stage(StrEnum):
    ASKED = "asked"  # waits for a second person
    OPEN = "open"  # who asked may read
    DECLINED = "declined"
    ENDED = "ended"  # its time is over, or it was ended before
    LAPSED = "lapsed"  # nobody answered in time


@dataclass(frozen=True, kw_only=True)
class Glass:
    """One request, as it stands in its rows. `until` None with an answer: it was no."""

    asked_by: int
    asked_at: datetime
    answered_at: datetime | None = None
    until: datetime | None = None
    ended_at: datetime | None = None


def stage(glass: Glass, *, at: datetime, policy: TwoPeoplePolicy) -> Stage:
    if glass.ended_at is not None:
        return Stage.ENDED
    if glass.answered_at is None:
        lapses = glass.asked_at + timedelta(days=policy.glass_asked_days)
        return Stage.ASKED if at < lapses else Stage.LAPSED
    if glass.until is None:
        return Stage.DECLINED
    return Stage.OPEN if at < glass.until else Stage.ENDED


def may_read(glass: Glass, person: int, *, at: datetime, policy: TwoPeoplePolicy) -> bool:
    """Only the one who asked, only while it is open. Whether they still serve the network is asked apart."""
    return person == glass.asked_by and stage(glass, at=at, policy=policy) is Stage.OPEN


def may_answer(glass: Glass, person: int, *, at: datetime, policy: TwoPeoplePolicy) -> bool:
    """Never the one who asked."""
    return person != glass.asked_by and stage(glass, at=at, policy=policy) is Stage.ASKED


def may_end(glass: Glass, *, at: datetime, policy: TwoPeoplePolicy) -> bool:
    return stage(glass, at=at, policy=policy) in (Stage.ASKED, Stage.OPEN)
