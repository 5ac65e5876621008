"""The frame around every page in a real browser: navigation, troubles, lost sessions, print."""

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import clear_url_caches

from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard

TROUBLES = ["/refuse/", "/deny/", "/nowhere/"]


@pytest.fixture(autouse=True)
def stand_in(settings):
    settings.ROOT_URLCONF = "tests.pages.base.stand_in"
    settings.LOGIN_URL = "account_login"
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def people(transactional_db):
    return casting.assemble()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_of_staff(screen, people, width, scheme):
    one = screen(width=width, scheme=scheme, person=people.dora)
    page = one.open("/story/")
    axe(page)
    walk_by_keyboard(page)
    one.picture(f"frame-{width}-{scheme}")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_demo_bar(screen, people, width, scheme):
    one = screen(width=width, scheme=scheme, person=people.alice)
    page = one.open("/demo-bar/")
    page.get_by_text("You are looking as Alice").click()
    assert page.get_by_role("button", name="Bob · member").is_visible()
    axe(page)
    walk_by_keyboard(page)
    no_sideways_scroll(page)
    one.picture(f"demo-bar-{width}-{scheme}")


def test_on_a_phone_the_navigation_stands_at_the_foot(screen, people):
    page = screen(person=people.bob).open("/communities/")
    nav = page.get_by_role("navigation", name="Main")
    box = nav.bounding_box()
    assert box["y"] + box["height"] == 844
    for link in nav.get_by_role("link").all():
        assert link.bounding_box()["height"] >= 44
    page.get_by_role("link", name="Hours").click()
    assert page.get_by_role("link", name="Hours").get_attribute("aria-current") == "page"


def test_the_frame_fits_at_400_percent(screen, people):
    page = screen(person=people.dora).open("/story/")
    no_sideways_scroll(page)
    page.set_viewport_size({"width": 320, "height": 256})
    walk_by_keyboard(page)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_of_the_frame_is_marked(screen, people, language):
    people.dora.language = language
    people.dora.save()
    one = screen(person=people.dora)
    for path in ("/story/", *TROUBLES):
        page = one.open(path)
        assert_fully_translated(
            page, "Title", "Words", "Dora", "The evening is full. Ask for the waiting list."
        )
        no_sideways_scroll(page)


@pytest.mark.parametrize("path", TROUBLES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_troubles_are_sound(screen, path, scheme):
    for width in (390, 1440):
        one = screen(width=width, scheme=scheme)
        page = one.open(path)
        axe(page)
        walk_by_keyboard(page)
        one.picture(f"trouble-{path.strip('/')}-{width}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_fault_is_sound(screen, scheme, settings):
    one = screen(scheme=scheme)
    page = one.open("/fault/")
    assert one.complaints.pop().startswith("500")
    axe(page)
    one.picture(f"trouble-fault-{scheme}")


def test_a_lost_session_costs_no_words(screen, people):
    one = screen(person=people.bob)
    page = one.open("/story/")
    page.get_by_label("Title").fill("One evening")
    page.get_by_label("Words").fill("A long story about clean-up time")
    Session.objects.all().delete()
    cache.clear()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/sign-in/?next=%2Fstory%2F")
    one.sign_in(people.bob)
    page.goto("/story/")
    assert page.get_by_label("Words").input_value() == "A long story about clean-up time"
    assert page.get_by_text("This is what you typed before").is_visible()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Kept.").wait_for()
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_words_of_one_person_are_never_shown_to_another(screen, people):
    one = screen(person=people.bob)
    page = one.open("/story/")
    page.get_by_label("Words").fill("For Bob only")
    one.sign_in(people.charlie)
    page.goto("/story/")
    assert page.get_by_label("Words").input_value() == ""


def test_offline_is_said_and_taken_back(screen, people):
    one = screen(person=people.bob)
    page = one.open("/story/")
    one.context.set_offline(True)
    page.get_by_text("You are offline").wait_for()
    one.context.set_offline(False)
    page.get_by_text("You are offline").wait_for(state="hidden")


def test_a_code_renews_itself_and_goes_on_counting(screen):
    page = screen().open("/code/")
    first = page.locator(".code").inner_text()
    page.wait_for_function("(first) => document.querySelector('.code').innerText !== first", arg=first)
    second = page.locator(".code").inner_text()
    page.wait_for_function("(second) => document.querySelector('.code').innerText !== second", arg=second)


def test_a_refusal_without_leaving_the_page_keeps_what_was_typed(screen):
    page = screen().open("/code/")
    page.get_by_label("Idea").fill("Two-minute song")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("alert").get_by_text("The evening is full.").wait_for()
    assert page.get_by_label("Idea").input_value() == "Two-minute song"


def test_an_upload_arrives_and_leads_on(screen, tmp_path):
    report = tmp_path / "report.csv"
    report.write_bytes(b"x" * 100_000)
    page = screen().open("/code/")
    page.get_by_label("Report").set_input_files(report)
    page.get_by_text("report.csv").wait_for()
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/hours/")
    page.get_by_text("100000 bytes came.").wait_for()


def test_an_upload_that_needs_a_look_is_shown_again(screen):
    page = screen().open("/code/")
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("2 things need a look").wait_for()
    assert page.locator("#problems").evaluate("e => e === document.activeElement")


def test_the_skip_link_leads_past_the_navigation(screen, people):
    page = screen(width=1440, person=people.bob).open("/communities/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_print_shows_the_page_without_the_frame(screen, people):
    one = screen(width=1440, scheme="dark", person=people.bob)
    page = one.open("/story/")
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    one.picture("frame-print")


def test_still_when_motion_is_unwelcome_and_plain_in_forced_colors(screen, people):
    one = screen(person=people.bob)
    page = one.open("/story/")
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    moving = "[...document.querySelectorAll('*')].filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    assert page.evaluate(moving) == 0
    walk_by_keyboard(page)
    one.picture("frame-forced-colors")
