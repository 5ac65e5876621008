"""Looking for common ground in the live room: statements are added and answered, and told about only all together."""

from datetime import datetime

from copal.domain.confidentiality.rules import Screened
from copal.domain.decisions import actions as decisions
from copal.domain.decisions.queries import question_in, statement_in
from copal.domain.facilitation.actions import Sender, within
from copal.domain.facilitation.rules import Happening, Level, State
from copal.domain.facilitation.rules.fields import ID, choice, read
from copal.domain.people.models import Person
from copal.journeys.decide import Acts, Fields

LONGEST_QUESTION, LONGEST_STATEMENT = 200, 200
ANSWERS = choice("agree", "pass", "disagree")


def ask(sender: Sender, words: Screened, _fields: Fields, *, at: datetime) -> State:
    def asked(state: State) -> tuple[Happening, ...]:
        on = state.agenda.now.segment if state.agenda.now else None
        made = decisions.ask_for_ground(
            meeting=sender.meeting, words=words, segment=on, by=sender.person, at=at
        )
        return (_changed(made.pk),)

    return within(sender, asked, at=at, needed=Level.LEADS, on_record=True)


def add(sender: Sender, words: Screened, fields: Fields, *, at: datetime) -> State:
    """Anyone may; whose it is stays in the room of decisions, which never shows it."""

    def added(_state: State) -> tuple[Happening, ...]:
        question = question_in(sender.meeting.pk, read({"question": ID}, fields)["question"])
        decisions.add_statement(question=question, words=words, by=sender.person, at=at)
        return (_changed(question.pk, unnamed=True),)

    return within(sender, added, at=at, on_record=True)


def answer(sender: Sender, _words: Screened, fields: Fields, *, at: datetime) -> State:
    def answered(_state: State) -> tuple[Happening, ...]:
        given = read({"statement": ID, "answer": ANSWERS}, fields)
        statement = statement_in(sender.meeting.pk, given["statement"])
        decisions.answer_statement(statement=statement, person=sender.person, answer=given["answer"])
        return (_changed(statement.question_id),)

    return within(sender, answered, at=at, on_record=True)


def close(sender: Sender, _words: Screened, fields: Fields, *, at: datetime) -> State:
    """Common ground is looked for in every site (in the room, on the call) and in every kind of work."""

    def closed(state: State) -> tuple[Happening, ...]:
        question = question_in(sender.meeting.pk, read({"question": ID}, fields)["question"])
        settings = Person.objects.filter(pk__in=state.opening.were_here).values_list("pk", "setting")
        groupings = {"sites": dict(state.opening.here), "roles": dict(settings)}
        decisions.close_ground(question=question, groupings=groupings, by=sender.person, at=at)
        return (_changed(question.pk),)

    return within(sender, closed, at=at, needed=Level.LEADS)


def _changed(question: int, *, unnamed: bool = False) -> Happening:
    return Happening("ground_changed", {"question": question}, unnamed=unnamed)


ACTS: Acts = {
    "ask_ground": (ask, LONGEST_QUESTION),
    "add_statement": (add, LONGEST_STATEMENT),
    "answer_statement": (answer, 0),
    "close_ground": (close, 0),
}
