"""The live room in real browsers: a phone, the console and the big screen follow one another."""

import pytest
import time_machine

from tests.browser.harness import axe, no_sideways_scroll
from tests.cast import SIX


@pytest.fixture(autouse=True)
def at_six():
    """The server's clock says six in March; the browsers' own say whatever they say."""
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def here(open_room):
    """The meeting's address, with its first item begun."""
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    return f"/meetings/{open_room.meeting.pk}/room/"


def test_a_raised_hand_reaches_every_screen(screen, open_room, here):
    cast = open_room.cast
    phone, desk = screen(person=cast.bob), screen(width=1440, person=cast.alice)
    wall = screen(width=1440, person=cast.alice)
    bob = phone.open(here)
    alice = desk.open(here + "lead/")
    big = wall.open(here + "screen/")
    bob.get_by_role("button", name="Raise my hand").click()
    alice.get_by_role("button", name="Next: Bob").wait_for()
    big.get_by_text("1 hand is up.").wait_for()
    assert bob.get_by_role("button", name="Lower my hand").is_visible()
    alice.get_by_role("button", name="Next: Bob").click()
    bob.get_by_role("button", name="I am done speaking").wait_for()
    assert not big.get_by_text("Bob").count()
    for one, name in ((phone, "phone"), (desk, "lead"), (wall, "screen")):
        axe(one.page)
        one.picture(f"room-{name}")
    no_sideways_scroll(bob)
