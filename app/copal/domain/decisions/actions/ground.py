"""Common ground: statements people add and answer, and what came of them all at the end."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.domain.confidentiality.rules import Screened
from copal.domain.decisions import rules
from copal.domain.decisions.actions.refusals import (
    NoLongerOpen,
    NoWords,
    TooManyOpen,
    UnknownAnswer,
)
from copal.domain.decisions.facts import GroundClosed, GroundOpened
from copal.domain.decisions.models import (
    GroundClosing,
    GroundQuestion,
    Statement,
    StatementAnswer,
)
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person
from copal.instruments.consensus import ground_of
from copal.policies import decisions as policies


@transaction.atomic
def ask_for_ground(
    *, meeting: Meeting, words: Screened, segment: int | None, by: Person | None, at: datetime
) -> GroundQuestion:
    """Begin to look for common ground; one question at a time. Raises `NoWords`, `TooManyOpen`."""
    if not words.words:
        raise NoWords(_("Say what you look for common ground in."))
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)
    if GroundQuestion.objects.filter(meeting=meeting, closing=None).exists():
        raise TooManyOpen(_("You are looking for common ground already. Finish that first."))
    made = GroundQuestion.objects.create(
        meeting=meeting, words=words.words, at=at, by=by,
        segment=Segment.objects.filter(pk=segment, meeting=meeting).first() if segment else None,
    )  # fmt: skip
    journal.record(GroundOpened(at=at, by=made.by_id, meeting=meeting.pk, question=made.pk))
    return made


@transaction.atomic
def add_statement(*, question: GroundQuestion, words: Screened, by: Person, at: datetime) -> Statement:
    """Add a sentence others can agree with; who adds it agrees. Raises `NoLongerOpen`, `NoWords`, `TooManyOpen`."""
    question = _held_open(question)
    if not words.words:
        raise NoWords(_("Write a sentence that others can agree with or not."))
    most = policies.in_force(on=at.date()).most_statements
    if Statement.objects.filter(question=question, by=by).count() >= most:
        raise TooManyOpen(
            ngettext(
                "You have added %(most)s statement. Leave room for others.",
                "You have added %(most)s statements. Leave room for others.",
                most,
            )
            % {"most": most}
        )
    made = Statement.objects.create(question=question, words=words.words, at=at, by=by)
    StatementAnswer.objects.create(statement=made, person=by, answer=StatementAnswer.Kind.AGREE)
    return made


@transaction.atomic
def answer_statement(*, statement: Statement, person: Person, answer: str) -> None:
    """Agree, pass or disagree; changeable while the question is open. Raises `NoLongerOpen`, `UnknownAnswer`."""
    _held_open(statement.question)
    if answer not in StatementAnswer.Kind.values:
        raise UnknownAnswer(_("Please choose one of the answers."))
    StatementAnswer.objects.update_or_create(statement=statement, person=person, defaults={"answer": answer})


def _held_open(question: GroundQuestion) -> GroundQuestion:
    question = GroundQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    if GroundClosing.objects.filter(question=question).exists():
        raise NoLongerOpen(_("Looking for common ground is over, so answers can no longer be changed."))
    return question


@transaction.atomic
def close_ground(
    *, question: GroundQuestion, groupings: Mapping[str, Mapping[int, str]], by: Person | None, at: datetime
) -> None:
    """Say where common ground is, and forget who answered what. Again changes nothing.

    `groupings` say for each split ("sites", "roles") to which group each person belongs.
    """
    question = GroundQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    if GroundClosing.objects.filter(question=question).exists():
        return
    policy = policies.in_force(on=at.date())
    for statement in question.statements.all():
        answers = dict(statement.answers.values_list("person_id", "answer"))
        found = ground_of(answers, groupings, rules.ground_rule(policy))
        statement.ground = {
            "level": found.level,
            "reach": [[one.by, one.groups] for one in found.reach],
        }
        statement.save(update_fields=["ground"])
    StatementAnswer.objects.filter(statement__question=question).delete()
    closing = GroundClosing.objects.create(question=question, policy=policy.edition, at=at, by=by)
    journal.record(GroundClosed(at=at, by=closing.by_id, meeting=question.meeting_id, question=question.pk))
