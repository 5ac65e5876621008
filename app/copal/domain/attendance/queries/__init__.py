"""Questions about presence, by topic. What closing asks is offered here."""

from copal.domain.attendance.queries.evidence import Evidence, evidence_for

__all__ = ["Evidence", "evidence_for"]
