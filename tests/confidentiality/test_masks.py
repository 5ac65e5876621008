"""Words under a pseudonym, credit under one's own name, and no way from one to the other but by two people."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.actions import masks
from copal.domain.confidentiality.models import Mask, UnmaskRequest
from copal.domain.confidentiality.queries.masks import mask_of, sign_of
from copal.domain.confidentiality.rules.masks import (
    NAMES,
    Unmasking,
    Worn,
    is_free,
    may_answer,
    may_know,
    offered,
    writer,
)
from copal.domain.credentials.models import Certificate
from copal.domain.facilitation.queries import scene_after, scene_of
from copal.domain.journal.actions import tell_waiting
from copal.journeys.close_meeting import close_meeting
from copal.journeys.issue_certificates import issue_ordered
from copal.outlets.live.drawing import panels_for
from copal.outlets.post import send_due
from tests.cast import LONG_AGO, SIX
from tests.facilitation.playing import join

NAME = "Quiet Heron"
PAGE = "/communities/circle/pseudonyms/"
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@given(st.sets(st.sampled_from(NAMES), max_size=360), st.text(max_size=5))
def test_what_is_offered_is_free(taken, seed):
    names = offered(taken=taken, real_names=["Willow Heron", "Ana Brook"], seed=seed)
    assert len(set(names)) == len(names) <= 6
    assert names == offered(taken=taken, real_names=["Willow Heron", "Ana Brook"], seed=seed)
    assert all(is_free(name, taken=taken, real_names=["Ana Brook"]) for name in names)
    assert not {"Heron", "Brook"} & {word for name in names for word in name.split()}


def test_no_name_of_ones_own_making():
    assert not is_free("Bob", taken=[], real_names=[])
    assert not is_free(NAME, taken=[NAME.upper()], real_names=[])
    assert is_free(NAME, taken=[], real_names=["Bob"])


def test_words_from_before_keep_their_name():
    worn = {7: Worn(name=NAME, sign="s", since=NOW)}
    assert writer(worn, 7, "Bob", said_at=NOW - timedelta(seconds=1)).name == "Bob"
    under = writer(worn, 7, "Bob", said_at=NOW)
    assert (under.name, under.token, under.person) == (NAME, "mask:s", 0)
    assert writer(worn, 8, "Ana", said_at=NOW).token == "me:8"


def test_two_other_people_lift_it():
    asked = Unmasking(asked_by=1, wearer=7, approved=None)
    assert [one for one in (1, 2, 7) if may_answer(asked, one)] == [2]
    agreed = Unmasking(asked_by=1, wearer=7, approved=True)
    assert [one for one in (1, 2, 3, 7) if may_know(agreed, one, answered_by=2)] == [1, 2]
    declined = Unmasking(asked_by=1, wearer=7, approved=False)
    assert not may_know(declined, 1, answered_by=2)


def wear(cast, one, name=NAME, at=LONG_AGO):
    masks.set_allowed(community_ref=cast.community.pk, allowed=True, by=cast.alice, at=LONG_AGO)
    return masks.choose(community_ref=cast.community.pk, name=name, real_names=[], by=one, at=at)


def panels(room, audience):
    return panels_for(scene_of(room.meeting.pk, at=room.at), audience, mine=(), page={})


def say_everything(room, one):
    """Whatever puts a name beside words in a room."""
    room.act(one, "add_idea", "A picture for each step", board=0)
    room.act(one, "share", "Our song", kind="resource")
    room.act(one, "park", "Field trip forms", sphere="ours")
    room.act(one, "take_step", "Try the pictures", kind="trial")


WRITTEN = ("wall", "gifts", "parking", "steps")


def test_what_one_writes_stands_under_the_pseudonym_for_everybody(open_room):
    bob = open_room.cast.bob
    wear(open_room.cast, bob)
    say_everything(open_room, bob)
    for audience in ("member", "lead"):
        drawn = panels(open_room, audience)
        for name in WRITTEN:
            assert NAME in drawn[name], (audience, name)
            assert not re.search(r"\bBob\b", re.sub(r"<select.*?</select>", "", drawn[name], flags=re.DOTALL))


def test_nothing_on_any_screen_leads_from_the_pseudonym_to_who_is_here(open_room):
    """Neither a number, nor a token, nor a button beside the words; and nobody else's tokens tell."""
    bob, alice = open_room.cast.bob, open_room.cast.alice
    wear(open_room.cast, bob)
    say_everything(open_room, bob)
    sign = sign_of(open_room.cast.community.pk, bob.pk)
    for audience in ("member", "notes", "lead"):
        drawn = panels(open_room, audience)
        for name in WRITTEN:
            html = re.sub(r"<select.*?</select>", "", drawn[name], flags=re.DOTALL)
            assert f'data-person="{bob.pk}"' not in html
            assert f"me:{bob.pk}" not in html
        beside = "".join(html for name, html in drawn.items() if name not in WRITTEN)
        assert NAME not in beside.replace("Try the pictures", "") or "lasttime" in drawn
        assert sign not in "".join(html for name, html in drawn.items() if f'data-person="{bob.pk}"' in html)
    assert f"mask:{sign}" in open_room.mine(bob)
    assert not any(token.startswith("mask:") and sign in token for token in open_room.mine(alice))


def test_whom_a_change_is_about_does_not_tell_either(open_room):
    bob, alice = open_room.cast.bob, open_room.cast.alice
    wear(open_room.cast, bob)
    before = scene_of(open_room.meeting.pk, at=open_room.at)
    open_room.act(bob, "add_idea", "A picture for each step", board=0)
    assert scene_after(before, at=open_room.at).touched == {alice.pk, bob.pk}
    before = scene_of(open_room.meeting.pk, at=open_room.at)
    open_room.act(bob, "raise")
    assert scene_after(before, at=open_room.at).touched == {bob.pk}


def test_reasons_stand_under_it_and_give_nobody_the_floor_by_number(open_room):
    from copal.domain.decisions.models import Proposal

    bob, alice = open_room.cast.bob, open_room.cast.alice
    wear(open_room.cast, bob)
    open_room.act(alice, "propose", "We swap routines")
    proposal = Proposal.objects.get()
    open_room.act(bob, "answer_proposal", "Nap times differ", proposal=proposal.pk, option="worry")
    open_room.act(alice, "close_proposal", proposal=proposal.pk)
    drawn = panels(open_room, "lead")["proposals"]
    assert NAME in drawn
    assert f'name="person" value="{bob.pk}"' not in drawn


def test_one_taken_during_a_meeting_holds_from_the_next_on(open_room):
    bob = open_room.cast.bob
    open_room.act(bob, "add_idea", "Written before", board=0)
    wear(open_room.cast, bob, at=open_room.at)
    open_room.act(bob, "add_idea", "Written later", board=0)
    assert NAME not in panels(open_room, "member")["wall"]


def test_a_step_somebody_else_gave_names_whom_it_was_given_to(open_room):
    bob, alice = open_room.cast.bob, open_room.cast.alice
    wear(open_room.cast, bob)
    open_room.act(alice, "take_step", "Ask the library", kind="step", owner=bob.pk)
    drawn = panels(open_room, "member")["steps"]
    assert "Bob" in drawn
    assert NAME not in drawn


@pytest.fixture
def morning():
    with time_machine.travel(NOW, tick=False):
        yield


def client_of(one):
    client = Client()
    client.force_login(one)
    return client


def test_presence_hours_and_papers_stay_under_ones_own_name(open_room, morning):
    cast = open_room.cast
    wear(cast, cast.bob)
    open_room.act(cast.bob, "add_idea", "A picture", board=0)
    two_hours = Interval(SIX, SIX + timedelta(hours=2))
    marking = Marking(person_id=cast.bob.pk, since=two_hours.since, until=two_hours.until)
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=NOW)
    alice = client_of(cast.alice)
    for page in ("closing/", "presence/"):
        told = alice.get(f"/meetings/{cast.circle.pk}/{page}").text
        assert "Bob" in told
        assert NAME not in told
    close_meeting(meeting=cast.circle, session=two_hours, by=cast.alice, at=NOW)
    issue_ordered(address="https://copal.example", at=NOW)
    paper = Certificate.objects.get(person=cast.bob)
    assert "Bob Example" in str(paper.stated)
    assert NAME not in str(paper.stated)
    assert NAME not in client_of(cast.bob).get("/hours/").text
    assert NAME not in client_of(cast.dora).get(f"/credit/{cast.bob.pk}/").text
    assert NAME not in alice.get("/communities/circle/members/").text


def test_off_by_default_chosen_once_and_kept_when_no_new_ones_are_taken(cast, morning):
    bob, alice = client_of(cast.bob), client_of(cast.alice)
    assert "not used in this community" in bob.get(PAGE).text
    bob.post(f"{PAGE}choice/", {"name": NAME})
    assert mask_of(cast.community.pk, cast.bob.pk) == ""
    assert bob.post(f"{PAGE}allow/", {"allowed": "1"}).status_code == 404
    alice.post(f"{PAGE}allow/", {"allowed": "1"})
    names = re.findall(r'name="name" value="([^"]+)"', bob.get(PAGE).text)
    assert len(names) == 6
    bob.post(f"{PAGE}choice/", {"name": "Alice"})
    assert mask_of(cast.community.pk, cast.bob.pk) == ""
    bob.post(f"{PAGE}choice/", {"name": names[0]})
    bob.post(f"{PAGE}choice/", {"name": names[1]})
    assert mask_of(cast.community.pk, cast.bob.pk) == names[0]
    alice.post(f"{PAGE}choice/", {"name": names[0]})
    assert mask_of(cast.community.pk, cast.alice.pk) == ""
    alice.post(f"{PAGE}allow/", {"allowed": "0"})
    assert names[0] in bob.get(PAGE).text


def test_unmasking_takes_two_and_is_told(cast, morning, mailbox):
    mask = wear(cast, cast.bob)
    alice, dora, bob = client_of(cast.alice), client_of(cast.dora), client_of(cast.bob)
    assert bob.post(f"{PAGE}requests/", {"mask": mask.pk, "reason": "I wonder"}).status_code == 404
    alice.post(f"{PAGE}requests/", {"mask": mask.pk, "reason": "Somebody was hurt by these words"})
    one = UnmaskRequest.objects.get()
    alice.post(f"{PAGE}requests/{one.pk}/", {"yes": "1"})
    assert UnmaskRequest.objects.get().approved is None
    assert "It is <strong" not in alice.get(PAGE).text
    dora.post(f"{PAGE}requests/{one.pk}/", {"yes": "1"})
    for client in (alice, dora):
        assert re.search(r"It is <strong[^>]*>Bob<", client.get(PAGE).text)
    cora = client_of(join(cast, "Cora", "co_facilitator"))
    assert "It is <strong" not in cora.get(PAGE).text
    tell_waiting(at=NOW)
    send_due(at=NOW)
    (letter,) = mailbox.to("bob@example.org")
    assert NAME not in str(letter)
    assert "know your pseudonym" in letter["Subject"]


def test_nobody_agrees_to_their_own(cast, morning):
    cora = join(cast, "Cora", "co_facilitator")
    mask = wear(cast, cora)
    client_of(cast.alice).post(f"{PAGE}requests/", {"mask": mask.pk, "reason": "Somebody was hurt"})
    one = UnmaskRequest.objects.get()
    assert client_of(cora).post(f"{PAGE}requests/{one.pk}/", {"yes": "1"}).status_code == 404
    assert "Somebody was hurt" not in client_of(cora).get(PAGE).text


@pytest.mark.parametrize("who", ["charlie", "edna"])
def test_it_is_nobody_else_s_page(cast, morning, who):
    assert client_of(getattr(cast, who)).get(PAGE).status_code == 404


def test_few_questions(cast, morning, count_queries):
    wear(cast, cast.bob)
    alice = client_of(cast.alice)
    with count_queries("confidentiality.masks"):
        alice.get(PAGE)
    assert Mask.objects.count() == 1
    assert SIX < NOW
