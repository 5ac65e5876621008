"""Who is expected and not in the room yet: a page for those who lead, or its list alone in the console."""

import pytest
import time_machine

from tests.cast import SIX
from tests.facilitation.playing import guest, join, leave


@pytest.fixture
def address(open_room):
    return f"/meetings/{open_room.meeting.pk}/room/lead/expected/"


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


def test_it_lists_who_is_missing(open_room, client, address, count_queries):
    join(open_room.cast, "Fay")
    client.force_login(open_room.cast.alice)
    with count_queries("live.expected"):
        page = client.get(address).text
    assert "Fay" in page
    assert "Bob" not in page
    assert "Nobody called “Zed” is missing." in client.get(address, {"named": "Zed"}).text


def test_the_console_gets_the_list_alone(open_room, client, address):
    client.force_login(open_room.cast.alice)
    part = client.get(address, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'value="bring_newcomer"' in part


def test_it_is_there_for_those_who_lead_only(open_room, client, address):
    cast = open_room.cast
    co, removed = join(cast, "Cora", "co_facilitator"), join(cast, "Rosa", "co_facilitator")
    leave(removed, open_room.at)
    others = (cast.bob, join(cast, "Nora", "note_taker"), guest(cast), cast.charlie, cast.dora, removed)
    for one, status in ((cast.alice, 200), (co, 200), *((one, 404) for one in others)):
        client.force_login(one)
        assert client.get(address).status_code == status, one.chosen_name


def test_someone_is_added_from_it_without_scripts(open_room, client, address):
    fay = join(open_room.cast, "Fay")
    client.force_login(open_room.cast.alice)
    sent = {"act": "bring", "person": fay.pk, "how": "phone", "client_key": "k"}
    answer = client.post(
        f"/meetings/{open_room.meeting.pk}/room/acts/",
        sent,
        headers={"Referer": f"http://testserver{address}"},
    )
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert open_room.state.opening.here[fay.pk] == "phone"
