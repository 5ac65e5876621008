"""What may be seen of a proposal and when, and the numbers of the policy as the instrument takes them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from copal.instruments.consensus import GroundRule, PresenceRule
from copal.policies.decisions import DecisionPolicy


class Hidden(StrEnum):
    """Until when counts and reasons are hidden from everyone. Anonymous ones are always hidden until closed:

    with counts that move while the list of missing answers shrinks, anybody could tell whose answer it was.
    """

    UNTIL_CLOSED = "closed"
    UNTIL_ANSWERED = "answered"  # closed, or until one has answered oneself


class Control(StrEnum):
    """Whether the group has direct control over it."""

    OURS = "ours"
    INFLUENCE = "influence"
    NOT_OURS = "not_ours"


class PutAwayHow(StrEnum):
    PARKED = "parked"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class RestsOn:
    """The shared agreement a block rests on: a line of the expectations (from 1, confidentiality after the lines)
    in that version, or none of them and `words` of one's own."""

    version: int | None = None
    line: int | None = None
    words: str = ""

    @property
    def is_named(self) -> bool:
        return self.line is not None or bool(self.words)


def sees_counts(*, is_closed: bool, hidden: str, anonymous: bool, has_answered: bool) -> bool:
    """Whether somebody may see counts and reasons. The one place that says so."""
    if is_closed:
        return True
    return hidden == Hidden.UNTIL_ANSWERED and has_answered and not anonymous


def presence_rule(policy: DecisionPolicy) -> PresenceRule:
    return PresenceRule(
        least_present=policy.least_present,
        least_answered_percent=policy.least_answered_percent,
        most_aside_percent=policy.most_aside_percent,
    )


def ground_rule(policy: DecisionPolicy) -> GroundRule:
    return GroundRule(
        prior_yes=policy.prior_yes, prior_no=policy.prior_no,
        least_answers=policy.least_answers, least_group=policy.least_group,
        sure_percent=policy.sure_percent, least_percent=policy.least_percent,
        group_sure_percent=policy.group_sure_percent, group_least_percent=policy.group_least_percent,
        nearly_everyone_percent=policy.nearly_everyone_percent,
    )  # fmt: skip


def review_day(on: date, policy: DecisionPolicy) -> date:
    """The review day offered for what is decided on that day: so many months later, within the month."""
    months = on.month - 1 + policy.review_months
    year, month = on.year + months // 12, months % 12 + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))
