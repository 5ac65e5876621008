"""What each letter says. One function a kind: it asks what is true now and returns a draft, or None to drop it."""

from collections.abc import Callable
from datetime import datetime

from copal.outlets.letters import (
    claims,
    decisions,
    hours,
    joining,
    leaving,
    meetings,
    membership,
    programmes,
    reports,
    rules,
    two_people,
)
from copal.outlets.letters.draft import Draft
from copal.outlets.models import Letter

WRITERS: dict[str, Callable[[Letter, datetime], Draft | None]] = {
    "invitation": meetings.invitation,
    "moved": meetings.moved,
    "changed": meetings.changed,
    "cancelled": meetings.cancelled,
    "reminder": meetings.reminder,
    "join_requested": joining.requested,
    "join_answered": joining.answered,
    "welcome": membership.welcome,
    "expectations": membership.expectations,
    "removed": membership.removed,
    "certificate": hours.certificate,
    "hours_corrected": hours.corrected,
    "training_settled": hours.training_settled,
    "record_wrong": hours.record_wrong,
    "review": decisions.review,
    "claim_made": claims.made,
    "claim_decided": claims.decided,
    "difference_settled": claims.settled,
    "own_data_taken": leaving.data_taken,
    "leaving_said": leaving.said,
    "programme_asks": programmes.asks,
    "director_asked": programmes.director_asked,
    "director_joined": programmes.director_joined,
    "sharing_ends": programmes.sharing_ends,
    "rules_change": rules.changed,
    "rules_change_off": rules.called_off,
    "words_hidden": reports.hidden,
    "words_decided": reports.decided,
    "report_waiting": reports.waiting,
    "glass_asked": two_people.glass_asked,
    "glass_broken": two_people.glass_broken,
    "mask_lifted": two_people.mask_lifted,
}
