"""What a meeting kept is read over before it leaves: every marked place is changed unless it is kept knowingly."""

import re
import uuid

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from copal.domain.communities.actions import remove_member
from copal.domain.confidentiality.rules import Writing, mark_of
from copal.domain.facilitation.actions import Sender
from copal.domain.facilitation.queries import seat_for
from copal.domain.people.queries import link_token
from copal.journeys import room_acts
from tests.access.test_after_the_meeting import close
from tests.cast import SIX, timedelta
from tests.facilitation.playing import guest, join

CALLED = "Ask Marisol Quintana at 207-555-0142 about the ramp."
PLAIN = "The two-minute song helps at clean-up time."


def note_anyway(room, who, words):
    """As somebody does who was warned and kept the words."""
    room.at += timedelta(seconds=1)
    seat, writing = seat_for(who, room.meeting.pk), Writing(kept=frozenset({mark_of(words)}))
    sender = Sender(
        meeting=seat.meeting, person=who, level=seat.level, client_key=uuid.uuid4().hex, writing=writing
    )
    room_acts.act(sender, "note", fields={}, words=words, at=room.at)


@pytest.fixture
def spoken(open_room):
    """Notes with a name and a number in them, an idea, and one that is still hidden."""
    cast = open_room.cast
    note_anyway(open_room, cast.alice, CALLED)
    open_room.act(cast.alice, "note", PLAIN)
    open_room.act(cast.bob, "add_idea", "Labels on the bins", board=0)
    board = open_room.act(cast.alice, "open_board", "What else?").board.open.number
    open_room.act(cast.bob, "add_idea", "Not shown yet", board=board)
    with time_machine.travel(SIX + timedelta(minutes=20), tick=False):
        yield open_room


def page_of(who, meeting, **sent):
    client = Client()
    client.force_login(who)
    place = reverse("leaving.take_out", args=[meeting.pk])
    return client.post(place, sent) if sent else client.get(place)


def keys_in(page):
    return re.findall(r'name="keep" value="([^"]+)"', page.text)


def test_the_page_marks_what_could_tell_and_offers_other_words(spoken):
    page = page_of(spoken.cast.bob, spoken.meeting)
    assert page.status_code == 200
    assert '<mark class="tells">Marisol Quintana</mark>' in page.text
    assert "207-555-0142" in page.text
    assert "Labels on the bins" in page.text
    assert "Not shown yet" not in page.text
    assert len(keys_in(page)) >= 2
    assert "no-store" in page["Cache-Control"]


def test_what_is_saved_has_every_place_changed(spoken):
    answer = page_of(spoken.cast.bob, spoken.meeting, **{"as": "text"})
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Disposition"] == 'attachment; filename="meeting-notes.txt"'
    assert "no-store" in answer["Cache-Control"]
    told = answer.content.decode()
    assert "Marisol" not in told
    assert "Quintana" not in told
    assert "0142" not in told
    assert PLAIN in told
    assert "Bob" not in told, "nobody's name goes along"


def test_one_place_is_kept_knowingly_and_only_that(spoken):
    first, *others = keys_in(page_of(spoken.cast.bob, spoken.meeting))
    told = page_of(spoken.cast.bob, spoken.meeting, **{"as": "text", "keep": first}).content.decode()
    assert "Marisol Quintana" in told
    assert "0142" not in told
    assert others


def test_a_key_holds_for_these_words_only(spoken):
    first, *_others = keys_in(page_of(spoken.cast.bob, spoken.meeting))
    mark, start, end = first.split(":")
    wrong = f"{mark[::-1]}:{start}:{end}"
    told = page_of(spoken.cast.bob, spoken.meeting, **{"as": "text", "keep": wrong}).content.decode()
    assert "Marisol" not in told


def test_the_page_to_print_is_as_safe(spoken):
    page = page_of(spoken.cast.bob, spoken.meeting, **{"as": "page"})
    assert page.status_code == 200
    assert PLAIN in page.text
    assert "Marisol" not in page.text
    assert "no-store" in page["Cache-Control"]


def test_facilitator_and_guest_may_outsider_staff_and_removed_may_not(spoken):
    cast, gus = spoken.cast, guest(spoken.cast)
    rosa = join(cast, "Rosa")
    remove_member(community=cast.community, person=rosa, by=cast.alice, at=SIX)
    for who in (cast.alice, cast.bob, gus):
        assert page_of(who, spoken.meeting).status_code == 200
    for who in (cast.charlie, cast.dora, cast.edna, rosa):
        assert page_of(who, spoken.meeting).status_code == 404
        assert page_of(who, spoken.meeting, **{"as": "text"}).status_code == 404


def test_a_signed_link_takes_nothing_out(spoken):
    token = link_token(guest(spoken.cast), "invitation", spoken.meeting.pk)
    assert Client().get(f"/i/{token}/take-out/").status_code == 404
    asked = Client().get(reverse("leaving.take_out", args=[spoken.meeting.pk]))
    assert asked["Location"].startswith("/sign-in/?next=")


def test_without_a_word_there_is_nothing_to_take(open_room):
    with time_machine.travel(SIX + timedelta(minutes=20), tick=False):
        page = page_of(open_room.cast.bob, open_room.meeting)
    assert "Nothing was written down" in page.text
    assert not keys_in(page)


def test_it_asks_as_little_as_every_screen_and_once_the_meeting_is_closed_too(spoken, count_queries):
    bob = Client()
    bob.force_login(spoken.cast.bob)
    place = reverse("leaving.take_out", args=[spoken.meeting.pk])
    with count_queries("leaving.take_out"):
        assert CALLED.split()[1] in bob.get(place).text
    with count_queries("leaving.take_out"):
        bob.post(place, {"as": "text"})
    close(spoken)
    with count_queries("leaving.take_out"):
        assert CALLED.split()[1] in bob.get(place).text
