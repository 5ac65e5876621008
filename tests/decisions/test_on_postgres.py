"""The same on PostgreSQL: locked ballots, counts, the register; and that two who amend at once get one round."""

from datetime import date

import pytest

from copal.domain.decisions import actions
from copal.domain.decisions.models import Ballot, Proposal
from copal.domain.decisions.queries import decision_seen, proposals_of, register_of, tokens_of, unkept_of
from tests import cast as casting
from tests.decisions import scene as made
from tests.decisions.scene import LATER

pytestmark = pytest.mark.postgres


@pytest.fixture
def scene(on_postgres):
    return made.build(casting.assemble())


def test_anonymous_answers_are_counted(scene):
    proposal = scene.propose(anonymous=True)
    scene.all_answer(proposal, "for", "fine", "worry", "for", "for", "aside")
    scene.close(proposal)
    (one,) = proposals_of(scene.cast.circle.pk, present=scene.here)
    assert [option.count for option in one.options] == [3, 1, 1, 1, 0]
    assert not Ballot.objects.exists()
    assert tokens_of(scene.cast.circle.pk, scene.cast.bob.pk) == {f"answered:{proposal.pk}"}


def test_from_a_block_to_the_register(scene):
    first, alice = scene.propose("First"), scene.cast.alice
    scene.all_answer(first, "block")
    again = scene.amend(first, "Second")
    with pytest.raises(actions.Settled):
        scene.amend(first, "Third")
    assert Proposal.objects.count() == 2
    scene.all_answer(again, *["for"] * 7)
    scene.close(again)
    assert [one.words for one in unkept_of(scene.cast.community.pk)] == ["Second"]
    decision = scene.adopt(again, owner=scene.cast.bob, review_date=date(2026, 6, 2))
    actions.reopen(decision=decision, by=alice, at=LATER)
    actions.mark_reviewed(decision=decision, next_date=date(2026, 9, 2), by=alice, at=LATER)
    assert register_of(alice, "circle", at=LATER, only_waiting=True).lines == ()
    line = decision_seen(alice, "circle", decision.pk, at=LATER).line
    assert {one.kind for one in line.happened} == {"reopened", "reviewed"}


def test_common_ground(scene):
    question = actions.ask_for_ground(
        meeting=scene.cast.circle, words=made.words("Winter"), segment=None, by=scene.cast.alice, at=LATER
    )
    statement = actions.add_statement(
        question=question, words=made.words("We go out"), by=scene.cast.bob, at=LATER
    )
    for one in scene.people:
        actions.answer_statement(statement=statement, person=one, answer="agree")
    actions.close_ground(question=question, groupings={}, by=scene.cast.alice, at=LATER)
    statement.refresh_from_db()
    assert statement.ground == {"level": "nearly_everyone", "reach": []}
