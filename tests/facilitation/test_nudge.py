"""The next best step, told only to those who lead: one sentence that fits the moment, one button that does it."""

from datetime import timedelta

import pytest

from copal.domain.facilitation.queries import ending_seen, nudge_seen, scene_of
from copal.outlets.live.drawing import panels_for
from copal.outlets.live.panels import LEAD, MEMBER, NOTES, SCREEN
from tests.cast import SIX
from tests.facilitation.playing import join


def nudge(room, minutes=None):
    at = room.at if minutes is None else SIX + timedelta(minutes=minutes)
    return nudge_seen(scene_of(room.meeting.pk, at=at))


def code(room, minutes=None):
    found = nudge(room, minutes)
    return found.code if found else ""


@pytest.fixture
def running(open_room):
    """The first part is on."""
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(1))
    return open_room


def test_nobody_opened_it_though_it_is_time(under_way):
    assert code(under_way, -5) == ""
    assert (code(under_way, 4), nudge(under_way, 4).minutes) == ("open", 4)


def test_open_and_nothing_begun(open_room):
    assert (code(open_room), nudge(open_room).segment) == ("begin", open_room.segment(1))


def test_who_has_not_affirmed_is_thought_of_at_the_beginning_only(running):
    fay = join(running.cast, "Fay")
    running.act(running.cast.alice, "bring", person=fay.pk, how="phone")
    assert (code(running), nudge(running).people) == ("affirm", str(fay.pk))
    assert code(running, 16) != "affirm"
    running.act(running.cast.alice, "acknowledge_for", people=nudge(running).people)
    assert "acknowledged" in running.mine(fay)
    assert code(running) == "next"


def test_all_is_well_and_what_comes_next(running):
    found = nudge(running, 3)
    assert (found.code, found.minutes, found.title) == ("next", 7, "What works at clean-up time")


def test_an_item_over_its_time_and_who_could_give(running):
    found = nudge(running, 13)
    assert (found.code, found.minutes, found.giver) == ("take_minutes", 2, running.segment(2))
    running.act(running.cast.alice, "take_minutes", segment=found.giver, minutes=found.minutes)
    assert code(running, 11) == "next"


def test_an_item_over_its_time_and_nothing_to_give(running):
    for place in (2, 3):
        running.act(running.cast.alice, "put_off_item", segment=running.segment(place))
    assert code(running, 20) == "ask_for_time"


def test_a_hand_that_waits_long(running):
    running.act(running.cast.bob, "raise")
    assert code(running, 2) == "next"
    found = nudge(running, 5)
    assert (found.code, found.name, found.minutes) == ("waits", "Bob", 4)


def test_those_not_heard_are_offered_a_round_from_half_the_time_on(running):
    running.act(running.cast.alice, "hear", person=running.cast.alice.pk)
    running.act(running.cast.alice, "begin_item", segment=running.segment(2))
    assert code(running, 59) == "next"
    found = nudge(running, 61)
    assert (found.code, found.number, found.minutes) == ("round", 1, 59)
    running.act(running.cast.bob, "listen")
    assert code(running, 61) == "pulse"


def test_no_pulse_after_half_the_time(running):
    alice = running.cast.alice
    running.act(alice, "begin_item", segment=running.segment(2))
    for one in (alice, running.cast.bob):
        running.act(alice, "hear", person=one.pk)
    assert code(running, 61) == "pulse"
    number = running.act(alice, "ask_pulse", scale="mood").asking.open.number
    running.act(alice, "close_asked", asked=number)
    assert code(running, 61) == "next"


def test_everyone_has_answered(running):
    alice, bob = running.cast.alice, running.cast.bob
    number = running.act(alice, "ask_order").asking.open.number
    running.act(alice, "answer_asked", asked=number, option="first_come")
    assert code(running) == "next"
    running.act(bob, "answer_asked", asked=number, option="first_come")
    assert (code(running), nudge(running).number) == ("close_asked", number)


def test_five_minutes_left(running):
    assert (code(running, 115), nudge(running, 115).title) == ("last_part", "Next steps")
    running.act(running.cast.alice, "begin_item", segment=running.segment(3))
    running.act(running.cast.alice, "put_off_item", segment=running.segment(2))
    assert (code(running, 116), nudge(running, 116).minutes) == ("closing_round", 4)
    running.at = SIX + timedelta(minutes=116)
    running.act(running.cast.alice, "begin_round")
    assert code(running) not in ("closing_round", "last_part")


def test_the_end_is_told_to_everyone_and_only_the_group_moves_it(running):
    alice = running.cast.alice
    scene = scene_of(running.meeting.pk, at=SIX + timedelta(minutes=114))
    assert ending_seen(scene) is None
    for minutes, stage in ((115, "soon"), (120, "up"), (125, "up")):
        assert ending_seen(scene_of(running.meeting.pk, at=SIX + timedelta(minutes=minutes))).stage == stage
    assert (code(running, 123), nudge(running, 123).minutes) == ("end", 3)
    running.at = SIX + timedelta(minutes=118)
    number = running.act(alice, "ask_extension", minutes=10).asking.open.number
    assert code(running, 121) != "end", "the group is being asked"
    for one in (alice, running.cast.bob):
        running.act(one, "answer_asked", asked=number, option="fine")
    running.act(alice, "close_asked", asked=number)
    assert ending_seen(scene_of(running.meeting.pk, at=SIX + timedelta(minutes=121))) is None
    assert code(running, 130) == "end"


def test_groups_whose_time_is_up_are_called_back(running):
    running.act(running.cast.alice, "make_groups", how="random", groups=2, minutes=5)
    assert code(running, 3) == "next"
    assert code(running, 6) == "call_back"
    running.at = SIX + timedelta(minutes=6)
    running.act(running.cast.alice, "call_back")
    assert code(running) == "next"


def test_a_meeting_that_is_over_needs_no_step(running):
    running.act(running.cast.alice, "end")
    assert (code(running), code(running, 125)) == ("", "")


def test_only_the_console_shows_it(running):
    fay = join(running.cast, "Fay")
    running.act(running.cast.alice, "bring", person=fay.pk, how="phone")
    scene = scene_of(running.meeting.pk, at=running.at)
    assert panels_for(scene, LEAD, mine=(), page={})["nudge"].strip()
    for audience in (MEMBER, NOTES, SCREEN):
        assert "nudge" not in panels_for(scene, audience, mine=(), page={})
