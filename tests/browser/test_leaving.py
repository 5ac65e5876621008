"""Taking notes out of the house, everything about oneself in a file, and leaving for good, in real browsers."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.models import Leaving
from copal.journeys.close_meeting import close_meeting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.leaving.test_take_out import CALLED, PLAIN, note_anyway

OVER = SIX + timedelta(hours=3)


@pytest.fixture(autouse=True)
def next_morning():
    with time_machine.travel(SIX + timedelta(hours=15), tick=True):
        yield


@pytest.fixture
def kept(open_room):
    """Notes with a name and a number in them; then the meeting is over and closed."""
    cast = open_room.cast
    note_anyway(open_room, cast.alice, CALLED)
    open_room.act(cast.alice, "note", PLAIN)
    open_room.act(cast.bob, "add_idea", "Labels on the bins", board=0)
    open_room.act(cast.alice, "end")
    session = Interval(cast.circle.starts_at, cast.circle.ends_at)
    marking = Marking(person_id=cast.bob.pk, since=session.since, until=session.until)
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=OVER)
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=OVER)
    return open_room


def test_notes_are_read_over_and_one_place_is_kept(screen, kept):
    one = screen(person=kept.cast.bob)
    page = one.open(f"/meetings/{kept.meeting.pk}/")
    page.get_by_role("link", name="Take the notes out of the house").click()
    one.picture("leaving-take-out-phone")
    axe(page)
    no_sideways_scroll(page)
    walk_by_keyboard(page)
    page.get_by_label("Keep “Marisol Quintana”").check()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as text").click()
    told = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "Marisol Quintana" in told
    assert "0142" not in told
    page.get_by_role("button", name="Open to print").click()
    page.get_by_text("closed, it is gone").wait_for()
    axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_in_both_schemes(screen, kept, scheme):
    one = screen(width=1440, scheme=scheme, person=kept.cast.bob)
    for name, place in (("take-out", f"/meetings/{kept.meeting.pk}/take-out/"), ("leave", "/account/leave/"),
                        ("data", "/account/data/"), ("account", "/account/")):  # fmt: skip
        page = one.open(place)
        one.picture(f"leaving-{name}-{scheme}")
        axe(page)
        no_sideways_scroll(page)


def test_the_file_comes_at_one_press(screen, kept):
    one = screen(scheme="dark", person=kept.cast.bob)
    page = one.open("/account/")
    page.get_by_role("link", name="Everything about you").click()
    one.picture("leaving-data-phone")
    axe(page)
    no_sideways_scroll(page)
    walk_by_keyboard(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Get my file").click()
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as bundle:
        assert "Labels on the bins" in bundle.read("index.html").decode()


def test_leaving_is_told_first_and_said_with_a_word(screen, kept):
    one = screen(person=kept.cast.bob)
    page = one.open("/account/leave/")
    one.picture("leaving-leave-phone")
    axe(page)
    no_sideways_scroll(page)
    walk_by_keyboard(page)
    page.get_by_label("Type the word “leave”").fill("later")
    page.get_by_role("button", name="Leave for good").click()
    page.get_by_text("Type the word just as it stands there.").first.wait_for()
    page.get_by_label("Type the word “leave”").fill("leave")
    page.get_by_role("button", name="Leave for good").click()
    page.get_by_role("heading", name="Thank you for being here").wait_for()
    one.picture("leaving-left-phone")
    axe(page)
    assert Leaving.objects.filter(person=kept.cast.bob).count() == 1


def test_every_word_can_be_translated(screen, kept):
    said = ("Alice", "Bob", "Family Child Care Circle", "Clean-up time without tears", "Marisol Quintana", "207-555-0142",
            "Ask", "about the ramp", PLAIN, "Labels on the bins", "bob@example.org")  # fmt: skip
    one = screen(language="en-xa", person=kept.cast.bob)
    type(kept.cast.bob).objects.filter(pk=kept.cast.bob.pk).update(language="en-xa")
    for place in (f"/meetings/{kept.meeting.pk}/take-out/", "/account/data/", "/account/leave/", "/left/"):
        assert_fully_translated(one.open(place), *said)
