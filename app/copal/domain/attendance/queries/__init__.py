"""Questions about presence, by topic. What other rooms and journeys ask most is offered here."""

from copal.domain.attendance.queries.claims import (
    ClaimRow,
    claim_of,
    claims_of,
    meeting_to_claim,
    open_claim_of,
    open_claims,
)
from copal.domain.attendance.queries.desk import (
    ClaimsWaiting,
    ReportWaiting,
    claims_waiting,
    reports_waiting,
)
from copal.domain.attendance.queries.evidence import Evidence, evidence_for
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
    "ClaimRow",
    "ClaimsWaiting",
    "Door",
    "Evidence",
    "Expected",
    "Mine",
    "Present",
    "ReportWaiting",
    "claim_of",
    "claims_of",
    "claims_waiting",
    "door_of",
    "evidence_for",
    "expected_at",
    "meeting_to_claim",
    "my_presence",
    "open_claim_of",
    "open_claims",
    "person_expected",
    "presence_at",
    "reports_waiting",
    "stay_of",
]
