"""The hub in the running site: a storm becomes few events, a bell nobody heard costs a second, and nobody listens who may not."""

import threading
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from copal.domain.communities.actions import remove_member
from copal.domain.communities.models import Membership
from copal.domain.facilitation import bell
from copal.domain.facilitation.queries.voice import MOST_SHOWN
from copal.outlets.live import listening
from tests.cast import LONG_AGO, person
from tests.support.listening import Ear

PATIENCE = 9


@pytest.fixture
def ear(site, open_room, session_of):
    with Ear(site, open_room.meeting.pk, session_of(open_room.cast.bob), patience=PATIENCE) as one:
        yield one


def test_a_storm_becomes_a_few_events_and_the_last_is_right(ear, open_room):
    crowd = [person(f"P{n:02}") for n in range(30)]
    Membership.objects.bulk_create(
        Membership(community=open_room.cast.community, person=one, role="member", joined_at=LONG_AGO)
        for one in crowd
    )
    ear.event()
    for one in crowd:
        open_room.act(one, "raise")
    events, last = 0, None
    while last is None or last["number"] < open_room.state.number:
        last = ear.event()
        events += 1
    assert events < len(crowd) / 2
    shown = last["panels"]["voice"]
    assert all(f'data-person="{one.pk}"' in shown for one in crowd[:MOST_SHOWN])
    assert f"and {len(crowd) - MOST_SHOWN} more" in shown


def test_events_follow_one_another_by_number(ear, open_room):
    serial = ear.event()["to"]
    for verb in ("raise", "lower", "raise"):
        open_room.act(open_room.cast.bob, verb)
        event = ear.event()
        assert (event["from"], event["to"]) == (serial, serial + 1)
        serial = event["to"]


def test_a_bell_that_nobody_heard_is_made_up_for_within_two_seconds(ear, open_room, monkeypatch):
    ear.event()
    monkeypatch.setattr(bell, "_listeners", [])
    open_room.act(open_room.cast.bob, "raise")
    asked = time.monotonic()
    assert "voice" in ear.event()["panels"]
    assert time.monotonic() - asked < 2.5


def test_a_member_removed_while_connected_hears_no_more(ear, open_room):
    cast = open_room.cast
    ear.event()
    remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=open_room.at)
    while not (told := ear.event()).get("end"):
        pass
    assert told["end"]
    with pytest.raises(EOFError):
        ear.event()


def test_signing_out_ends_the_stream(ear):
    ear.event()
    Session.objects.all().delete()
    assert ear.event()["end"]


def test_a_facilitator_who_becomes_a_member_loses_the_console(site, open_room, session_of):
    alice = open_room.cast.alice
    with Ear(site, open_room.meeting.pk, session_of(alice), "lead", patience=PATIENCE) as ear:
        assert "agenda" in ear.event()["panels"]
        Membership.objects.filter(person=alice).update(role="member")
        assert ear.event()["end"]


def test_each_language_and_audience_gets_its_own_drawing(site, open_room, session_of):
    session = session_of(open_room.cast.alice)
    with (
        Ear(site, open_room.meeting.pk, session, "screen&in=en-xa", patience=PATIENCE) as accented,
        Ear(site, open_room.meeting.pk, session, "lead", patience=PATIENCE) as plain,
    ):
        projected = accented.event()["panels"]
        assert "projected" in projected
        assert "agenda" not in projected
        assert "Agenda" in plain.event()["panels"]["agenda"]


def test_a_line_that_is_silent_still_beats(ear):
    ear.event()
    assert "beat" in ear.event(beats=True)


def test_many_come_and_go_at_once_and_nothing_is_left_behind(site, open_room, session_of):
    from copal.outlets.live.hub import hub

    session = session_of(open_room.cast.bob)

    def visit():
        with Ear(site, open_room.meeting.pk, session, patience=PATIENCE) as ear:
            ear.event()

    visitors = [threading.Thread(target=visit) for _one in range(20)]
    for one in visitors:
        one.start()
    for one in visitors:
        one.join()
    until = time.monotonic() + 5
    while hub.rooms and time.monotonic() < until:
        time.sleep(0.05)
    assert hub.rooms == {}
    connection.close()


def test_at_the_end_everybody_is_told_to_look_at_what_is_theirs(ear, open_room):
    ear.event()
    open_room.act(open_room.cast.alice, "end")
    told = ear.event()
    assert open_room.cast.bob.pk in told["touched"]
    assert open_room.mine(open_room.cast.bob) >= {"over"}
    assert "acknowledged" not in open_room.mine(open_room.cast.bob)


def test_a_line_carries_so_much_and_then_begins_anew(ear, open_room, monkeypatch):
    """A screen that takes nothing any more cannot fill the memory of the server."""
    monkeypatch.setattr(listening, "MOST_BYTES", 1)
    open_room.act(open_room.cast.bob, "raise")
    with pytest.raises(EOFError):
        list(iter(ear.event, None))
