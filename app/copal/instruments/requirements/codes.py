"""Every code the engine may give as a reason. Whoever tells people needs words for each of them, and for no other."""

from typing import Literal

Reason = Literal[
    "below_minimum", "cap_reached", "clipped_to_schedule", "converted", "counted", "excluded", "in_future",
    "kind_not_accepted", "late_forgiven", "missed_too_much", "no_edition", "no_minutes", "no_window",
    "outside_window", "priced_by_other_edition", "priced_by_predecessor", "proof_missing", "prorated",
    "provenance_not_accepted", "recorded_later", "repeat", "reversal_applied", "reversal_unmatched", "reversed",
    "reversed_in_part", "rounded_down", "rounded_up", "unit_unknown",
]  # fmt: skip
"""Why an entry counts, counts in part, or does not."""

Because = Literal[
    "anchor_missing", "carry_over_expired", "fact_missing", "hours_unknown", "orders_untried", "term_ended",
    "weak_source",
]  # fmt: skip
"""What a status rests on, or why there is no firm one."""
