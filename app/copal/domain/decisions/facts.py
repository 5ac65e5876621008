from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ProposalOpened(Fact):
    kind = "decisions.proposal_opened"
    meeting: int
    proposal: int
    amends: int | None  # the round before it


@dataclass(frozen=True, kw_only=True)
class ProposalClosed(Fact):
    kind = "decisions.proposal_closed"
    meeting: int
    proposal: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ProposalPutAway(Fact):
    kind = "decisions.proposal_put_away"
    meeting: int
    proposal: int
    how: str  # parked | set_aside


@dataclass(frozen=True, kw_only=True)
class GroundOpened(Fact):
    kind = "decisions.ground_opened"
    meeting: int
    question: int


@dataclass(frozen=True, kw_only=True)
class GroundClosed(Fact):
    kind = "decisions.ground_closed"
    meeting: int
    question: int


@dataclass(frozen=True, kw_only=True)
class DecisionKept(Fact):
    kind = "decisions.kept"
    community: int
    meeting: int
    decision: int


@dataclass(frozen=True, kw_only=True)
class DecisionChanged(Fact):
    kind = "decisions.changed"
    decision: int
    what: list[str]  # field names, never their content


@dataclass(frozen=True, kw_only=True)
class DecisionReviewed(Fact):
    kind = "decisions.reviewed"
    decision: int


@dataclass(frozen=True, kw_only=True)
class ReviewTakenBack(Fact):
    kind = "decisions.review_taken_back"
    decision: int


@dataclass(frozen=True, kw_only=True)
class DecisionReopened(Fact):
    kind = "decisions.reopened"
    decision: int
