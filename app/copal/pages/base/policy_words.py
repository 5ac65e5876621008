"""An attendance policy in plain words: shown when it is chosen, when people answer, and beside their hours."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.policies.attendance import AttendancePolicy


def policy_words(policy: AttendancePolicy) -> str:
    """One or two sentences that say what presence is worth."""
    if policy.kind == "all_or_nothing":
        return ngettext(
            "The whole meeting counts, or none of it: missing more than %(minutes)s minute in all costs the hours.",
            "The whole meeting counts, or none of it: missing more than %(minutes)s minutes in all costs the hours.",
            policy.most_missed_minutes,
        ) % {"minutes": policy.most_missed_minutes}
    words = ngettext(
        "The time you are there counts, to the nearest minute.",
        "The time you are there counts, to the nearest %(minutes)s minutes.",
        policy.step_minutes,
    ) % {"minutes": policy.step_minutes}
    if policy.least_minutes:
        words += " " + _("Less than %(minutes)s minutes counts as none.") % {"minutes": policy.least_minutes}
    if policy.breaks == "leave_out":
        words += " " + _("Breaks do not count.")
    return words
