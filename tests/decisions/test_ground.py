"""Looking for common ground: statements without whose they are, nothing shown while people answer, then only words."""

import pytest
from django.http import Http404

from copal.domain.decisions import actions
from copal.domain.decisions.models import Statement, StatementAnswer
from copal.domain.decisions.queries import ground_of_meeting, question_in, statement_in, tokens_of
from tests.decisions.scene import LATER, words


@pytest.fixture
def question(scene):
    return actions.ask_for_ground(
        meeting=scene.cast.circle,
        words=words("Outdoor play in winter"),
        segment=None,
        by=scene.cast.alice,
        at=LATER,
    )


def add(question, who, text="We go out each day."):
    return actions.add_statement(question=question, words=words(text), by=who, at=LATER)


def answer(statement, scene, *answers):
    for who, one in zip(scene.people, answers, strict=False):
        actions.answer_statement(statement=statement, person=who, answer=one)


def close(question, scene, **groupings):
    actions.close_ground(question=question, groupings=groupings, by=scene.cast.alice, at=LATER)


def seen(scene):
    return ground_of_meeting(scene.cast.circle.pk)


def test_who_adds_a_statement_agrees_with_it_and_may_think_again(scene, question):
    bob = scene.cast.bob
    statement = add(question, bob)
    assert tokens_of(scene.cast.circle.pk, bob.pk) == {
        f"ground:{statement.pk}",
        f"ground:{statement.pk}:agree",
    }
    actions.answer_statement(statement=statement, person=bob, answer="pass")
    assert f"ground:{statement.pk}:pass" in tokens_of(scene.cast.circle.pk, bob.pk)


def test_while_people_answer_nothing_is_shown(scene, question):
    statement = add(question, scene.cast.bob)
    before = seen(scene)
    answer(statement, scene, *["agree"] * 7)
    assert seen(scene) == before
    ((shown,),) = (one.statements for one in before)
    assert (shown.words, shown.level, shown.found) == ("We go out each day.", "", "")


def test_common_ground_in_both_groups_is_told_in_words_and_who_said_what_is_gone(scene, question):
    yes, no = add(question, scene.cast.bob), add(question, scene.cast.alice, "Below zero we stay in.")
    answer(yes, scene, *["agree"] * 6, "pass")
    answer(no, scene, "agree", "disagree", "agree", "disagree", "pass", "agree", "disagree")
    sites = {who.pk: "room" if place < 4 else "call" for place, who in enumerate(scene.people)}
    close(question, scene, sites=sites)
    (one,) = seen(scene)
    assert [(statement.words, statement.found) for statement in one.statements] == [
        ("We go out each day.", "Nearly everyone here, in both groups"),
        ("Below zero we stay in.", "No common ground yet: people see this differently"),
    ]
    assert not StatementAnswer.objects.exists()
    assert tokens_of(scene.cast.circle.pk, scene.cast.bob.pk) == set()
    close(question, scene)
    assert seen(scene) == (one,)


def test_once_it_is_over_nothing_can_be_added_or_changed(scene, question):
    statement = add(question, scene.cast.bob)
    close(question, scene)
    assert seen(scene)[0].statements[0].found == "Too few answers to say"
    with pytest.raises(actions.NoLongerOpen):
        add(question, scene.cast.bob)
    with pytest.raises(actions.NoLongerOpen):
        answer(statement, scene, "agree")


def test_odd_ones_are_refused(scene, question):
    with pytest.raises(actions.NoWords):
        add(question, scene.cast.bob, " ")
    with pytest.raises(actions.UnknownAnswer):
        answer(add(question, scene.cast.bob), scene, "dislike")
    for _more in range(4):
        add(question, scene.cast.bob)
    with pytest.raises(actions.TooManyOpen):
        add(question, scene.cast.bob)
    assert Statement.objects.count() == 5
    with pytest.raises(actions.TooManyOpen):
        actions.ask_for_ground(
            meeting=scene.cast.circle, words=words("Another"), segment=None, by=scene.cast.alice, at=LATER
        )


def test_of_another_meeting_it_is_not_there(scene, question):
    statement = add(question, scene.cast.bob)
    assert question_in(scene.cast.circle.pk, question.pk) == question
    for ask in (
        lambda: question_in(scene.cast.circle.pk + 1, question.pk),
        lambda: statement_in(scene.cast.circle.pk + 1, statement.pk),
    ):
        with pytest.raises(Http404):
            ask()
