"""The parking lot, next steps, notes and off the record in real browsers, on several screens at once."""

import pytest
import time_machine

from copal.domain.facilitation.models import ParkedItem
from copal.domain.practice.models import NextStep
from tests.browser.harness import axe
from tests.cast import SIX
from tests.facilitation.playing import join


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def here(open_room):
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    return f"/meetings/{open_room.meeting.pk}/room/"


def open_tool(page, name):
    page.locator(f"#tool-{name} > summary").click()


def test_something_is_parked_and_looked_after(screen, open_room, here):
    cast = open_room.cast
    bob = screen(person=cast.bob).open(here)
    alice = screen(width=1440, person=cast.alice).open(here + "lead/")
    open_tool(bob, "parking")
    bob.get_by_label("What shall we come back to?").fill("Ratio rule")
    assert not bob.get_by_label("Whom could we take it to?").is_visible()
    bob.get_by_role("radio", name="Not ours").check(force=True)
    bob.get_by_label("Whom could we take it to?").fill("Licensing office")
    bob.get_by_role("button", name="Park it").click()
    alice.get_by_text("Licensing office").first.wait_for()
    alice.get_by_text("Look after it").click()
    alice.get_by_label("Who looks after it").select_option(label="Bob")
    alice.get_by_label("Comes back on").fill("2026-04-13")
    alice.locator("#kept-parking").get_by_role("button", name="Save").click()
    bob.locator("[data-panel=parking]").get_by_text("comes back").wait_for()
    item = ParkedItem.objects.get()
    assert (item.owner, item.whom.words) == (cast.bob, "Licensing office")
    alice.locator("#kept-parking").get_by_role("button", name="Dealt with").click()
    bob.locator("[data-panel=parking]").get_by_text("Dealt with").wait_for()


def test_the_next_step_is_done_with_one_tap(screen, open_room):
    cast, here = open_room.cast, f"/meetings/{open_room.meeting.pk}/room/"
    step = NextStep.objects.create(
        community=cast.community,
        meeting_ref=987,
        kind="trial",
        words="Try a song",
        owner=cast.bob,
        at=SIX,
        by=cast.bob,
    )
    open_room.act(cast.alice, "begin_item", segment=open_room.segment(1))
    nora = join(cast, "Nora")
    open_room.act(nora, "acknowledge", how="room")
    phone, other = screen(person=cast.bob), screen(person=nora)
    bob, neighbour = phone.open(here), other.open(here)
    card = bob.get_by_role("region", name="From last time")
    phone.picture("last-time-phone")
    card.get_by_role("link", name="Tell how it went").click()
    bob.locator(f"#tell-{step.pk}").get_by_label("How it went").fill("They sang along")
    bob.locator(f"#tell-{step.pk}").get_by_role("button", name="Tell it").click()
    bob.locator(f"#step-{step.pk}").get_by_text("They sang along").wait_for()
    neighbour.get_by_role("region", name="From last time").get_by_text(
        "Try a song", exact=True
    ).first.wait_for()
    assert not neighbour.get_by_role("button", name="Done").count()
    axe(bob)
    card.get_by_role("button", name="Done").click()
    neighbour.get_by_role("region", name="From last time").wait_for(state="hidden")
    step.refresh_from_db()
    assert step.stage == "done"


def test_off_the_record_nothing_can_be_written_and_every_screen_says_so(screen, open_room, here):
    cast = open_room.cast
    phone, desk = screen(person=cast.bob), screen(width=1440, person=cast.alice)
    wall = screen(width=1440, person=cast.alice)
    bob, alice, big = phone.open(here), desk.open(here + "lead/"), wall.open(here + "screen/")
    open_tool(bob, "idea")
    bob.get_by_label("Your idea").fill("Half a thought")
    alice.get_by_role("button", name="Go off the record").click()
    for page in (bob, alice, big):
        page.get_by_role("heading", name="Off the record").wait_for()
        axe(page)
    bob.locator("#says").get_by_text("We are off the record.").wait_for()
    assert not bob.get_by_label("Your idea").is_visible()
    phone.picture("off-phone")
    desk.picture("off-desk")
    wall.picture("off-wall")
    alice.get_by_role("button", name="Back on the record").click()
    bob.locator("#says").get_by_text("We are on the record again.").wait_for()
    assert bob.get_by_label("Your idea").input_value() == "Half a thought"


def test_a_note_stays_under_the_part_it_was_begun_for(screen, open_room, here):
    cast = open_room.cast
    nora = join(cast, "Nora", "note_taker")
    open_room.act(nora, "acknowledge", how="room")
    page = screen(person=nora).open(here + "notes/")
    page.get_by_label("Note", exact=True).type("It works best when")
    open_room.act(cast.alice, "begin_item", segment=open_room.segment(3))
    page.get_by_text("3 of 3").wait_for()
    assert page.locator("#note-part").input_value() == str(open_room.segment(2))
    page.get_by_role("button", name="Write it down").click()
    page.locator("[data-panel=notes] p.lines").get_by_text("It works best when").wait_for()
    (note,) = open_room.state.record.notes.values()
    assert note.segment == open_room.segment(2)
    assert page.locator("#note-part").input_value() == str(open_room.segment(3))
    page.get_by_text("Change").click()
    page.locator("[data-panel=notes]").get_by_label("Note").fill("It works best when it is the same")
    page.locator("[data-panel=notes]").get_by_role("button", name="Save").click()
    page.locator("[data-panel=notes] p.lines").get_by_text("the same").wait_for()
