"""What is one person's own among the proposals of a meeting, and what the journeys need to find."""

from dataclasses import dataclass

from django.http import Http404

from copal.domain.communities.models import Expectations
from copal.domain.decisions.models import Cast, GroundQuestion, Position, Proposal, Statement, StatementAnswer


@dataclass(frozen=True, kw_only=True)
class AgreementLine:
    """One of the things a community promised one another, for a block to rest on."""

    version: int
    line: int  # from 1; confidentiality after the lines
    words: str


def tokens_of(meeting_id: int, person_id: int) -> set[str]:
    """ "answered:12"; by name also "answer:12:worry"; of common ground "ground:7:agree". Three queries."""
    named = Position.objects.filter(proposal__meeting=meeting_id, person=person_id)
    cast = Cast.objects.filter(proposal__meeting=meeting_id, person=person_id)
    ground = StatementAnswer.objects.filter(statement__question__meeting=meeting_id, person=person_id)
    tokens = {f"answered:{proposal}" for proposal in cast.values_list("proposal_id", flat=True)}
    for proposal, option in named.values_list("proposal_id", "option"):
        tokens |= {f"answered:{proposal}", f"answer:{proposal}:{option}"}
    for statement, answer in ground.values_list("statement_id", "answer"):
        tokens |= {f"ground:{statement}:{answer}", f"ground:{statement}"}
    return tokens


def missing_of(proposal_id: int, *, present: frozenset[int]) -> frozenset[int]:
    """Who of those present has not answered yet."""
    answered: set[int] = set()
    for table in (Position, Cast):
        answered |= set(
            table.objects.filter(proposal=proposal_id, person__in=present).values_list("person_id", flat=True)
        )
    return present - answered


def promises_of(meeting_id: int) -> tuple[AgreementLine, ...]:
    """What the community's members promised one another, as it is in force now."""
    text = Expectations.objects.filter(community__meetings=meeting_id).order_by("-version").first()
    if text is None:
        return ()
    return tuple(
        AgreementLine(version=text.version, line=number, words=words)
        for number, words in enumerate([*text.lines, *text.confidentiality], start=1)
    )


def proposal_in(meeting_id: int, proposal_id: int) -> Proposal:
    """The proposal, if it is one of this meeting; one of another meeting is not there."""
    found = (
        Proposal.objects.select_related("meeting__community")
        .filter(pk=proposal_id, meeting=meeting_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def question_in(meeting_id: int, question_id: int) -> GroundQuestion:
    found = GroundQuestion.objects.filter(pk=question_id, meeting=meeting_id).first()
    if found is None:
        raise Http404
    return found


def statement_in(meeting_id: int, statement_id: int) -> Statement:
    rows = Statement.objects.select_related("question")
    found = rows.filter(pk=statement_id, question__meeting=meeting_id).first()
    if found is None:
        raise Http404
    return found


def still_open(meeting_id: int) -> list[int]:
    """The proposals of a meeting that are still asked, oldest first."""
    rows = Proposal.objects.filter(meeting=meeting_id, closing=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))
