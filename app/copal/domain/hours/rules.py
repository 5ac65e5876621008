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
    present = seconds_of(clipped(stays, session)) // 60
    whole = session.seconds // 60
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


STRONGEST_FIRST = (
    ("code", "verified"),
    ("report", "imported"),
    ("roll_call", "attested"),
    ("sheet", "attested"),
    ("claim", "self_reported"),
)


def provenance(sources: set[str]) -> str:
    """How sure an hour is: that of the strongest source it rests on. Raises LookupError for none known."""
    for source, how_sure in STRONGEST_FIRST:
        if source in sources:
            return how_sure
    raise LookupError(f"no known source among {sorted(sources)}")
