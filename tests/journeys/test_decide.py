"""Deciding in the live room: done in both rooms at once, once for each key, told by a log that knows no answers."""

import json

import pytest

from copal.domain.decisions.models import Ballot, Cast, Decision, Position, Proposal
from copal.domain.facilitation.models import LogEntry
from tests.journeys.deciding import SWAP, all_answer, fill, here, propose, refused, seen


@pytest.fixture
def room(open_room):
    return fill(open_room)


@pytest.fixture
def alice(room):
    return room.cast.alice


@pytest.fixture
def bob(room):
    return room.cast.bob


def test_a_proposal_belongs_to_the_part_that_is_on(room, alice):
    assert propose(room).segment is None
    room.act(alice, "begin_item", segment=room.segment(2))
    assert propose(room).segment.position == 2
    assert propose(room, segment=room.segment(3)).segment.position == 3


def test_from_asking_to_the_register(room, alice, bob):
    proposal = propose(room, control="influence")
    all_answer(room, proposal, "for", "for", "fine", "worry", "for")
    assert room.mine(bob) >= {f"answered:{proposal.pk}", f"answer:{proposal.pk}:for"}
    room.act(alice, "close_proposal", proposal=proposal.pk)
    (one,) = seen(room)
    assert (one.outcome, one.answered, one.present) == ("worries", 5, 5)
    room.act(
        alice, "adopt_proposal", "We swap routines until April.", proposal=proposal.pk, owner=bob.pk,
        review_date="2026-04-01",
    )  # fmt: skip
    kept = Decision.objects.get()
    assert (kept.words, kept.owner, str(kept.review_date)) == (
        "We swap routines until April.",
        bob,
        "2026-04-01",
    )


def test_sent_twice_done_once(room, alice, bob):
    for _time in range(2):
        room.act(alice, "propose", SWAP, key="k1")
    proposal = Proposal.objects.get()
    for _time in range(2):
        room.act(bob, "answer_proposal", key="k2", proposal=proposal.pk, option="fine")
    for _time in range(2):
        room.act(alice, "close_proposal", key="k3", proposal=proposal.pk)
    for _time in range(2):
        room.act(alice, "park_proposal", key="k4", proposal=proposal.pk)
    assert len(room.state.parking.items) == 1
    for _time in range(2):
        room.act(alice, "propose", SWAP, key="k5", anonymous="1")
    anonymous = Proposal.objects.latest("pk")
    for _time in range(3):  # an answer that is told twice is no second answer, and no refusal
        room.act(bob, "answer_proposal", key="k6", proposal=anonymous.pk, option="fine")
    assert (Proposal.objects.count(), Cast.objects.count(), Ballot.objects.count()) == (2, 1, 1)


def test_the_log_says_that_it_changed_and_never_how(room, alice, bob):
    proposal = propose(room)
    room.act(bob, "answer_proposal", "Nap times differ", proposal=proposal.pk, option="worry")
    last = LogEntry.objects.latest("number")
    assert (last.kind, last.by, last.about) == (
        "proposals_changed",
        bob,
        {"proposal": proposal.pk, "person": bob.pk},
    )
    anonymous = propose(room, "Another", anonymous="on")
    room.act(bob, "answer_proposal", "Nap times differ", proposal=anonymous.pk, option="worry", key="mine")
    last = LogEntry.objects.latest("number")
    assert (last.kind, last.by, last.about) == ("proposals_changed", None, {"proposal": anonymous.pk})
    assert room.mine(bob) >= {f"answered:{anonymous.pk}"}
    assert not any(token.startswith(f"answer:{anonymous.pk}") for token in room.mine(bob))
    told = json.dumps(list(LogEntry.objects.values_list("about", flat=True)))
    assert "worry" not in told


def test_two_evenings_leave_the_same_log(room):
    """Who answers when is the same, what they say is dealt out differently: the log ends the same but for its numbers."""
    logs = []
    for dealt in (("for", "worry", "for", "fine", "aside"), ("aside", "for", "fine", "for", "worry")):
        first = room.state.number
        proposal = propose(room, anonymous="1")
        all_answer(room, proposal, *dealt)
        room.act(room.cast.alice, "close_proposal", proposal=proposal.pk)
        room.act(room.cast.alice, "set_aside_proposal", proposal=proposal.pk)
        rows = LogEntry.objects.filter(meeting=room.meeting, number__gt=first).order_by("number")
        logs.append(
            [
                (row.kind, row.by_id, {**row.about, "proposal": row.about["proposal"] - proposal.pk})
                for row in rows
            ]
        )
    assert logs[0] == logs[1]


def test_an_answer_is_taken_back(room, bob):
    proposal = propose(room)
    room.act(bob, "answer_proposal", proposal=proposal.pk, option="for")
    room.act(bob, "take_back_answer", proposal=proposal.pk)
    assert f"answered:{proposal.pk}" not in room.mine(bob)
    anonymous = propose(room, anonymous="1")
    room.act(bob, "answer_proposal", proposal=anonymous.pk, option="for")
    refused(room, "already_given", bob, "take_back_answer", proposal=anonymous.pk)


def test_a_block_rests_on_something_and_is_asked_again_twice(room, alice, bob):
    proposal = propose(room)
    refused(room, "name_it", bob, "answer_proposal", proposal=proposal.pk, option="block")
    refused(room, "name_it", bob, "answer_proposal", proposal=proposal.pk, option="block", rests_on="9:9")
    refused(room, "unreadable", bob, "answer_proposal", proposal=proposal.pk, option="block", rests_on="a:b")
    for words in ("Second words", "Third words"):
        room.act(
            bob, "answer_proposal", proposal=proposal.pk, option="block", agreement="We leave nobody out"
        )
        room.act(alice, "amend_proposal", words, proposal=proposal.pk)
        proposal = Proposal.objects.latest("pk")
    room.act(
        bob, "answer_proposal", proposal=proposal.pk, option="block", rests_on="own", agreement="The same"
    )
    refused(room, "enough_rounds", alice, "amend_proposal", "Fourth", proposal=proposal.pk)
    room.act(alice, "close_proposal", proposal=proposal.pk)
    room.act(alice, "park_proposal", proposal=proposal.pk)
    assert [one.state for one in seen(room)] == ["parked"]
    assert len(room.state.parking.items) == 1


def test_a_parked_proposal_says_whose_it_is(room, alice):
    proposal = propose(room, control="not_ours", take_to="The licensing office")
    room.act(alice, "close_proposal", proposal=proposal.pk)
    room.act(alice, "park_proposal", proposal=proposal.pk)
    (item,) = room.state.parking.items.values()
    assert item.sphere == "not_ours"
    assert item.whom is not None


def test_who_leads_answers_for_someone_on_the_phone_but_not_anonymously(room, alice, bob):
    proposal = propose(room)
    room.act(alice, "answer_proposal", proposal=proposal.pk, option="fine", person=bob.pk)
    assert (Position.objects.get().person, Position.objects.get().by) == (bob, alice)
    anonymous = propose(room, anonymous="1")
    refused(room, "not_yours", alice, "answer_proposal", proposal=anonymous.pk, option="fine", person=bob.pk)
    refused(
        room,
        "not_here",
        alice,
        "answer_proposal",
        proposal=proposal.pk,
        option="fine",
        person=room.cast.charlie.pk,
    )
    jo = here(room)[2]
    room.act(
        bob, "answer_proposal", proposal=proposal.pk, option="for", person=jo.pk
    )  # who does not lead answers for oneself
    assert Position.objects.get(person=bob).option == "for"
    assert not Position.objects.filter(person=jo).exists()


def test_when_the_meeting_ends_what_is_still_asked_goes_to_the_parking_lot(room, alice):
    agreed = propose(room, "Agreed and not written down yet")
    all_answer(room, agreed, *["for"] * 5)
    room.act(alice, "close_proposal", proposal=agreed.pk)
    propose(room)
    propose(room, "Anonymous", anonymous="1")
    for _time in range(2):
        room.act(alice, "end", key="the end")
    assert {one.words: one.state for one in seen(room)} == {
        "Agreed and not written down yet": "closed", SWAP: "parked", "Anonymous": "parked",
    }  # fmt: skip
    assert len(room.state.parking.items) == 2
    assert room.state.opening.ended_at


def test_off_the_record_it_is_set_aside_instead(room, alice):
    propose(room)
    room.act(alice, "off_record")
    room.act(alice, "end")
    assert [one.state for one in seen(room)] == ["set_aside"]
    assert not room.state.parking.items


def test_who_does_not_lead_ends_nothing(room, bob):
    propose(room)
    refused(room, "not_yours", bob, "end")
    assert seen(room)[0].is_open


def test_closing_a_forgotten_meeting_leaves_nothing_open(room, alice):
    from copal.base.intervals import Interval
    from copal.journeys.close_meeting import close_meeting

    propose(room)
    meeting = room.meeting
    close_meeting(
        meeting=meeting, session=Interval(meeting.starts_at, meeting.ends_at), by=alice, at=meeting.ends_at
    )
    assert [one.state for one in seen(room)] == ["parked"]
