"""A text is reported in two taps and gone from every screen at once; the pages where two people decide."""

import pytest
import time_machine

from copal.domain.confidentiality.actions import masks
from tests.browser.harness import axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import LONG_AGO, SIX

SECRET = "The boy with the red cap likes it loud"


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def said(open_room):
    open_room.act(open_room.cast.bob, "add_idea", "A picture for each step", board=0)
    open_room.act(open_room.cast.bob, "add_idea", SECRET, board=0)
    return f"/meetings/{open_room.meeting.pk}/room/"


def test_two_taps_in_the_room_hide_it_on_every_screen(screen, open_room, said):
    alice, bob = open_room.cast.alice, open_room.cast.bob
    hers, his = screen(person=alice, width=1440), screen(person=bob)
    console, phone = hers.open(f"{said}lead/"), his.open(said)
    console.locator(".idea", has_text=SECRET).wait_for()
    phone.locator(".idea", has_text=SECRET).wait_for()
    assert phone.locator(".idea details.tells").first.is_hidden()
    menu = console.locator(".idea", has_text=SECRET).locator("details.tells summary")
    box = menu.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    menu.click()
    hers.picture("report-menu-console")
    axe(console)
    console.get_by_role("button", name="This tells who somebody is: hide it").click()
    phone.get_by_text("(hidden while it is looked at)").wait_for()
    assert SECRET not in phone.content()
    console.get_by_text("Thank you. It is hidden now").wait_for()
    hers.picture("reported-console")
    his.picture("reported-phone")
    console.get_by_role("button", name="Show it again").click()
    phone.locator(".idea", has_text=SECRET).wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_the_pages_of_two_people(screen, open_room, said, width, scheme):
    cast = open_room.cast
    open_room.act(cast.bob, "report", text="said:1")
    masks.set_allowed(community_ref=cast.community.pk, allowed=True, by=cast.alice, at=LONG_AGO)
    pages = (
        (cast.alice, "/communities/circle/reports/"),
        (cast.bob, "/communities/circle/pseudonyms/"),
        (cast.dora, "/network/reports/"),
        (cast.dora, "/network/glass/"),
        (cast.dora, f"/network/glass/meetings/{cast.circle.pk}/"),
    )
    for person, place in pages:
        one = screen(person=person, width=width, scheme=scheme)
        page = one.open(place)
        one.picture(f"two-people-{place.strip('/').replace('/', '-')}-{width}-{scheme}")
        axe(page)
        no_sideways_scroll(page)
        walk_by_keyboard(page)
