"""What was proposed and how people stood is let go of once the time to keep it is over. Decisions stay."""

from django.db import transaction

from copal.domain.decisions.models import (
    BallotBox,
    Cast,
    GroundQuestion,
    Position,
    Proposal,
    ProposalClosing,
    Statement,
    StatementAnswer,
)


@transaction.atomic
def forget_deciding(*, meeting_id: int) -> None:
    """Of one meeting: the words of its proposals and statements, and who stood where.

    That there was a proposal, when, and what came of it stays, for the decision that rests on it.
    """
    BallotBox.objects.filter(proposal__meeting=meeting_id).delete()
    Cast.objects.filter(proposal__meeting=meeting_id).delete()
    Position.objects.filter(proposal__meeting=meeting_id).delete()
    Proposal.objects.filter(meeting=meeting_id).update(words="", take_to="")
    ProposalClosing.objects.filter(proposal__meeting=meeting_id).update(reasons=[])
    StatementAnswer.objects.filter(statement__question__meeting=meeting_id).delete()
    Statement.objects.filter(question__meeting=meeting_id).update(words="")
    GroundQuestion.objects.filter(meeting=meeting_id).update(words="")
