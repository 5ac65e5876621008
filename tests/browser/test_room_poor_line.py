"""The room over a line that drops, delays and loses: nothing lost, nothing twice, right again within two seconds."""

import time

import pytest
import time_machine

from copal.domain.facilitation.models import LogEntry
from copal.outlets.live import hub
from tests.browser.harness import Screen
from tests.cast import SIX

BACK_MILLISECONDS = 2_000


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def phone(browser, poor_line, open_room):
    """Bob's phone, behind the poor line."""
    one = Screen(browser, poor_line.address, person=open_room.cast.bob)
    one.open(f"/meetings/{open_room.meeting.pk}/room/")
    yield one
    one.close()


def kinds(room, *wanted):
    rows = LogEntry.objects.filter(meeting=room.meeting, kind__in=wanted).order_by("number")
    return list(rows.values_list("kind", flat=True))


def all_sent(page, *, within_seconds):
    until = time.monotonic() + within_seconds
    while page.evaluate("localStorage.length"):
        assert time.monotonic() < until, page.evaluate("JSON.stringify(localStorage)")
        time.sleep(0.1)


def test_what_is_done_without_a_line_waits_and_arrives_once(phone, poor_line, open_room):
    page = phone.page
    poor_line.is_down = True
    poor_line.cut()
    page.get_by_role("button", name="Raise my hand").click()
    page.get_by_role("button", name="Lower my hand").wait_for()  # at once, from what was done here
    page.get_by_text("Waiting to be sent: 1").wait_for(timeout=4_000)
    assert kinds(open_room, "raised") == []
    poor_line.is_down = False
    page.get_by_text("Waiting to be sent").wait_for(state="hidden", timeout=12_000)
    assert kinds(open_room, "raised") == ["raised"]


def test_the_screen_is_right_within_two_seconds_of_the_lines_return(phone, poor_line, open_room):
    page, cast = phone.page, open_room.cast
    poor_line.is_down = True
    poor_line.cut()
    page.get_by_text("The line is gone").wait_for(timeout=4_000)
    open_room.act(cast.alice, "raise")
    open_room.act(cast.alice, "call")
    poor_line.is_down = False
    page.locator(".floor").get_by_text("Alice", exact=True).wait_for(timeout=BACK_MILLISECONDS)
    page.get_by_text("The line is gone").wait_for(state="hidden")


def test_an_answer_that_is_lost_on_its_way_back_is_not_done_twice(phone, poor_line, open_room):
    """The act arrives, its answer does not: it is sent again under the same key."""
    page = phone.page
    page.get_by_role("button", name="Raise my hand").wait_for()
    for _turn in range(3):
        poor_line.delay_seconds = 0.2
        page.get_by_role("button", name="Raise my hand").click()
        time.sleep(0.25)
        poor_line.cut()
        poor_line.delay_seconds = 0
        page.get_by_role("button", name="Lower my hand").click()
        all_sent(page, within_seconds=15)
    assert kinds(open_room, "raised", "lowered") == ["raised", "lowered"] * 3


def test_a_line_two_seconds_slow_still_brings_everything(phone, poor_line, open_room):
    page = phone.page
    poor_line.delay_seconds = 2
    page.get_by_role("button", name="Raise my hand").click()
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    page.get_by_role("heading", name="What works at clean-up time").wait_for(timeout=8_000)
    all_sent(page, within_seconds=20)
    assert kinds(open_room, "raised") == ["raised"]


def test_a_line_that_loses_much_loses_nothing_in_the_end(phone, poor_line, open_room):
    page = phone.page
    poor_line.lost_share = 0.3
    for _turn in range(4):
        page.get_by_role("button", name="Raise my hand").click()
        page.get_by_role("button", name="Lower my hand").click()
    all_sent(page, within_seconds=30)
    assert kinds(open_room, "raised", "lowered") == ["raised", "lowered"] * 4


def test_where_no_stream_comes_through_the_page_asks(phone, open_room):
    """A proxy on the way that refuses streams: the page says so and asks every few seconds."""
    page = phone.page
    page.route("**/stream/**", lambda route: route.abort())
    page.reload()
    page.get_by_text("This line is slow").wait_for(timeout=15_000)
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    page.get_by_role("heading", name="What works at clean-up time").wait_for(timeout=8_000)
    page.get_by_role("button", name="Raise my hand").click()
    all_sent(page, within_seconds=5)
    assert kinds(open_room, "raised") == ["raised"]


def test_a_late_answer_never_puts_back_an_older_screen(phone, open_room, monkeypatch):
    """The stream was silent, so the page asked; the answer comes when the stream has long told what is newer."""
    page, asked = phone.page, []
    monkeypatch.setattr(hub, "BEAT_SECONDS", 3_600)

    def keep(route):
        if asked:
            route.fallback()
        else:
            asked.append((route, route.fetch()))

    page.route("**/state/**", keep)
    with page.expect_request("**/state/**"):
        pass
    while not asked:
        page.wait_for_timeout(50)
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    page.get_by_role("heading", name="What works at clean-up time").wait_for(timeout=20_000)
    ((route, old),) = asked
    with page.expect_response("**/state/**"):
        route.fulfill(response=old)
    page.wait_for_timeout(500)
    assert page.get_by_role("heading", name="What works at clean-up time").is_visible()
