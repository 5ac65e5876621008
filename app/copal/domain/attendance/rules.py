"""Codes, doors and clocks: pure answers over plain values. All moments are aware."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from copal.base.intervals import Interval, clipped, seconds_of, union
from copal.policies.doors import DoorPolicy

CODE_DIGITS = 6
PHONE_DIGITS = 7
DURATION_ONLY = "from_duration_only"  # how long is known, not when
NO_LEAVE = "no_leave_recorded"
ON_PHONE = "on_phone"
TWO_FIRST_NAMES = re.compile(r"([^\s&/]+)(?:\s*[&/]\s*|\s+and\s+)([^\s&/]+)", re.IGNORECASE)


def doors(*, starts_at: datetime, ends_at: datetime, policy: DoorPolicy) -> Interval:
    """When people may check in: from before the scheduled start until after the scheduled end."""
    return Interval(
        starts_at - timedelta(minutes=policy.opens_before_minutes),
        ends_at + timedelta(minutes=policy.closes_after_minutes),
    )


def door_state(at: datetime, window: Interval) -> str:
    """early | open | over."""
    if at < window.since:
        return "early"
    return "open" if at < window.until else "over"


def door_code(secret: str, *, meeting_id: int, at: datetime, policy: DoorPolicy, steps_ago: int = 0) -> str:
    """The six digits shown at `at`: an HMAC over meeting and time step, shortened as RFC 4226 does."""
    step = int(at.timestamp()) // policy.code_step_seconds - steps_ago
    words = f"copal-door:{meeting_id}:{step}".encode()
    digest = hmac.new(secret.encode(), words, hashlib.sha256).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def seconds_left(at: datetime, policy: DoorPolicy) -> int:
    """Until the next code."""
    return policy.code_step_seconds - int(at.timestamp()) % policy.code_step_seconds


def digits_of(typed: str) -> str:
    """What was typed as plain digits: spaces and dashes gone, digits of any script understood."""
    found = (unicodedata.digit(letter, None) for letter in typed)
    return "".join(str(digit) for digit in found if digit is not None)


def code_is_right(typed: str, secret: str, *, meeting_id: int, at: datetime, policy: DoorPolicy) -> bool:
    """Whether it is the current code or one of the few before it. Takes the same time for any wrong one."""
    given = digits_of(typed)
    right = False
    for steps_ago in range(policy.code_steps_before + 1):
        code = door_code(secret, meeting_id=meeting_id, at=at, policy=policy, steps_ago=steps_ago)
        right |= hmac.compare_digest(given, code)
    return right


def here_since(*, at: datetime, starts_at: datetime, policy: DoorPolicy) -> datetime:
    """From when someone counts who is called present at `at`: shortly after the start, from the start."""
    if starts_at <= at <= starts_at + timedelta(minutes=policy.roll_call_grace_minutes):
        return starts_at
    return at


def moment(clock: time, *, near: datetime, zone: str) -> datetime:
    """The moment nearest to `near` when clocks in `zone` show `clock`: 00:30 belongs to an evening's end."""
    place = ZoneInfo(zone)
    day = near.astimezone(place).date()
    times = [
        datetime.combine(day + timedelta(days=shift), clock, tzinfo=place).astimezone(near.tzinfo)
        for shift in (-1, 0, 1)
    ]
    return min(times, key=lambda one: abs(one - near))


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stay as the arithmetic needs it: `until` None where no end was recorded; `note` a flag or empty."""

    since: datetime
    until: datetime | None
    note: str = ""


def ended(pieces: Sequence[Piece], ends_at: datetime) -> list[Interval]:
    """Each piece as an interval, in the given order.

    A stay without an end runs to the meeting's end only while nothing else says how long: where a stay
    with an end reaches beyond its beginning, it yields to that one from there on. It never runs backwards.
    """
    sure = [one for one in pieces if one.until is not None and one.note != DURATION_ONLY]
    return [
        Interval(one.since, max(one.since, one.until or _yields_at(one, sure, ends_at))) for one in pieces
    ]


def _yields_at(one: Piece, sure: Sequence[Piece], ends_at: datetime) -> datetime:
    later = [other.since for other in sure if other.until and other.until > one.since]
    return max(one.since, min(later)) if later else ends_at


def counted(pieces: Sequence[Piece], ends_at: datetime) -> list[Interval]:
    """The union of what counts.

    A stay of which only the length is known cannot be laid over others: it counts alone where it is longer
    than all the timed ones together, or where no other has an end, and not at all otherwise.
    """
    intervals = list(zip(pieces, ended(pieces, ends_at), strict=True))
    timed = [(one, interval) for one, interval in intervals if one.note != DURATION_ONLY]
    lengths = [interval for one, interval in intervals if one.note == DURATION_ONLY]
    longest = max(lengths, key=lambda one: one.seconds, default=None)
    together = union(interval for _one, interval in timed)
    sure = any(one.until is not None for one, _interval in timed)
    if longest is not None and (not sure or longest.seconds > seconds_of(together)):
        return union([longest])
    return together


def adds_nothing(new: Iterable[Interval], known: Iterable[Interval], session: Interval) -> bool:
    """Whether `known` already covers all of `new` inside the session."""
    before = clipped(known, session)
    return seconds_of(union([*before, *clipped(new, session)])) == seconds_of(before)


def claims_end(ends_at: datetime, zone: str, policy: DoorPolicy) -> date:
    """The last day, in the meeting's zone, on which people may say that they were there."""
    return (ends_at.astimezone(ZoneInfo(zone)) + timedelta(days=policy.claim_days)).date()


def claims_over(ends_at: datetime, at: datetime, policy: DoorPolicy) -> bool:
    return at > ends_at + timedelta(days=policy.claim_days)


def is_rememberable(name_key: str, flags: Sequence[str]) -> bool:
    """Whether a reported name, once decided, may decide itself next time.

    Not what could be anybody's: a masked phone number, a call without a number, a bare device.
    """
    if "phone" in flags:
        return not set("*•") & set(name_key) and sum(letter.isdigit() for letter in name_key) >= PHONE_DIGITS
    return bool(name_key) and "generic_name" not in flags


def named_together(reported: str, names: Mapping[int, str]) -> tuple[int, ...]:
    """Whom "Jo & Pat", "Jo and Pat" or "Jo / Pat" may mean: the two people whose first names these are.

    `names` are those expected, by id. Empty unless each first name is that of exactly one of them. A proposal
    for a person to decide on, never a decision.
    """
    found = TWO_FIRST_NAMES.fullmatch(reported.strip())
    if not found:
        return ()
    wanted = [part.casefold() for part in found.groups()]
    firsts: dict[str, list[int]] = {part: [] for part in wanted}
    for person, name in names.items():
        first = name.split(maxsplit=1)[0].casefold() if name.strip() else ""
        if first in firsts:
            firsts[first].append(person)
    if len(firsts) < len(wanted) or any(len(people) != 1 for people in firsts.values()):
        return ()
    return tuple(firsts[part][0] for part in wanted)
