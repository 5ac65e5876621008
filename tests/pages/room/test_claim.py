""" "I was there": who may say it, until when, and what they see of the answer."""

from datetime import timedelta

import pytest

from copal.domain.attendance.actions import claims
from copal.domain.attendance.models import Claim, Stay
from copal.domain.communities.models import Membership
from copal.domain.confidentiality.rules import composed
from tests.cast import LONG_AGO, SIX

MINUTE = timedelta(minutes=1)
TIMES = {"since": "18:00", "until": "19:30", "words": "I sat by the window."}


def say(client, room, **more):
    return client.post(f"{room}/claim/", {**TIMES, **more})


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 200), ("charlie", 404)])
def test_who_may_say_so(cast, client, room, clock, who, status):
    clock(200)
    client.force_login(getattr(cast, who))
    assert client.get(f"{room}/claim/").status_code == status


def test_a_claim_waits_and_can_be_changed_and_taken_back(cast, client, room, clock):
    clock(200)
    client.force_login(cast.bob)
    assert say(client, room).status_code == 302
    assert say(client, room, until="20:00").status_code == 302
    claim = Claim.objects.get()
    assert (claim.since, claim.until, claim.words) == (SIX, SIX + 120 * MINUTE, "I sat by the window.")
    assert "A facilitator has not answered yet" in client.get(f"{room}/claim/").content.decode()
    client.post(f"{room}/claim/return/")
    claim.refresh_from_db()
    assert claim.decision == "taken_back"


def test_who_left_the_community_since_may_still_say_so_but_not_who_left_before(cast, client, room, clock):
    clock(200)
    Membership.objects.filter(person=cast.bob).update(ended_at=SIX + 180 * MINUTE, how_ended="removed")
    client.force_login(cast.bob)
    assert client.get(f"{room}/claim/").status_code == 200
    Membership.objects.filter(person=cast.bob).update(ended_at=LONG_AGO)
    assert client.get(f"{room}/claim/").status_code == 404


def test_before_the_meeting_and_two_weeks_after_it_is_refused(cast, client, room, clock):
    client.force_login(cast.bob)
    clock(-10)
    assert say(client, room).status_code == 409
    clock(120 + 14 * 24 * 60 + 1)
    assert say(client, room).status_code == 409
    assert "possible until" in client.get(f"{room}/claim/").content.decode()
    clock(120 + 14 * 24 * 60)
    assert say(client, room).status_code == 302


@pytest.mark.parametrize(
    ("since", "until"), [("19:00", "18:00"), ("", "19:00"), ("18:00", ""), ("09:00", "19:00")]
)
def test_times_that_cannot_be_are_told_and_the_words_are_kept(cast, client, room, clock, since, until):
    clock(200)
    client.force_login(cast.bob)
    response = say(client, room, since=since, until=until)
    assert response.status_code in (409, 422)
    assert "I sat by the window." in response.content.decode()
    assert not Claim.objects.exists()


def test_the_answer_is_seen_and_an_accepted_claim_is_evidence(cast, client, room, clock):
    clock(200)
    client.force_login(cast.bob)
    say(client, room)
    words = composed("Yes, I saw you.", audience="community")
    claim = Claim.objects.get()
    at = SIX + 210 * MINUTE
    stay = claims.decide(claim=claim, decision="accepted", words=words, by=cast.alice, at=at)
    assert claims.decide(claim=claim, decision="accepted", words=words, by=cast.alice, at=at) is None
    with pytest.raises(claims.AlreadyDecided):
        claims.decide(claim=claim, decision="declined", words=words, by=cast.alice, at=at)
    assert Stay.objects.get() == stay
    assert (stay.source, stay.said_by, stay.until) == ("claim", cast.alice, SIX + 90 * MINUTE)
    page = client.get(f"{room}/claim/").content.decode()
    assert "Accepted" in page
    assert "Yes, I saw you." in page
