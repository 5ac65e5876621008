"""A page on a thin line: what has been drawn does not move while the rest arrives."""

import pytest

from tests.browser.harness import Screen, watch_shifts


@pytest.fixture
def phone(browser, poor_line, settings):
    settings.DEMO = True
    one = Screen(browser, poor_line.address)
    yield one
    one.close()


def test_nothing_moves_while_a_page_arrives_in_small_pieces(phone, poor_line, site):
    page = phone.page
    page.route(
        "**/static/**", lambda route: route.continue_(url=route.request.url.replace(poor_line.address, site))
    )
    watch_shifts(page)
    page.goto("/demo/parts/", wait_until="networkidle")
    poor_line.piece_bytes, poor_line.delay_seconds = 120, 0.02
    poor_line.cut()  # what is open still reads in large pieces
    page.goto("/demo/parts/?again", wait_until="networkidle")
    arrived = page.evaluate("performance.getEntriesByType('navigation')[0]")
    assert arrived["responseEnd"] - arrived["responseStart"] > 200, "it came in one piece, and shows nothing"
    assert page.evaluate("window.shift") == 0
