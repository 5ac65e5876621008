"""Deciding on every screen: hidden until it is closed in whatever is drawn or sent, and no name on the big screen."""

import pytest
import time_machine
from django.test import Client

from copal.domain.decisions.models import Proposal
from copal.domain.facilitation.queries import scene_of
from copal.outlets.live.drawing import panels_for
from tests.cast import SIX, timedelta

AUDIENCES = ("member", "notes", "lead", "screen")
SECRET = "Nap times differ"
SWAP = "We swap routines for a month."


@pytest.fixture(autouse=True)
def five_past_six():
    with time_machine.travel(SIX + timedelta(minutes=5), tick=False):
        yield


def drawn(room, mine=()):
    """All panels of every audience, as text."""
    scene = scene_of(room.meeting.pk, at=room.at)
    return {one: str(panels_for(scene, one, mine=mine, page={})) for one in AUDIENCES}


def propose(room, words=SWAP, **how):
    room.act(room.cast.alice, "propose", words, **how)
    return Proposal.objects.latest("pk")


@pytest.mark.parametrize("how", [{}, {"hidden": "answered"}, {"anonymous": "1"}])
def test_no_screen_tells_anything_of_an_open_proposal(open_room, how):
    proposal = propose(open_room, **how)
    before = drawn(open_room)
    open_room.act(open_room.cast.bob, "answer_proposal", SECRET, proposal=proposal.pk, option="worry")
    after = drawn(open_room)
    for audience in AUDIENCES:
        assert SECRET not in after[audience]
        assert SWAP in after[audience]
        assert 'class="counts"' not in after[audience]
        assert "1 of 2 answered" in after[audience]
        assert "0 of 2 answered" in before[audience]
    stream = Client()
    stream.force_login(open_room.cast.alice)
    for audience in AUDIENCES:
        told = stream.get(f"/meetings/{open_room.meeting.pk}/room/state/?as={audience}")
        assert SECRET not in told.text


def test_another_answer_draws_the_same_screens(open_room):
    """Somebody who sees every screen and every event cannot tell what was answered, nor that it was changed."""
    proposal, bob = propose(open_room), open_room.cast.bob
    open_room.act(bob, "answer_proposal", proposal=proposal.pk, option="for")
    before = drawn(open_room)
    open_room.act(
        bob, "answer_proposal", SECRET, proposal=proposal.pk, option="block", agreement="Nobody is left out"
    )
    assert drawn(open_room) == before


def test_once_closed_everyone_sees_counts_and_only_who_leads_sees_names(open_room):
    proposal = propose(open_room)
    open_room.act(open_room.cast.bob, "answer_proposal", SECRET, proposal=proposal.pk, option="worry")
    open_room.act(open_room.cast.alice, "close_proposal", proposal=proposal.pk)
    screens = drawn(open_room)
    for audience in ("member", "notes", "lead"):
        assert SECRET in screens[audience]
    assert "Give the floor to Bob" in screens["lead"]
    assert "Give the floor" not in screens["member"]
    assert "Bob" not in screens["screen"]
    assert SECRET not in screens["screen"]


def test_missing_names_are_for_who_leads(open_room):
    propose(open_room)
    screens = drawn(open_room)
    assert "2 answers are missing" in screens["lead"]
    assert "Bob" not in screens["screen"]
    assert "Your answer is missing" in screens["member"]


def test_how_it_stands_so_far_is_there_for_who_has_answered(open_room):
    cast, at = open_room.cast, f"/meetings/{open_room.meeting.pk}/room/so-far/"
    proposal = propose(open_room, hidden="answered")
    hidden = propose(open_room, "Another")
    for one in (proposal, hidden):
        open_room.act(cast.bob, "answer_proposal", proposal=one.pk, option="fine")
    told = {}
    for who in (cast.bob, cast.alice, cast.charlie, cast.dora):
        client = Client()
        client.force_login(who)
        told[who.chosen_name] = [
            client.get(f"{at}{one}/").status_code for one in (proposal.pk, hidden.pk, 8_765_432)
        ]
    assert told == {"Bob": [200, 404, 404], "Alice": [404] * 3, "Charlie": [404] * 3, "Dora": [404] * 3}


def test_nothing_is_asked_of_the_database_where_nothing_was_proposed(open_room, django_assert_num_queries):
    scene = scene_of(open_room.meeting.pk, at=open_room.at)
    from copal.outlets.live.deciding import deciding_seen, ground_seen

    with django_assert_num_queries(0):
        deciding_seen(scene)
        ground_seen(scene)


def test_common_ground_shows_sentences_and_then_words(open_room):
    alice, bob = open_room.cast.alice, open_room.cast.bob
    open_room.act(alice, "ask_ground", "Outdoor play in winter")
    from copal.domain.decisions.models import GroundQuestion, Statement

    question = GroundQuestion.objects.get()
    open_room.act(bob, "add_statement", "We go out each day", question=question.pk)
    before = drawn(open_room)
    open_room.act(alice, "answer_statement", statement=Statement.objects.get().pk, answer="disagree")
    assert drawn(open_room) == before
    assert "Bob" not in before["screen"]
    open_room.act(alice, "close_ground", question=question.pk)
    for html in drawn(open_room).values():
        assert "Too few answers to say" in html
