"""What cannot be done while deciding: not by everyone, not off the record, not with anything odd."""

import pytest
from django.http import Http404

from copal.domain.decisions.models import Proposal
from tests.access.world import _open_meeting
from tests.journeys.deciding import SWAP, fill, propose, refused


@pytest.fixture
def room(open_room):
    return fill(open_room)


@pytest.fixture
def alice(room):
    return room.cast.alice


@pytest.fixture
def bob(room):
    return room.cast.bob


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("propose", {"words": SWAP}),
        ("close_proposal", {}),
        ("amend_proposal", {"words": "Other words"}),
        ("adopt_proposal", {"words": "A minute"}),
        ("park_proposal", {}),
        ("set_aside_proposal", {}),
        ("ask_ground", {"words": "Winter"}),
    ],
)
def test_only_who_leads_asks_and_settles(room, bob, verb, fields):
    proposal = propose(room)
    refused(room, "not_yours", bob, verb, proposal=proposal.pk, **fields)


def test_off_the_record_nothing_is_proposed_or_answered(room, alice, bob):
    proposal = propose(room)
    room.act(alice, "off_record")
    refused(room, "off_record", alice, "propose", SWAP)
    refused(room, "off_record", bob, "answer_proposal", proposal=proposal.pk, option="for")


def test_when_the_room_is_over_nothing_changes_any_more(room, alice, bob):
    proposal = propose(room)
    room.act(alice, "end")
    refused(room, "over", bob, "answer_proposal", proposal=proposal.pk, option="for")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"option": "veto"}, "unknown_answer"),
        ({"option": ""}, "unknown_answer"),
        ({"option": "x" * 5000}, "unknown_answer"),
        ({"option": "worry", "words": "x" * 10_000}, "too_long"),
        ({"option": "block", "agreement": "x" * 10_000}, "too_long"),
        ({"option": "for", "person": "-1"}, "unreadable"),
        ({"option": "for", "proposal": "9" * 40}, "unreadable"),
    ],
)
def test_odd_answers_are_refused_in_words(room, bob, fields, reason):
    proposal = propose(room)
    refused(room, reason, bob, "answer_proposal", **{"proposal": proposal.pk, **fields})


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"words": ""}, "no_words"),
        ({"words": "x" * 10_000}, "too_long"),
        ({"scale": "thumbs"}, "choice"),
        ({"control": "not_ours"}, "say_whose"),
        ({"hidden": "never"}, "choice"),
    ],
)
def test_odd_proposals_are_refused_in_words(room, alice, fields, reason):
    refused(room, reason, alice, "propose", **{"words": SWAP, **fields})


def test_a_proposal_of_another_meeting_is_not_there(room, bob):
    elsewhere = Proposal.objects.create(
        meeting=_open_meeting(room.cast), words="x", scale="positions", scale_edition="2026-01-01",
        anonymous=False, hidden="closed", at=room.at,
    )  # fmt: skip
    with pytest.raises(Http404):
        room.act(bob, "answer_proposal", proposal=elsewhere.pk, option="for")
