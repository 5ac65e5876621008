"""Common ground: what nearly everyone can say yes to, in every part of the group, told without pointing at anyone.

Each person agrees, passes or disagrees. A share is smoothed with a Beta prior, so that three yeses of three are not
"100 %". A statement is common ground when the lower bound of the smoothed share is high among all and, a little
less strictly, in each group. The rules are set so that in the smallest group told about one person may still think
otherwise: what is said gives nobody's answer away.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import comb

AGREE = "agree"
STEPS = 40  # halvings; closer than anybody can see


class Level(StrEnum):
    NEARLY_EVERYONE = "nearly_everyone"
    MOST = "most"
    DIFFERS = "differs"  # enough answers, and no common ground
    WAITING = "waiting"  # too few answers to say anything


@dataclass(frozen=True, kw_only=True)
class GroundRule:
    """Percents are whole; `prior_yes` and `prior_no` are answers assumed before anybody gave one."""

    prior_yes: int
    prior_no: int
    least_answers: int
    least_group: int
    sure_percent: int
    least_percent: int
    group_sure_percent: int
    group_least_percent: int
    nearly_everyone_percent: int


@dataclass(frozen=True, kw_only=True)
class Reach:
    """That it holds in each of `groups` parts, split by `by`, such as sites or roles."""

    by: str
    groups: int


@dataclass(frozen=True, kw_only=True)
class Ground:
    """`reach` names only splits with at least two groups large enough to be told about."""

    level: Level
    reach: tuple[Reach, ...] = ()

    @property
    def is_common(self) -> bool:
        return self.level in (Level.NEARLY_EVERYONE, Level.MOST)


def ground_of[P: Hashable](
    answers: Mapping[P, str], groupings: Mapping[str, Mapping[P, str]], rule: GroundRule
) -> Ground:
    """`answers` by person; `groupings` say for each split to which group a person belongs ("" or missing: unknown)."""
    total = len(answers)
    if total < rule.least_answers:
        return Ground(level=Level.WAITING)
    yes = sum(answer == AGREE for answer in answers.values())
    if not _is_high(yes, total, rule.sure_percent, rule.least_percent, rule):
        return Ground(level=Level.DIFFERS)
    reach = []
    for by, group_of in groupings.items():
        groups = joined_groups({one: group_of.get(one, "") for one in answers}, least=rule.least_group)
        if not all(_holds_in(group, answers, rule) for group in groups):
            return Ground(level=Level.DIFFERS)
        if len(groups) > 1:
            reach.append(Reach(by=by, groups=len(groups)))
    is_nearly_all = yes * 100 >= rule.nearly_everyone_percent * total
    return Ground(level=Level.NEARLY_EVERYONE if is_nearly_all else Level.MOST, reach=tuple(reach))


def joined_groups[P: Hashable](group_of: Mapping[P, str], *, least: int) -> tuple[frozenset[P], ...]:
    """The groups with those of fewer than `least` people put together, and joined to the next smallest if need be.

    So no group can be told about that is too small, nor be found by taking the others from the whole.
    """
    found: dict[str, set[P]] = {}
    for person, group in group_of.items():
        found.setdefault(group, set()).add(person)
    groups = sorted(found.items(), key=lambda one: (len(one[1]), one[0]))
    rest: set[P] = set()
    while groups and (len(groups[0][1]) < least or 0 < len(rest) < least):
        rest |= groups.pop(0)[1]
    parts: Iterable[set[P]] = [*([rest] if rest else []), *(members for _name, members in groups)]
    return tuple(frozenset(members) for members in parts)


def _holds_in[P: Hashable](group: frozenset[P], answers: Mapping[P, str], rule: GroundRule) -> bool:
    yes = sum(answers[one] == AGREE for one in group)
    return _is_high(yes, len(group), rule.group_sure_percent, rule.group_least_percent, rule)


def _is_high(yes: int, total: int, sure: int, least: int, rule: GroundRule) -> bool:
    bound = lower_bound(yes + rule.prior_yes, total - yes + rule.prior_no, sure_percent=sure)
    return bound * 100 >= least


@cache
def lower_bound(yes: int, no: int, *, sure_percent: int) -> float:
    """The share that Beta(yes, no) lies above with this certainty. Both counts are whole and at least 1."""
    wanted = 1 - sure_percent / 100
    low, high = 0.0, 1.0
    for _step in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _below(middle, yes, no) < wanted else (low, middle)
    return low


def _below(share: float, yes: int, no: int) -> float:
    """How likely a share of Beta(yes, no) is below `share`: for whole counts a sum over a binomial."""
    tries = yes + no - 1
    return sum(comb(tries, one) * share**one * (1 - share) ** (tries - one) for one in range(yes, tries + 1))
