"""A photo is hidden in two taps and gone from the next screen; those who decide see it only when they ask."""

import pytest
import time_machine

from copal.domain.confidentiality.models import BreachReport
from copal.domain.facilitation.actions import share_photo
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.instruments.photos import samples
from tests.instruments.photos.test_photos import png

HIDDEN = "Somebody felt that this photo could tell who somebody is. It is hidden."
BOTH_PAGES = (("alice", "/communities/circle/reports/"), ("dora", "/network/reports/"))


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def place(cast):
    for person, file in ((cast.bob, samples.JPEG), (cast.alice, png()), (cast.bob, samples.WEBP)):
        share_photo(meeting=cast.circle, person=person, file_bytes=file, at=SIX)
    return f"/meetings/{cast.circle.pk}/photos/"


def drawn(page):
    """How many pictures really arrived on it."""
    page.wait_for_load_state("networkidle")
    return page.evaluate("[...document.images].filter((one) => one.complete && one.naturalWidth > 0).length")


def hide_first(page):
    menu = page.locator("li details.tells summary").first
    box = menu.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    menu.click()
    page.get_by_role("button", name="This tells who somebody is: hide it").click()
    page.get_by_text("Thank you. It is hidden now").wait_for()


def test_two_taps_hide_a_photo_and_no_browser_keeps_it(screen, cast, place):
    hers, his = screen(person=cast.alice), screen(person=cast.bob)
    phone, other = hers.open(place), his.open(place)
    assert drawn(phone) == drawn(other) == 3
    photo = other.locator("img").first.get_attribute("src")
    phone.locator("li details.tells summary").first.click()
    hers.picture("photos-menu-phone")
    axe(phone)
    no_sideways_scroll(phone)
    phone.locator("li details.tells summary").first.click()
    hide_first(phone)
    hers.picture("photos-hidden-phone")
    axe(phone)
    no_sideways_scroll(phone)
    walk_by_keyboard(phone)
    assert drawn(phone) == 2
    other.goto(other.url)
    other.get_by_text(HIDDEN).wait_for()
    assert drawn(other) == 2
    status = "async (place) => (await fetch(place, { cache: 'force-cache' })).status"
    assert other.evaluate(status, photo) == 404, "not even from what the browser may still hold"
    phone.get_by_role("button", name="Undo").click()
    phone.get_by_text("It is shown again.").wait_for()
    assert drawn(phone) == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_who_decides_sees_it_only_when_they_ask(screen, cast, place, width, scheme):
    hide_first(screen(person=cast.alice).open(place))
    one = screen(person=cast.bob, width=width, scheme=scheme)
    axe(one.open(place))
    one.picture(f"photos-{width}-{scheme}")
    for who, address in BOTH_PAGES:
        one = screen(person=getattr(cast, who), width=width, scheme=scheme)
        asked = []
        one.page.on("request", lambda request, asked=asked: asked.append(request.url))
        page = one.open(address)
        page.wait_for_load_state("networkidle")
        one.picture(f"photos-reported-{who}-{width}-{scheme}")
        assert not [url for url in asked if url.endswith("/photo/")], "not before they ask"
        page.get_by_text("Look at the photo").click()
        page.get_by_alt_text("The photo that is hidden").evaluate("(one) => one.decode()")
        assert len([url for url in asked if url.endswith("/photo/")]) == 1
        one.picture(f"photos-looked-{who}-{width}-{scheme}")
        axe(page)
        no_sideways_scroll(page)
        walk_by_keyboard(page)
    page.get_by_role("button", name="Keep it hidden").click()
    page.get_by_text("It stays hidden").or_(page.get_by_text("A second person looks")).first.wait_for()


def test_every_word_can_be_translated(screen, cast, place):
    hide_first(screen(person=cast.alice).open(place))
    assert BreachReport.objects.count() == 1
    for who in ("alice", "dora"):
        type(cast.bob).objects.filter(pk=getattr(cast, who).pk).update(language="en-xa")
    for who, address in (("alice", place), *BOTH_PAGES):
        page = screen(language="en-xa", person=getattr(cast, who)).open(address)
        assert_fully_translated(
            page, "Alice", "Bob", "Dora", "Family Child Care Circle", "Circle", cast.circle.title
        )
