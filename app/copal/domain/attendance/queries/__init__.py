"""Questions about presence, by topic. What other rooms and journeys ask most is offered here."""

from copal.domain.attendance.queries.afterwards import Aftermath, aftermath_of
from copal.domain.attendance.queries.claims import (
    claim_of,
    meeting_to_claim,
    open_claim_of,
    open_claims,
)
from copal.domain.attendance.queries.desk import MeetingWaiting, in_since, meetings_waiting
from copal.domain.attendance.queries.evidence import Evidence, evidence_for, who_was_there
from copal.domain.attendance.queries.presence import (
    Door,
    Expected,
    Mine,
    Present,
    door_of,
    expected_at,
    my_presence,
    person_expected,
    presence_at,
    stay_of,
)

__all__ = [
    "Aftermath",
    "Door",
    "Evidence",
    "Expected",
    "MeetingWaiting",
    "Mine",
    "Present",
    "aftermath_of",
    "claim_of",
    "door_of",
    "evidence_for",
    "expected_at",
    "in_since",
    "meeting_to_claim",
    "meetings_waiting",
    "my_presence",
    "open_claim_of",
    "open_claims",
    "person_expected",
    "presence_at",
    "stay_of",
    "who_was_there",
]
