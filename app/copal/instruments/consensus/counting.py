"""Counting answers, and what a count means. Whole numbers only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from copal.instruments.consensus.scales import Scale, Standing


class Outcome(StrEnum):
    """What came of asking. Only the first two can become a decision."""

    AGREED = "agreed"
    WORRIES = "worries"  # agreed, with worries to hear
    BLOCKED = "blocked"
    NOT_ENOUGH = "not_enough"  # too few here, or too few of them answered
    LITTLE_SUPPORT = "little_support"  # nobody blocks it, but most stand aside


@dataclass(frozen=True, kw_only=True)
class PresenceRule:
    """When a group may decide: how many must be here, and how many of them must have answered."""

    least_present: int
    least_answered_percent: int
    most_aside_percent: int  # of the answers; beyond it nobody carries the decision


@dataclass(frozen=True, kw_only=True)
class Counted:
    """`by_option` names every option of the scale, in its order. `answered_here`: of those present, who answered."""

    by_option: Mapping[str, int]
    answered: int
    answered_here: int
    present: int


def counted(scale: Scale, answers: Iterable[str], *, answered_here: int, present: int) -> Counted:
    """Raises `UnknownScale` for an answer that is not on the scale."""
    found = Counter(scale.option(one).id for one in answers)
    by_option = {option.id: found[option.id] for option in scale.options}
    return Counted(
        by_option=by_option, answered=sum(by_option.values()), answered_here=answered_here, present=present
    )


def by_standing(scale: Scale, counts: Mapping[str, int]) -> dict[Standing, int]:
    """How many stand where; every standing is there, also with nobody."""
    found = dict.fromkeys(Standing, 0)
    for option in scale.options:
        found[option.standing] += counts.get(option.id, 0)
    return found


def needed(rule: PresenceRule, *, present: int) -> int:
    """How many of those present must answer before the group can decide; at least one."""
    return max(1, -(-present * rule.least_answered_percent // 100))


def outcome_of(scale: Scale, count: Counted, rule: PresenceRule) -> Outcome:
    """A block is a block however few answered: it is heard first."""
    standing = by_standing(scale, count.by_option)
    if standing[Standing.BLOCK]:
        return Outcome.BLOCKED
    if count.present < rule.least_present or count.answered_here < needed(rule, present=count.present):
        return Outcome.NOT_ENOUGH
    if standing[Standing.ASIDE] * 100 > rule.most_aside_percent * count.answered:
        return Outcome.LITTLE_SUPPORT
    return Outcome.WORRIES if standing[Standing.WORRY] else Outcome.AGREED
