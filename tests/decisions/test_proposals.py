"""Asking the group: answers change while it is open, a block leads to other words, two amended rounds, then rest."""

import pytest
from django.db import IntegrityError, transaction

from copal.domain.decisions import actions
from copal.domain.decisions.models import Position, Proposal
from copal.domain.decisions.queries import missing_of, proposals_of, tokens_of
from copal.domain.decisions.rules import Control, Hidden, PutAwayHow
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Meeting, Segment
from tests.cast import SIX
from tests.decisions.scene import LATER, words


def seen(scene, here=None):
    return proposals_of(scene.cast.circle.pk, present=scene.here if here is None else here)


def put_away(scene, proposal, how=PutAwayHow.PARKED):
    return actions.put_away(proposal=proposal, how=how, by=scene.cast.alice, at=LATER)


def test_a_proposal_belongs_to_its_part_of_the_agenda(scene):
    part = Segment.objects.create(
        meeting=scene.cast.circle, position=1, title="Routines", purpose="decide", minutes=20
    )
    other = Meeting.objects.create(
        community=scene.cast.community, title="Another", starts_at=SIX, ends_at=LATER, timezone="UTC", at=SIX
    )
    elsewhere = Segment.objects.create(
        meeting=other, position=1, title="Elsewhere", purpose="decide", minutes=20
    )
    assert scene.propose(segment=part.pk).segment == part
    assert scene.propose(segment=elsewhere.pk).segment is None
    assert scene.propose(segment=8_765_432).segment is None
    Segment.objects.filter(pk=part.pk).delete()
    assert [one.segment for one in seen(scene)] == [None, None, None]


def test_an_answer_can_be_changed_and_taken_back_while_it_is_open(scene):
    proposal, bob = scene.propose(), scene.cast.bob
    scene.answer(proposal, bob, "worry", "It takes time")
    scene.answer(proposal, bob, "for")
    assert Position.objects.get().option == "for"
    assert Position.objects.get().reason == ""
    assert tokens_of(scene.cast.circle.pk, bob.pk) == {
        f"answered:{proposal.pk}",
        f"answer:{proposal.pk}:for",
    }
    actions.take_back(proposal=proposal, person=bob)
    assert tokens_of(scene.cast.circle.pk, bob.pk) == set()
    scene.close(proposal)
    with pytest.raises(actions.NoLongerOpen):
        scene.answer(proposal, bob, "for")
    with pytest.raises(actions.NoLongerOpen):
        actions.take_back(proposal=proposal, person=bob)


def test_whose_answer_is_missing_of_those_present(scene):
    proposal, here = scene.propose(), scene.here
    scene.all_answer(proposal, "for", "fine", "worry", "for", "for")
    (one,) = seen(scene)
    assert [who.name for who in one.missing] == ["Noor", "Rosa"]
    assert missing_of(proposal.pk, present=here) == {who.id for who in one.missing}
    assert (one.answered, one.present, one.needed) == (5, 7, 5)
    noor = next(who for who in scene.people if who.chosen_name == "Noor")
    (one,) = seen(scene, here - {noor.pk, scene.cast.alice.pk})  # both have gone; Alice had answered
    assert ([who.name for who in one.missing], one.answered, one.present) == (["Rosa"], 4, 5)


def test_the_presence_rule_is_held_against_who_is_here(scene):
    proposal = scene.propose()
    scene.all_answer(proposal, "for", "for", "for", "for")
    assert scene.close(proposal).outcome == "not_enough"
    again = scene.amend(proposal, "We swap routines for a month.")  # the same words, asked again
    assert (again.round, again.amends) == (1, proposal)
    scene.all_answer(again, "for", "for", "for", "for", "for")
    closing = scene.close(again)
    assert (closing.outcome, closing.answered, closing.present) == ("agreed", 5, 7)


def test_worries_are_heard_with_who_has_them_and_no_name_is_in_the_minute(scene):
    proposal = scene.propose()
    scene.all_answer(proposal, "for", "fine", "for", "for", "for", "for")
    scene.answer(proposal, scene.people[6], "worry", "Nap times differ")
    scene.close(proposal)
    (one,) = seen(scene)
    assert one.outcome == "worries"
    assert [(why.words, why.who.name) for why in one.worries] == [("Nap times differ", "Rosa")]
    assert one.steps[0] == "adopt"
    assert "7 of 7 people present answered. I’m for it: 5; Fine with it: 1; I have a worry: 1." in one.minute
    assert not any(who.chosen_name in one.minute for who in scene.people)


def test_a_block_names_what_it_rests_on(scene):
    proposal, bob = scene.propose(), scene.cast.bob
    for odd in (
        {},
        {"version": 1},
        {"version": 1, "line": 9},
        {"version": 7, "line": 1},
        {"version": 1, "line": 0},
    ):
        with pytest.raises(actions.NameIt):
            scene.answer(proposal, bob, "block", "No", **odd)
    scene.answer(proposal, bob, "block", "Not all can swap", version=1, line=3)
    scene.answer(proposal, scene.people[2], "block", agreement=words("We leave nobody out"))
    scene.answer(proposal, scene.people[3], "worry", version=1, line=1)  # only a block rests on something
    scene.close(proposal)
    (one,) = seen(scene)
    assert one.outcome == "blocked"
    assert {(why.words, why.rests_on) for why in one.reasons} == {
        ("Not all can swap", "Use pseudonyms."),
        ("", "We leave nobody out"),
    }
    assert "adopt" not in one.steps
    with pytest.raises(actions.NotAgreed):
        scene.adopt(proposal)


def test_a_block_opens_other_words_twice_and_then_it_rests(scene):
    proposal = scene.propose("First")
    for text in ("Second", "Third"):
        scene.all_answer(proposal, "block")
        proposal = scene.amend(proposal, text)
        (one,) = seen(scene)
        assert (one.words, one.state, one.round) == (text, "open", proposal.round)
    assert [(was.round, was.words, was.outcome_words) for was in one.before] == [
        (1, "First", "Somebody can’t agree"),
        (2, "Second", "Somebody can’t agree"),
    ]
    scene.all_answer(proposal, "block")
    with pytest.raises(actions.EnoughRounds):
        scene.amend(proposal, "Fourth")
    assert not hasattr(
        Proposal.objects.get(pk=proposal.pk), "closing"
    )  # what was refused left nothing behind
    scene.close(proposal)
    assert seen(scene)[0].steps == ("park", "set_aside")
    put_away(scene, proposal)
    put_away(scene, proposal)
    assert seen(scene)[0].state == "parked"
    with pytest.raises(actions.Settled):
        put_away(scene, proposal, PutAwayHow.SET_ASIDE)


def test_a_round_is_amended_once(scene):
    proposal = scene.propose()
    scene.amend(proposal, "Other words")
    with pytest.raises(actions.Settled):
        scene.amend(proposal, "Yet other words")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            meeting=scene.cast.circle, words="x", scale="positions", scale_edition="2026-01-01",
            anonymous=False, hidden="closed", amends=proposal, at=SIX,
        )  # fmt: skip


def test_what_is_not_ours_says_whom_to_take_it_to(scene):
    with pytest.raises(actions.SayWhose):
        scene.propose(control=Control.NOT_OURS)
    scene.propose(control=Control.NOT_OURS, take_to=words("The licensing office"))
    (one,) = seen(scene)
    assert (one.control, one.control_words, one.take_to) == ("not_ours", "Not ours", "The licensing office")


@pytest.mark.parametrize("scale", ["positions", "kaner-8", "consent", "fist-a", "fist-b"])
def test_every_scale_can_be_asked_with_and_its_edition_is_kept(scene, scale):
    proposal = scene.propose(scale=scale)
    assert proposal.scale_edition == "2026-01-01"
    (one,) = seen(scene)
    assert all(option.wording for option in one.options)
    with pytest.raises(actions.UnknownAnswer):
        scene.answer(proposal, scene.cast.bob, "no such answer")
    scene.answer(proposal, scene.cast.bob, one.options[1].id, agreement=words("We listen"))


def test_odd_askings_are_refused(scene):
    with pytest.raises(actions.NoWords):
        scene.propose("  ")
    with pytest.raises(actions.UnknownAnswer):
        scene.propose(scale="thumbs")
    proposal = scene.propose()
    with pytest.raises(actions.NoWords):
        scene.amend(proposal, "")
    with pytest.raises(actions.StillOpen):
        put_away(scene, proposal)
    scene.propose()
    scene.propose()
    with pytest.raises(actions.TooManyOpen):
        scene.propose()


def test_closing_again_changes_nothing(scene):
    proposal = scene.propose()
    scene.all_answer(proposal, "for", "for", "for", "for", "for")
    first = scene.close(proposal)
    assert scene.close(proposal, frozenset()) == first
    assert Entry.objects.filter(kind="decisions.proposal_closed").count() == 1


def test_when_the_room_ends_what_is_still_asked_is_parked(scene):
    scene.propose("First")
    scene.propose("Second", anonymous=True)
    assert actions.park_open(meeting=scene.cast.circle, by=None, at=LATER) == 2
    assert {one.state for one in seen(scene)} == {"parked"}
    assert actions.park_open(meeting=scene.cast.circle, by=None, at=LATER) == 0


def test_the_journal_knows_that_it_was_asked_never_who_answered_what(scene):
    proposal = scene.propose(hidden=Hidden.UNTIL_ANSWERED)
    scene.all_answer(proposal, "for", "worry", "fine")
    scene.close(proposal)
    told = list(Entry.objects.filter(kind__startswith="decisions.").values_list("kind", "about"))
    assert told == [
        (
            "decisions.proposal_opened",
            {"meeting": scene.cast.circle.pk, "proposal": proposal.pk, "amends": None},
        ),
        (
            "decisions.proposal_closed",
            {"meeting": scene.cast.circle.pk, "proposal": proposal.pk, "outcome": "not_enough"},
        ),
    ]


def test_few_questions_however_many_there_are(scene, django_assert_max_num_queries):
    for text in ("One", "Two", "Three"):
        proposal = scene.propose(text)
        scene.all_answer(proposal, "for", "worry", "block", "for", "for")
        scene.close(proposal)
    with django_assert_max_num_queries(7):
        assert len(seen(scene)) == 3
    with django_assert_max_num_queries(3):
        tokens_of(scene.cast.circle.pk, scene.cast.bob.pk)
