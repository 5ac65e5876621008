"""The page of parts stands for every screen: what holds there holds wherever the parts are used."""

import pytest

from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard

PATH = "/demo/parts/"
FIRST_LOAD = {"bytes": 90_000, "requests": 12}


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_is_sound(screen, width, scheme):
    one = screen(width=width, scheme=scheme)
    page = one.open(PATH)
    axe(page)
    one.picture(f"parts-{width}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_mistakes_are_led_to(screen, scheme):
    one = screen(scheme=scheme)
    page = one.open(PATH)
    page.get_by_label("What we should call you").fill("Dana")
    page.get_by_role("button", name="Send").click()
    summary = page.locator("#problems")
    assert summary.evaluate("e => e === document.activeElement")
    assert "3 things need a look" in summary.inner_text()
    assert page.get_by_label("What we should call you").input_value() == "Dana"
    address = page.get_by_label("Mail address")
    assert address.get_attribute("aria-invalid") == "true"
    for told in address.get_attribute("aria-describedby").split():
        assert page.locator(f"#{told}").is_visible()
    axe(page)
    one.picture(f"parts-mistakes-{scheme}")
    summary.get_by_role("link").first.click()
    assert address.evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_keyboard_gets_everywhere(screen, width):
    page = screen(width=width).open(PATH)
    stops = walk_by_keyboard(page)
    assert len(stops) > 25


def test_a_segmented_choice_moves_with_the_arrows(screen):
    page = screen().open(PATH)
    page.get_by_label("Going").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("Maybe").is_checked()


def test_nothing_scrolls_sideways(screen):
    no_sideways_scroll(screen().open(PATH))


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_is_marked_for_translation(screen, language):
    one = screen(language=language)
    page = one.open(PATH)
    assert_fully_translated(page)
    no_sideways_scroll(page)
    one.picture(f"parts-{language}")


def test_arabic_reads_from_the_right(screen):
    one = screen(width=1440, language="ar-xb")
    page = one.open(PATH)
    assert page.locator("html").get_attribute("dir") == "rtl"
    brand = page.locator(".brand").bounding_box()
    assert brand["x"] > 1000
    axe(page)
    one.picture("parts-rtl-1440")


def test_a_first_visit_is_light(screen):
    told = weight(screen().page, PATH)
    assert told["bytes"] <= FIRST_LOAD["bytes"], told
    assert told["requests"] <= FIRST_LOAD["requests"], told
    assert told["shift"] < 0.01, told


def test_it_reads_without_scripts(screen):
    page = screen(script=False).open(PATH)
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-scheme") == "dark"
    page.get_by_role("button", name="As my device").click()
    assert page.locator("html").get_attribute("data-scheme") is None


def test_words_choose_a_language_without_an_account(screen):
    page = screen(script=False).open(PATH)
    page.get_by_label("Language").last.select_option("fr")
    page.get_by_role("button", name="Change").click()
    assert page.locator("html").get_attribute("lang") == "fr"
