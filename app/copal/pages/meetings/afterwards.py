"""What a meeting is to who looks at its page: whether they are in now; and once it is over, what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from copal.domain.attendance.queries import aftermath_of, in_since
from copal.domain.communities.rules import LEADING
from copal.domain.hours.queries import minutes_of_meeting
from copal.domain.meetings.queries import MeetingPage
from copal.domain.meetings.rules import State
from copal.domain.training.queries import held_at

if TYPE_CHECKING:
    from copal.domain.people.models import Person


@dataclass(frozen=True)
class Afterwards:
    """`minutes` are what the record holds now, after corrections. `says` is which sentence to write."""

    minutes: int
    says: str  # earned | no_hours | counted | claimed | missing | asked
    claim_until: date | None
    held_minutes: int = 0  # of training, waiting for the network's approval


def in_now(page: MeetingPage, person: "Person") -> datetime | None:
    """Since when they are checked in, while the meeting is near or on; None otherwise. One query at most."""
    return in_since(person, page.id) if page.state in (State.SOON, State.UNDER_WAY) else None


def afterwards(page: MeetingPage, person: "Person", *, at: datetime) -> Afterwards | None:
    """None before the end, after a cancellation, and for those who had no part in it. Three queries at most."""
    if page.state not in (State.OVER, State.CLOSED):
        return None
    found = minutes_of_meeting(page.id, {person.pk}) if page.state is State.CLOSED else {}
    minutes = sum(found.get(person.pk, {}).values())
    they = aftermath_of(page.id, person, ends_at=page.ends_at, timezone=page.timezone, at=at)
    held = held_at(page.id, person) if they.counted and _had_training(page) else 0
    if minutes > 0 or held:
        return Afterwards(minutes, "earned", they.claim_until, held)
    if they.claimed:
        return Afterwards(0, "claimed", they.claim_until)
    if they.counted:
        return Afterwards(0, "no_hours" if page.state is State.CLOSED else "counted", they.claim_until)
    if they.claim_until is None:
        return None
    return Afterwards(0, "missing" if page.mine == "going" else "asked", they.claim_until)


def may_see_photos(page: MeetingPage, after: Afterwards | None) -> bool:
    """Whether its page leads to its photos: while it is on and after it, until it is closed; then for those who were there."""
    if page.state in (State.UNDER_WAY, State.OVER):
        return bool(page.role or page.guest)
    was_there = after is not None and after.minutes > 0 and bool(page.role or page.guest)
    return page.state is State.CLOSED and (page.role in LEADING or was_there)


def _had_training(page: MeetingPage) -> bool:
    return page.state is State.CLOSED and any(part.purpose == "training" for part in page.agenda)
