"""Checking in on a phone: who may, what a refusal says, sent twice, and through a signed link."""

from datetime import timedelta

import pytest

from copal.domain.attendance.models import Stay
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Cancellation
from copal.domain.people.queries import link_token
from tests.cast import SIX
from tests.pages.room.conftest import key_in

MINUTE = timedelta(minutes=1)


def send(client, room, code, key="k1"):
    return client.post(f"{room}/check-in/", {"code": code, "client_key": key})


def test_a_member_types_the_code_and_is_in(cast, client, room, code):
    client.force_login(cast.bob)
    shown = client.get(f"{room}/check-in/")
    assert 'inputmode="numeric"' in shown.content.decode()
    assert 'autocomplete="one-time-code"' in shown.content.decode()
    assert send(client, room, code(), key_in(shown)).status_code == 302
    page = client.get(f"{room}/check-in/").content.decode()
    assert "You’re in since 6:05 pm" in page


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 200), ("charlie", 404)])
def test_the_door_is_there_for_facilitator_and_member_not_for_outsiders(cast, client, room, who, status):
    client.force_login(getattr(cast, who))
    assert client.get(f"{room}/check-in/").status_code == status


def test_a_guest_checks_in_and_a_removed_member_does_not_find_the_door(cast, client, room, code, guest):
    client.force_login(guest)
    assert send(client, room, code()).status_code == 302
    assert Stay.objects.get().person == guest
    Membership.objects.filter(person=cast.bob).update(ended_at=SIX, how_ended="removed")
    client.force_login(cast.bob)
    assert client.get(f"{room}/check-in/").status_code == 404
    assert send(client, room, code()).status_code == 404
    assert client.post(f"{room}/check-out/").status_code == 404


def test_a_wrong_code_says_so_beside_the_field_and_keeps_it(cast, client, room, code):
    client.force_login(cast.bob)
    bad = "000000" if code() != "000000" else "000001"
    response = send(client, room, bad)
    assert response.status_code == 409
    assert "That code is not right" in response.content.decode()
    assert f'value="{bad}"' in response.content.decode()
    assert not Stay.objects.exists()


def test_five_wrong_codes_are_told_to_wait(cast, client, room, code):
    client.force_login(cast.bob)
    bad = next(f"{n:06d}" for n in range(3) if f"{n:06d}" != code())
    for _ in range(5):
        send(client, room, bad)
    response = send(client, room, code())
    assert response.status_code == 409
    assert "Wait 10 minutes" in response.content.decode()


def test_an_empty_code_is_asked_for(cast, client, room):
    client.force_login(cast.bob)
    response = send(client, room, "")
    assert response.status_code == 422
    assert "Type the six digits" in response.content.decode()


def test_a_qr_link_survives_signing_in_for_a_while(cast, client, room, code, clock):
    shown = code()
    sent_away = client.get(f"{room}/check-in/", {"code": shown})
    assert sent_away.status_code == 302
    assert "sign-in" in sent_away.headers["Location"]
    client.force_login(cast.bob)
    clock(12)
    page = client.get(f"{room}/check-in/", {"code": shown})
    assert f'value="{shown}"' in page.content.decode()
    assert send(client, room, shown).status_code == 302
    assert Stay.objects.get().since == SIX + 12 * MINUTE


def test_a_code_not_given_in_time_is_stale(cast, client, room, code, clock):
    shown = code()
    clock(12)
    client.force_login(cast.bob)
    assert send(client, room, shown).status_code == 409


def test_opening_a_qr_link_alone_checks_nobody_in(cast, client, room, code):
    client.force_login(cast.bob)
    client.get(f"{room}/check-in/", {"code": code()})
    assert not Stay.objects.exists()


def test_sent_twice_is_one_check_in(cast, client, room, code):
    client.force_login(cast.bob)
    key = key_in(client.get(f"{room}/check-in/"))
    send(client, room, code(), key)
    send(client, room, code(), key)
    assert Stay.objects.count() == 1


def test_out_twice_is_once_out(cast, client, room, code, clock):
    client.force_login(cast.bob)
    send(client, room, code())
    clock(30)
    client.post(f"{room}/check-out/", {"client_key": "o1"})
    clock(31)
    client.post(f"{room}/check-out/", {"client_key": "o1"})
    assert Stay.objects.get().until == SIX + 30 * MINUTE
    assert "6:05 pm–6:30 pm" in client.get(f"{room}/check-in/").content.decode()


@pytest.mark.parametrize(
    ("minutes", "words"), [(-60, "You can check in from 5:30 pm"), (151, "Check-in is over")]
)
def test_before_and_after_the_door_says_what_to_do(cast, client, room, clock, minutes, words):
    clock(minutes)
    client.force_login(cast.bob)
    assert words in client.get(f"{room}/check-in/").content.decode()


def test_a_meeting_called_off_says_so(cast, client, room):
    Cancellation.objects.create(meeting=cast.circle, at=SIX)
    client.force_login(cast.bob)
    assert "This meeting was called off" in client.get(f"{room}/check-in/").content.decode()


def test_through_a_signed_link_without_an_account(cast, client, room, code, guest):
    here = f"/i/{link_token(guest, 'invitation', cast.circle.pk)}"
    assert client.get(f"{here}/check-in/").status_code == 200
    assert client.post(f"{here}/check-in/", {"code": code(), "client_key": "k"}).status_code == 302
    assert Stay.objects.get().person == guest
    assert "You’re in since" in client.get(f"{here}/check-in/").content.decode()
    assert client.post(f"{here}/check-out/", {"client_key": "o"}).status_code == 302
    assert Stay.objects.get().until is not None


def test_a_link_of_an_outsider_or_for_something_else_opens_nothing(cast, client, room):
    outsider = link_token(cast.charlie, "invitation", cast.circle.pk)
    assert client.get(f"/i/{outsider}/check-in/").status_code == 404
    other = link_token(cast.bob, "calendar", cast.circle.pk)
    assert client.get(f"/i/{other}/check-in/").status_code == 409
    assert client.get("/i/nonsense/check-in/").status_code == 409


def test_one_screen_few_questions(cast, client, room, count_queries):
    client.force_login(cast.bob)
    with count_queries("room.check_in"):
        client.get(f"{room}/check-in/")
