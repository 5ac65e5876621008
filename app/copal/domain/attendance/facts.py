from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CheckedIn(Fact):
    kind = "attendance.checked_in"
    meeting: int
    person: int


@dataclass(frozen=True, kw_only=True)
class CheckedOut(Fact):
    kind = "attendance.checked_out"
    meeting: int
    person: int


@dataclass(frozen=True, kw_only=True)
class PresenceMarked(Fact):
    kind = "attendance.presence_marked"
    meeting: int
    person: int
    source: str


@dataclass(frozen=True, kw_only=True)
class PresenceWithdrawn(Fact):
    kind = "attendance.presence_withdrawn"
    meeting: int
    person: int
    stay: int


@dataclass(frozen=True, kw_only=True)
class PresencePutBack(Fact):
    kind = "attendance.presence_put_back"
    meeting: int
    person: int
    stay: int


@dataclass(frozen=True, kw_only=True)
class ReportUploaded(Fact):
    kind = "attendance.report_uploaded"
    meeting: int
    report: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class ReportConfirmed(Fact):
    kind = "attendance.report_confirmed"
    meeting: int
    report: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class ReportDiscarded(Fact):
    kind = "attendance.report_discarded"
    meeting: int
    report: int


@dataclass(frozen=True, kw_only=True)
class ClaimMade(Fact):
    kind = "attendance.claim_made"
    meeting: int
    person: int
    claim: int


@dataclass(frozen=True, kw_only=True)
class ClaimDecided(Fact):
    kind = "attendance.claim_decided"
    meeting: int
    person: int
    claim: int
    decision: str


@dataclass(frozen=True, kw_only=True)
class DifferenceSettled(Fact):
    """Staff looked at sources that differ: what is counted stands."""

    kind = "attendance.difference_settled"
    meeting: int
    person: int


@dataclass(frozen=True, kw_only=True)
class EvidenceDestroyed(Fact):
    """It was kept as long as the policy asks. Its digest stays."""

    kind = "attendance.evidence_destroyed"
    meeting: int
    report: int
