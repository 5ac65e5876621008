"""What someone's presence earns, kind by kind. The whole is worth what the policy says; the kinds share it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from copal.base.intervals import Interval, clipped, common, seconds_of, union, without
from copal.domain.hours.rules.kinds import NONE, Portion
from copal.domain.hours.rules.shares import shares
from copal.domain.hours.rules.worth import Worth, worth_of
from copal.policies.attendance import AttendancePolicy


@dataclass(frozen=True, kw_only=True)
class Part:
    """Minutes of one kind, and of one training where there are several.

    `present_minutes` is the time itself, `counted` the moments that `minutes` stand for: no other part or meeting
    may count them.
    """

    kind: str
    training: int | None
    minutes: int
    present_minutes: int
    counted: tuple[Interval, ...]


@dataclass(frozen=True, kw_only=True)
class Priced:
    """`elsewhere_minutes` of the presence count at another meeting of the same hour, so they do not count here."""

    worth: Worth
    parts: tuple[Part, ...]
    elsewhere_minutes: int = 0

    def minutes_of(self, kind: str) -> int:
        return sum(part.minutes for part in self.parts if part.kind == kind)


def priced(
    stays: Iterable[Interval],
    *,
    elsewhere: Iterable[Interval],
    session: Interval,
    dealt: Sequence[Portion],
    policy: AttendancePolicy,
) -> Priced:
    """`dealt` is the session in portions; `elsewhere` the person's time that another meeting has counted already."""
    here, taken = clipped(stays, session), list(elsewhere)
    free = without(here, taken)
    counting = [one for one in dealt if one.kind != NONE]
    time = union(span for one in counting for span in one.spans)
    found = worth_of(common(free, time), time, policy)
    left = [replace(one, spans=tuple(without(one.spans, taken))) for one in counting]
    return Priced(
        worth=found,
        parts=_parts(found, free, left, policy),
        elsewhere_minutes=(seconds_of(here) - seconds_of(free)) // 60,
    )


def _parts(
    found: Worth, free: Sequence[Interval], dealt: Sequence[Portion], policy: AttendancePolicy
) -> tuple[Part, ...]:
    if not found.minutes:
        return ()
    there = [common(free, one.spans) for one in dealt]
    # Where the whole meeting counts or none of it, so does each part that someone was there for at all.
    whole = policy.kind == "all_or_nothing"
    spans = [list(one.spans) if whole and seen else seen for one, seen in zip(dealt, there, strict=True)]
    lengths = [seconds_of(one) for one in spans]
    minutes = min(found.minutes, sum(lengths) // 60) if whole else found.minutes
    earned = shares(minutes, lengths, policy.step_minutes)
    return tuple(
        Part(
            kind=portion.kind, training=portion.training, minutes=amount, counted=tuple(span),
            present_minutes=seconds_of(seen) // 60,
        )
        for portion, seen, span, amount in zip(dealt, there, spans, earned, strict=True)
        if amount
    )  # fmt: skip
