"""Questions about proposals, answers, common ground and the register. What is hidden is in none of the answers."""

from copal.domain.decisions.queries.decided import decided_at
from copal.domain.decisions.queries.due import Due, due_for_review
from copal.domain.decisions.queries.ground import QuestionSeen, StatementSeen, ground_of_meeting
from copal.domain.decisions.queries.letters import ReviewLetter, for_review_letter
from copal.domain.decisions.queries.mine import (
    AgreementLine,
    missing_of,
    promises_of,
    proposal_in,
    question_in,
    statement_in,
    still_open,
    tokens_of,
)
from copal.domain.decisions.queries.one import (
    DecisionSeen,
    decision_for,
    decision_seen,
    owner_among,
    owner_in,
)
from copal.domain.decisions.queries.register import DecisionLine, Happened, Register, register_of
from copal.domain.decisions.queries.scales import ScaleSeen, controls_offered, scales_offered
from copal.domain.decisions.queries.seen import counts_so_far, proposals_of
from copal.domain.decisions.queries.shapes import OptionSeen, ProposalSeen, ReasonSeen, RoundBefore, Someone
from copal.domain.decisions.queries.unkept import ToKeep, Unkept, to_keep, unkept_of

__all__ = [
    "AgreementLine",
    "DecisionLine",
    "DecisionSeen",
    "Due",
    "Happened",
    "OptionSeen",
    "ProposalSeen",
    "QuestionSeen",
    "ReasonSeen",
    "Register",
    "ReviewLetter",
    "RoundBefore",
    "ScaleSeen",
    "Someone",
    "StatementSeen",
    "ToKeep",
    "Unkept",
    "controls_offered",
    "counts_so_far",
    "decided_at",
    "decision_for",
    "decision_seen",
    "due_for_review",
    "for_review_letter",
    "ground_of_meeting",
    "missing_of",
    "owner_among",
    "owner_in",
    "promises_of",
    "proposal_in",
    "proposals_of",
    "question_in",
    "register_of",
    "scales_offered",
    "statement_in",
    "still_open",
    "to_keep",
    "tokens_of",
    "unkept_of",
]
