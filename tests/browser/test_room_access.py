"""The room by keyboard alone, by ear, at 400 percent, from right to left, in other words and without scripts."""

import re

import pytest
import time_machine

from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX

SCREENS = ("", "notes/", "lead/", "screen/")
KILOBYTES = 60


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def here(open_room):
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    return f"/meetings/{open_room.meeting.pk}/room/"


def spoken(page):
    """Waits for the next sentence in the region that screen readers read out, and keeps what was said before."""
    page.evaluate(
        """() => { window.heard = []; const region = document.getElementById("says");
        new MutationObserver(() => region.textContent && window.heard.push(region.textContent)).observe(region, {childList: true, characterData: true, subtree: true}); }"""
    )
    return lambda: page.evaluate("window.heard")


def until(page, find, sentence):
    for _time in range(60):
        if any(sentence in one for one in find()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{sentence!r} was never said, only {find()}")


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def test_a_hand_goes_up_and_down_by_keyboard_and_focus_stays_at_hand(screen, open_room, here):
    page = screen(person=open_room.cast.bob).open(here)
    page.get_by_role("button", name="Raise my hand").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lower my hand").wait_for()
    assert focused(page) == "Lower my hand"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Raise my hand").wait_for()
    assert focused(page) == "Raise my hand"


def test_what_others_do_is_said_briefly_and_takes_no_focus(screen, open_room, here):
    cast = open_room.cast
    page = screen(person=cast.bob).open(here)
    page.get_by_role("button", name="Just listening today").focus()
    heard = spoken(page)
    open_room.act(cast.alice, "call", person=cast.alice.pk)
    until(page, heard, "Alice is speaking")
    open_room.act(cast.alice, "begin_item", segment=open_room.segment(3))
    until(page, heard, "Now: Next steps")
    assert focused(page) == "Just listening today"
    assert all(len(sentence) < 100 for sentence in heard())


def test_the_time_can_be_asked_for_and_warns_once(screen, open_room, here):
    page = screen(person=open_room.cast.bob).open(here)
    heard = spoken(page)
    page.get_by_role("button", name="How much time is left?").click()
    until(page, heard, "What works at clean-up time")
    assert re.search(r"Time left: \d+:\d\d\. ", heard()[0])


def test_every_screen_says_what_it_is(screen, open_room, here):
    """Names and roles as assistive technology gets them, not as they look."""
    page = screen(person=open_room.cast.bob).open(here)
    tree = page.locator("main").aria_snapshot()
    for line in (
        'heading "What works at clean-up time" [level=1]',
        "timer",
        'button "Raise my hand"',
        'button "Just listening today"',
        "status",
    ):
        assert line in tree, tree


@pytest.mark.parametrize("folder", SCREENS)
def test_axe_keyboard_and_small_screens(screen, open_room, here, folder):
    for width, scheme in ((390, "light"), (1440, "dark")):
        one = screen(width=width, scheme=scheme, person=open_room.cast.alice)
        page = one.open(here + folder)
        axe(page)
        no_sideways_scroll(page)
        one.picture(f"room-{folder.strip('/') or 'member'}-{width}-{scheme}")
    if folder != "screen/":
        walk_by_keyboard(page)


@pytest.mark.parametrize("folder", SCREENS)
def test_every_word_can_be_translated_and_mirrored(screen, open_room, here, folder):
    alice = open_room.cast.alice
    for language in ("en-xa", "ar-xb"):
        alice.language = language
        alice.save(update_fields=["language"])
        one = screen(width=1440, person=alice)
        page = one.open(here + folder)
        no_sideways_scroll(page)
        if language == "en-xa":
            assert_fully_translated(page, "Alice", "Bob", "Clean-up time without tears")
        one.picture(f"room-{folder.strip('/') or 'member'}-{language}")


def test_without_scripts_a_hand_still_goes_up(screen, open_room, here):
    page = screen(person=open_room.cast.bob, script=False).open(here)
    page.get_by_role("button", name="Raise my hand").click()
    page.get_by_role("button", name="Lower my hand").wait_for()
    assert open_room.state.voice.queue == (open_room.cast.bob.pk,)


@pytest.mark.parametrize("folder", SCREENS)
def test_the_page_is_light_and_moves_nothing(screen, open_room, here, folder):
    page = screen(person=open_room.cast.alice).page
    page.route("**/stream/**", lambda route: route.abort())  # it would never be done loading
    told = weight(page, here + folder)
    assert told["bytes"] < KILOBYTES * 1024, told
    assert told["shift"] < 0.01


def test_less_motion_and_more_contrast_change_nothing_that_is_needed(screen, open_room, here):
    page = screen(person=open_room.cast.bob).page
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    page.goto(here)
    page.get_by_role("button", name="Raise my hand").click()
    page.get_by_role("button", name="Lower my hand").wait_for()
    axe(page)
