"""The next best step, told quietly to those who lead: from the state and the time alone, one thing or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from copal.domain.facilitation.rules.agenda import Agenda, Item

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State
    from copal.policies.room import RoomPolicy


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """`code` says which step; `number`, `minutes`, `person`, `segment` are what its sentence and its button need."""

    code: str
    number: int = 0
    minutes: int = 0
    person: int = 0
    segment: int = 0
    people: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The room at one moment. `ends_at` is the end the group keeps; minutes are whole and never negative."""

    state: "State"
    at: datetime
    starts_at: datetime
    ends_at: datetime
    policy: "RoomPolicy"

    @property
    def left_minutes(self) -> int:
        return max(0, -(-int((self.ends_at - self.at).total_seconds()) // 60))

    @property
    def has_gone(self) -> float:
        """Which share of the time, from 0 to 1."""
        whole = (self.ends_at - self.starts_at).total_seconds()
        return min(1.0, max(0.0, (self.at - self.starts_at).total_seconds() / whole)) if whole > 0 else 1.0

    def minutes_since(self, then: datetime) -> int:
        return max(0, int((self.at - then).total_seconds()) // 60)


def _open_now(now: Moment) -> Nudge | None:
    """It is time, and nobody has opened the meeting."""
    if now.state.opening.opened_at or now.at < now.starts_at:
        return None
    return Nudge(code="open", minutes=now.minutes_since(now.starts_at))


def _end_now(now: Moment) -> Nudge | None:
    if now.at < now.ends_at or now.state.asking.open:
        return None
    return Nudge(code="end", minutes=now.minutes_since(now.ends_at))


def _all_answered(now: Moment) -> Nudge | None:
    asked, here = now.state.asking.open, now.state.opening.here
    if asked is None or not here or asked.answered_of(here) < len(here):
        return None
    return Nudge(code="close_asked", number=asked.number)


def _groups_back(now: Moment) -> Nudge | None:
    split = now.state.groups.running
    if split is None or split.called_back_at or now.at < split.ends_at:
        return None
    return Nudge(code="call_back", minutes=now.minutes_since(split.ends_at))


def _nothing_on(now: Moment) -> Nudge | None:
    agenda = now.state.agenda
    if agenda.now is not None or not agenda.coming:
        return None
    return Nudge(code="begin", segment=agenda.coming[0].segment)


def _not_affirmed(now: Moment) -> Nudge | None:
    """Promises are made at the beginning; later nobody is asked to stop for them."""
    opening = now.state.opening
    missing = tuple(one for one in opening.here if one not in opening.acknowledged)
    since = opening.opened_at or now.at
    if not missing or not opening.acknowledged or now.minutes_since(since) >= now.policy.opening_minutes:
        return None
    return Nudge(code="affirm", number=len(missing), people=missing)


def _closing_round(now: Moment) -> Nudge | None:
    """Little time is left: what comes last on the agenda, or one last round."""
    if now.left_minutes > now.policy.closing_minutes or now.state.rounds.running:
        return None
    agenda = now.state.agenda
    last = agenda.coming[-1] if agenda.coming else None
    if last is not None:
        return Nudge(code="last_part", minutes=now.left_minutes, segment=last.segment)
    begun = now.state.rounds.last_begun_at
    if begun and now.minutes_since(begun) <= now.policy.closing_minutes * 2:
        return None
    return Nudge(code="closing_round", minutes=now.left_minutes)


def _waits_long(now: Moment) -> Nudge | None:
    voice = now.state.voice
    if now.state.rounds.running or not voice.queue:
        return None
    longest = min(voice.queue, key=lambda one: voice.raised_at.get(one, now.at))
    minutes = now.minutes_since(voice.raised_at.get(longest, now.at))
    return (
        Nudge(code="waits", minutes=minutes, person=longest) if minutes >= now.policy.wait_minutes else None
    )


def _over_time(now: Moment) -> Nudge | None:
    """What is on has used up its time. The choices are to take minutes from what comes, to park something, to ask."""
    on = now.state.agenda.now
    over = on.spent_seconds(now.at) // 60 - on.minutes if on else 0
    if on is None or over < now.policy.late_from_minutes:
        return None
    giver = _giver(now.state.agenda, over)
    if giver is not None:
        return Nudge(code="take_minutes", number=giver.segment, minutes=over, segment=on.segment)
    return Nudge(code="ask_for_time", minutes=over, segment=on.segment)


def _giver(agenda: Agenda, minutes: int) -> Item | None:
    """The longest part to come that can spare so much and keep half of its time."""
    able = [item for item in agenda.coming if item.minutes >= 2 * minutes]
    return max(able, key=lambda item: item.minutes, default=None)


def not_heard(state: "State") -> tuple[int, ...]:
    """Who is here, did not speak, did not pass in a round, and did not choose to just listen."""
    aside = state.voice.heard | state.voice.listening | state.rounds.passed
    return tuple(one for one in state.opening.here if one not in aside)


def _not_heard(now: Moment) -> Nudge | None:
    quiet = not_heard(now.state)
    is_late = now.left_minutes <= now.policy.round_before_minutes or now.has_gone >= HALF
    if not quiet or not is_late or now.state.rounds.running or now.state.groups.running:
        return None
    return Nudge(code="round", number=len(quiet), minutes=now.left_minutes)


def _no_pulse(now: Moment) -> Nudge | None:
    asking = now.state.asking
    if now.has_gone < HALF or asking.open or any(one.is_pulse for one in asking.past):
        return None
    return Nudge(code="pulse", minutes=now.left_minutes)


def _all_well(now: Moment) -> Nudge | None:
    agenda = now.state.agenda
    if agenda.now is None or not agenda.coming:
        return None
    left = int((agenda.now.ends_at(now.at) - now.at) / timedelta(minutes=1))
    return Nudge(code="next", minutes=max(0, left), segment=agenda.coming[0].segment)


HALF = 0.5
STEPS: tuple[Callable[[Moment], Nudge | None], ...] = (  # the most pressing first
    _end_now,
    _all_answered,
    _groups_back,
    _nothing_on,
    _not_affirmed,
    _closing_round,
    _waits_long,
    _over_time,
    _not_heard,
    _no_pulse,
    _all_well,
)


def next_step(now: Moment) -> Nudge | None:
    """One step, or None where there is nothing to say."""
    if now.state.opening.ended_at is not None:
        return None
    if not now.state.opening.is_open:
        return _open_now(now)
    found: Iterator[Nudge] = filter(None, (step(now) for step in STEPS))
    return next(found, None)
