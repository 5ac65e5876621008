"""Hidden until closed, or until one has answered: no question gives a count or a reason away, whoever asks."""

import dataclasses
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copal.domain.decisions import queries
from copal.domain.decisions.queries import counts_so_far, proposals_of
from copal.domain.decisions.rules import Hidden, sees_counts

SECRET = "my very own reason"
HOW = [
    {"hidden": Hidden.UNTIL_CLOSED},
    {"hidden": Hidden.UNTIL_ANSWERED},
    {"anonymous": True},
    {"anonymous": True, "hidden": Hidden.UNTIL_ANSWERED},
]


def every_answer_of_the_queries(scene):
    """What each question of the room says, for everyone in it, as text."""
    meeting = scene.cast.circle.pk
    viewers = (scene.cast.alice, scene.cast.bob)
    told = [
        *proposals_of(meeting, present=scene.here),
        *queries.ground_of_meeting(meeting),
        *(queries.register_of(one, "circle", at=scene.cast.circle.starts_at) for one in viewers),
    ]
    return json.dumps([dataclasses.asdict(one) for one in told], default=str)


@pytest.mark.parametrize("how", HOW)
def test_nothing_of_an_open_proposal_is_told(scene, how):
    proposal = scene.propose(**how)
    before = proposals_of(scene.cast.circle.pk, present=scene.here)
    for who in scene.people[:5]:
        scene.answer(proposal, who, "worry", SECRET)
    with CaptureQueriesContext(connection) as asked:
        (one,) = proposals_of(scene.cast.circle.pk, present=scene.here)
    assert [option.count for option in one.options] == [None] * 5
    assert (one.reasons, one.outcome, one.outcome_words, one.steps, one.minute) == ((), "", "", (), "")
    assert SECRET not in every_answer_of_the_queries(scene)
    changed = {
        field.name
        for field in dataclasses.fields(one)
        if getattr(one, field.name) != getattr(before[0], field.name)
    }
    assert changed == {"answered", "missing"}  # that people answered, and nothing else
    assert [query["sql"] for query in asked if '"option"' in query["sql"]] == []  # nor even read


@pytest.mark.parametrize("how", HOW)
def test_when_it_is_closed_everyone_may_know(scene, how):
    proposal = scene.propose(**how)
    for who in scene.people[:6]:
        scene.answer(proposal, who, "worry", SECRET)
    scene.close(proposal)
    (one,) = proposals_of(scene.cast.circle.pk, present=scene.here)
    assert {option.id: option.count for option in one.options}["worry"] == 6
    assert {why.words for why in one.reasons} == {SECRET}
    assert all((why.who is None) == bool(how.get("anonymous")) for why in one.reasons)


def test_who_has_answered_sees_counts_where_that_was_chosen(scene):
    alice, bob = scene.cast.alice, scene.cast.bob
    shown, hidden = scene.propose(hidden=Hidden.UNTIL_ANSWERED), scene.propose()
    for proposal in (shown, hidden):
        scene.answer(proposal, bob, "fine")
    assert {one.id: one.count for one in counts_so_far(shown.pk, bob.pk)}["fine"] == 1
    assert counts_so_far(shown.pk, alice.pk) is None  # she leads, and has not answered
    assert counts_so_far(hidden.pk, bob.pk) is None
    assert counts_so_far(8_765_432, bob.pk) is None
    scene.close(shown)
    assert counts_so_far(shown.pk, bob.pk) is None  # then it stands with the others


def test_anonymous_ones_stay_hidden_even_from_who_answered(scene):
    """With counts that move as the list of missing people shrinks, anyone could tell whose answer it was."""
    proposal = scene.propose(anonymous=True, hidden=Hidden.UNTIL_ANSWERED)
    assert proposal.hidden == Hidden.UNTIL_CLOSED
    scene.answer(proposal, scene.cast.bob, "fine")
    assert counts_so_far(proposal.pk, scene.cast.bob.pk) is None


@pytest.mark.parametrize("is_closed", [True, False])
@pytest.mark.parametrize("hidden", list(Hidden))
@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("has_answered", [True, False])
def test_the_one_rule_of_what_may_be_seen(is_closed, hidden, anonymous, has_answered):
    sees = sees_counts(is_closed=is_closed, hidden=hidden, anonymous=anonymous, has_answered=has_answered)
    assert sees == (is_closed or (hidden == "answered" and has_answered and not anonymous))
