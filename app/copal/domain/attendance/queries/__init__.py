"""Questions about presence, by topic. What closing asks is offered here."""

from copal.domain.attendance.queries.desk import (
    ClaimsWaiting,
    ReportWaiting,
    claims_waiting,
    reports_waiting,
)
from copal.domain.attendance.queries.evidence import Evidence, evidence_for

__all__ = [
    "ClaimsWaiting",
    "Evidence",
    "ReportWaiting",
    "claims_waiting",
    "evidence_for",
    "reports_waiting",
]
