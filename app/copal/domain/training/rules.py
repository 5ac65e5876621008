"""Where a training and its trainer stand on the day of a meeting. No clock, no tables."""

from dataclasses import dataclass
from datetime import date

APPROVED, WAITING, REFUSED, OUTSIDE = "approved", "waiting", "refused", "outside"
WORST_FIRST = (REFUSED, OUTSIDE, WAITING, APPROVED)


@dataclass(frozen=True, kw_only=True)
class Approval:
    """`decision` is approved, refused or empty: nobody has decided. Both days are inside; None is without bound."""

    decision: str
    valid_from: date | None = None
    valid_until: date | None = None


def stand(approval: Approval | None, on: date) -> str:
    """approved | waiting | refused | outside (approved, but not for that day). None: it was never named."""
    if approval is None or not approval.decision:
        return WAITING
    if approval.decision == REFUSED:
        return REFUSED
    after_begin = approval.valid_from is None or approval.valid_from <= on
    before_end = approval.valid_until is None or on <= approval.valid_until
    return APPROVED if after_begin and before_end else OUTSIDE


def together(training: str, trainer: str) -> str:
    """Both must be approved; of two that are not, the one that settles it."""
    return min(training, trainer, key=WORST_FIRST.index)
