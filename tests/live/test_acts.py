"""What a browser sends, with script and without: answered in JSON or by going back, refused in words, never lost twice."""

import uuid

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from copal.domain.communities.actions import remove_member
from copal.domain.facilitation.models import LogEntry
from copal.domain.meetings.models import Invitation
from copal.domain.people.queries import link_token
from tests.cast import LONG_AGO, SIX, person, timedelta

JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def five_past_six():
    cache.clear()
    with time_machine.travel(SIX + timedelta(minutes=5), tick=False):
        yield


@pytest.fixture
def send(open_room):
    """`send(bob, "raise")` as the room's script sends it."""

    def sent(who, verb, key="", headers=JSON, **fields):
        client = Client()
        client.force_login(who)
        body = {"act": verb, "client_key": key or uuid.uuid4().hex, **fields}
        return client.post(f"/meetings/{open_room.meeting.pk}/room/acts/", body, headers=headers)

    return sent


def test_the_answer_says_what_is_ones_own_now(send, open_room):
    answer = send(open_room.cast.bob, "raise")
    assert answer.status_code == 200
    assert answer.json()["number"] == open_room.state.number
    assert "hand" in answer.json()["mine"]


def test_without_script_it_goes_back_to_the_page(send, open_room):
    room = f"/meetings/{open_room.meeting.pk}/room/"
    answer = send(
        open_room.cast.bob, "raise", headers={"Referer": f"http://testserver{room}", "Accept": "text/html"}
    )
    assert (answer.status_code, answer["Location"]) == (302, room)
    assert open_room.cast.bob.pk in open_room.state.voice.hands


def test_sent_twice_done_once(send, open_room):
    for _time in range(3):
        assert send(open_room.cast.bob, "raise", key="one").status_code == 200
    assert LogEntry.objects.filter(meeting=open_room.meeting, kind="raised").count() == 1


@pytest.mark.parametrize(
    ("verb", "fields", "status", "reason"),
    [
        ("call", {}, 409, "not_yours"),
        ("no such verb", {}, 409, "unreadable"),
        ("", {}, 409, "unreadable"),
        ("come", {"how": "by broom"}, 409, "choice"),
        ("raise", {"person": "9" * 40}, 409, "unreadable"),
        ("raise", {"person": "-1"}, 409, "unreadable"),
    ],
)
def test_a_refusal_has_words_and_a_reason(send, open_room, verb, fields, status, reason):
    answer = send(open_room.cast.bob, verb, **fields)
    assert (answer.status_code, answer.json()["reason"]) == (status, reason)
    assert answer.json()["why"].endswith((".", "!"))


def test_a_flood_from_one_person_is_slowed_and_harms_nobody(send, open_room):
    cast = open_room.cast
    answers = [send(cast.bob, ("raise", "lower")[turn % 2]) for turn in range(45)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert send(cast.alice, "raise").status_code == 200


def test_a_stale_tab_from_last_week_is_told_that_it_is_over(send, open_room):
    open_room.act(open_room.cast.alice, "end")
    with time_machine.travel(SIX + timedelta(days=7), tick=False):
        answer = send(open_room.cast.bob, "raise")
    assert (answer.status_code, answer.json()["reason"]) == (409, "over")


def test_a_removed_member_an_outsider_and_a_stranger_are_not_let_in(send, open_room):
    cast = open_room.cast
    remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=SIX)
    assert send(cast.bob, "raise").status_code == 404
    assert send(cast.charlie, "raise").status_code == 404
    answer = Client().post(f"/meetings/{open_room.meeting.pk}/room/acts/", {"act": "raise"})
    assert answer["Location"].startswith("/sign-in/")


def test_a_guest_takes_part_by_their_link(open_room):
    gus = person("Gus")
    Invitation.objects.create(
        meeting=open_room.meeting, person=gus, at=LONG_AGO, by=open_room.cast.alice, guest=True
    )
    base = f"/i/{link_token(gus, 'invitation', open_room.meeting.pk)}/room/"
    page = Client().get(base)
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex"
    for verb in ("acknowledge", "raise"):
        answer = Client().post(f"{base}acts/", {"act": verb, "how": "phone"}, headers=JSON)
        assert answer.status_code == 200, answer.content
    assert open_room.state.voice.queue == (gus.pk,)
    assert "hand" in Client().get(f"{base}mine/").json()["mine"]
    assert Client().get(f"{base}state/?as=lead").status_code == 404


def test_the_whole_screen_for_those_without_a_stream(open_room, client):
    client.force_login(open_room.cast.bob)
    told = client.get(f"/meetings/{open_room.meeting.pk}/room/state/").json()
    assert told["number"] == open_room.state.number
    assert {"top", "opening", "voice"} <= told["panels"].keys()
    assert "acknowledged" in told["mine"]
    assert client.get(f"/meetings/{open_room.meeting.pk}/room/state/?as=lead").status_code == 404


def test_a_shared_panel_holds_nothing_that_is_one_persons_own(open_room, client):
    """The same bytes for everybody of an audience, and no form token in them."""
    open_room.act(open_room.cast.bob, "raise")
    screens = []
    for who in (open_room.cast.bob, open_room.cast.alice):
        client.force_login(who)
        screens.append(client.get(f"/meetings/{open_room.meeting.pk}/room/state/").json()["panels"])
    assert screens[0] == screens[1]
    assert "csrfmiddlewaretoken" not in str(screens[0])
