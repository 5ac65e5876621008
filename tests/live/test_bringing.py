"""What people bring to a room, as the site sends it: nothing is on anyone's screen before it may be seen."""

import uuid

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from copal.domain.people.queries import link_token
from copal.domain.practice.models import NextStep
from tests.cast import SIX, timedelta
from tests.facilitation.playing import guest, join, leave
from tests.support.listening import Ear

JSON = {"Accept": "application/json"}
PAGE = {"Accept": "text/html"}
SECRET = "Nobody else may read this yet"
SCREENS = {"": "member", "notes/": "notes", "lead/": "lead", "screen/": "screen"}


@pytest.fixture(autouse=True)
def five_past_six():
    cache.clear()
    with time_machine.travel(SIX + timedelta(minutes=5), tick=True):
        yield


@pytest.fixture
def room(open_room):
    return f"/meetings/{open_room.meeting.pk}/room/"


def browser_of(person):
    client = Client()
    client.force_login(person)
    return client


def everything(person, room, folders):
    """All that this person's browser can get of these screens."""
    client = browser_of(person)
    for folder in folders:
        yield client.get(room + folder).text
        yield client.get(f"{room}state/?as={SCREENS[folder]}", headers=JSON).text


def test_before_they_are_shown_ideas_are_on_nobody_elses_screen(open_room, room):
    cast = open_room.cast
    board = open_room.act(cast.alice, "open_board", "What works?").board.open.number
    open_room.act(cast.bob, "add_idea", SECRET, board=board)
    assert not any(SECRET in text for text in everything(cast.alice, room, SCREENS))
    assert all(SECRET in text for text in everything(cast.bob, room, [""]))
    own = browser_of(cast.bob).get(room + "mine/", headers=JSON).json()["own"]
    assert [idea["words"] for idea in own] == [SECRET]
    assert browser_of(cast.alice).get(room + "mine/", headers=JSON).json()["own"] == []
    open_room.act(cast.alice, "reveal_board", board=board)
    assert all(SECRET in text for text in everything(cast.alice, room, SCREENS))
    assert browser_of(cast.bob).get(room + "mine/", headers=JSON).json()["own"] == []


def test_down_the_line_only_the_number_of_ideas_comes(site, open_room, session_of):
    cast = open_room.cast
    board = open_room.act(cast.alice, "open_board", "What works?").board.open.number
    with Ear(site, open_room.meeting.pk, session_of(cast.alice), "lead") as ear:
        ear.event()
        open_room.act(cast.bob, "add_idea", SECRET, board=board)
        told = ear.event()
        assert "1 idea so far" in told["panels"]["board"]
        assert SECRET not in str(told)


def test_an_anonymous_idea_touches_nobody(site, open_room, session_of):
    cast = open_room.cast
    board = open_room.act(cast.alice, "open_board", "What is hard?", anonymous="1").board.open.number
    with Ear(site, open_room.meeting.pk, session_of(cast.alice), "lead") as ear:
        ear.event()
        open_room.act(cast.bob, "add_idea", SECRET, board=board)
        assert ear.event()["touched"] == []
    open_room.act(cast.alice, "reveal_board", board=board)
    panel = (
        browser_of(cast.alice)
        .get(f"{room_of(open_room)}state/?as=lead", headers=JSON)
        .json()["panels"]["board"]
    )
    assert SECRET in panel
    assert "Bob" not in panel
    assert "take-back" not in panel


def room_of(open_room):
    return f"/meetings/{open_room.meeting.pk}/room/"


def test_the_big_screen_names_nobody(open_room, room):
    cast = open_room.cast
    board = open_room.act(cast.alice, "open_board", "What works?").board.open.number
    open_room.act(cast.bob, "add_idea", "A song", board=board)
    open_room.act(cast.alice, "reveal_board", board=board)
    panels = browser_of(cast.alice).get(room + "state/?as=screen", headers=JSON).json()["panels"]
    assert "A song" in panels["projected"]
    assert "Bob" not in str(panels)


def test_off_the_record_every_screen_says_so(open_room, room):
    cast = open_room.cast
    nora = join(cast, "Nora", "note_taker")
    open_room.act(cast.alice, "off_record")
    for person, folders in ((cast.alice, SCREENS), (nora, ["", "notes/", "screen/"]), (cast.bob, [""])):
        assert all("Off the record" in text for text in everything(person, room, folders))
    open_room.act(cast.alice, "on_record")
    assert not any("Off the record" in text for text in everything(cast.bob, room, [""]))


def test_notes_are_not_on_members_phones(open_room, room):
    cast = open_room.cast
    open_room.act(cast.alice, "note", "Only for the minutes")
    assert not any("Only for the minutes" in text for text in everything(cast.bob, room, [""]))
    assert any("Only for the minutes" in text for text in everything(cast.alice, room, ["lead/"]))


def test_a_guest_brings_things_by_their_link_and_a_removed_member_does_not(open_room, room):
    cast = open_room.cast
    gus, rosa = guest(cast), join(cast, "Rosa")
    address = f"/i/{link_token(gus, 'invitation', open_room.meeting.pk)}/room/"
    visitor = Client()
    for sent in (
        {"act": "add_idea", "words": "From a guest"},
        {"act": "park", "words": "A guest's worry", "sphere": "not_ours"},
        {"act": "share", "words": "A guest's list", "kind": "resource", "link": "https://example.org/x"},
        {"act": "take_step", "words": "A guest's promise", "kind": "trial"},
    ):
        answer = visitor.post(f"{address}acts/", {**sent, "client_key": uuid.uuid4().hex}, headers=JSON)
        assert answer.status_code == 200, answer.text
    page = visitor.get(address).text
    assert all(words in page for words in ("From a guest", "A guest&#x27;s worry", "https://example.org/x"))
    leave(rosa, open_room.at)
    for one in (rosa, cast.charlie, cast.dora, cast.edna):
        client = browser_of(one)
        assert client.post(room + "acts/", {"act": "add_idea", "words": "Let me in"}).status_code == 404
        assert client.get(room + "mine/").status_code == 404


def test_a_flood_is_slowed_down(open_room, room):
    client = browser_of(open_room.cast.bob)
    answers = [
        client.post(room + "acts/", {"act": "add_idea", "words": f"Idea {n}"}, headers=JSON).status_code
        for n in range(60)
    ]
    assert set(answers) == {200, 429}
    assert answers.count(200) == len(open_room.state.board.ideas) <= 41


def test_without_script_what_was_refused_comes_back_and_can_be_sent_again(open_room, room):
    client, idea = browser_of(open_room.cast.bob), "x" * 10_000
    sent = {"act": "add_idea", "board": "0", "words": idea}
    page = client.post(room + "acts/", sent, headers=PAGE | {"Referer": f"http://testserver{room}"})
    assert page.status_code == 409
    assert idea in page.text
    assert "9500 characters too long" in page.text
    again = {**sent, "words": "Short enough", "back": room}
    answer = client.post(room + "acts/", again, headers=PAGE | {"Referer": f"http://testserver{room}acts/"})
    assert (answer.status_code, answer["Location"]) == (302, room)
    away = {**again, "back": "https://evil.example/"}
    answer = client.post(room + "acts/", away, headers=PAGE | {"Referer": f"http://testserver{room}"})
    assert answer["Location"] == room


def test_without_script_every_form_works(open_room, room):
    """Each form of a member's page is sent as a browser without script would, with its own fields."""
    client = browser_of(open_room.cast.bob)
    for sent in (
        {"act": "add_idea", "board": "0", "words": "A song"},
        {"act": "park", "words": "Forms", "sphere": "ours", "whom": ""},
        {"act": "share", "words": "A list", "kind": "activity", "link": ""},
        {"act": "take_step", "words": "Ask", "kind": "step", "due": ""},
    ):
        answer = client.post(room + "acts/", sent, headers=PAGE | {"Referer": f"http://testserver{room}"})
        assert answer.status_code == 302, sent
    page = client.get(room).text
    assert all(words in page for words in ("A song", "Forms", "A list", "Ask"))


def test_hostile_words_stay_words(open_room, room):
    cast = open_room.cast
    words = "<img src=x onerror=alert(1)>\"'--\u202e</template><script>alert(2)</script>"
    open_room.act(cast.bob, "add_idea", words)
    open_room.act(cast.bob, "park", words, sphere="not_ours", whom=words[:100])
    open_room.act(cast.bob, "share", words, kind="offer", link="https://example.org/?a=<b>&c='")
    open_room.act(cast.alice, "note", words)
    for text in everything(cast.alice, room, ["", "notes/", "lead/", "screen/"]):
        assert "<img" not in text
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_steps_come_down_the_line_as_they_are_taken_and_finished(site, open_room, session_of):
    bob = open_room.cast.bob
    with Ear(site, open_room.meeting.pk, session_of(open_room.cast.alice), "lead") as ear:
        ear.event()
        open_room.act(bob, "take_step", "Ask the library", kind="step")
        assert "Ask the library" in ear.event()["panels"]["steps"]
        step = NextStep.objects.get().pk
        open_room.act(bob, "step_done", step=step)
        assert "Done" in ear.event()["panels"]["steps"]
        open_room.act(bob, "tell_step", "They said yes", step=step)
        assert "They said yes" in ear.event()["panels"]["steps"]
