"""What presence is worth. Whole minutes throughout; seconds only to be floored once."""

from collections.abc import Sequence
from dataclasses import dataclass

from copal.base.intervals import Interval, clipped, seconds_of
from copal.policies.attendance import AttendancePolicy


@dataclass(frozen=True, kw_only=True)
class Worth:
    """What someone's presence earns, and the numbers it follows from. `code` says which case it was."""

    minutes: int
    present_minutes: int
    session_minutes: int
    missed_minutes: int
    code: str  # full | prorated | below_floor | missed_too_much | absent


def worth(stays: Sequence[Interval], session: Interval, policy: AttendancePolicy) -> Worth:
    """The minutes `policy` credits for the union of `stays` inside `session`."""
    return worth_of(clipped(stays, session), [session], policy)


def worth_of(there: Sequence[Interval], time: Sequence[Interval], policy: AttendancePolicy) -> Worth:
    """The same for a session in pieces: `time` is what can be earned at all, `there` what of it someone was there for."""
    present = seconds_of(there) // 60
    whole = seconds_of(time) // 60
    missed = whole - present
    minutes, code = _priced(present, whole, missed, policy)
    return Worth(
        minutes=minutes, present_minutes=present, session_minutes=whole, missed_minutes=missed, code=code
    )


def _priced(present: int, whole: int, missed: int, policy: AttendancePolicy) -> tuple[int, str]:
    if present == 0:
        return 0, "absent"
    if policy.kind == "all_or_nothing":
        return (whole, "full") if missed <= policy.most_missed_minutes else (0, "missed_too_much")
    if present < policy.least_minutes:
        return 0, "below_floor"
    step = policy.step_minutes
    most = whole - whole % step  # whole steps only, and never more than the meeting was long
    earned = min(to_nearest(present, step), most)
    return earned, "full" if earned == most else "prorated"


def to_nearest(minutes: int, step: int) -> int:
    """Half a step goes up: 52 of 15 is 45, 53 is 60."""
    return (2 * minutes + step) // (2 * step) * step
