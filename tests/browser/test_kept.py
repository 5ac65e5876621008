"""Next steps and the parking lot between meetings, and the way back onto an agenda, in real browsers."""

import re
from datetime import timedelta

import pytest
import time_machine

from copal.domain.facilitation.models import ParkedItem
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.practice.models import NextStep
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import LONG_AGO, SIX

SAID = (
    "Alice", "Bob", "Family Child Care Circle", "Field trip forms", "Ratio rule", "Licensing office", "They answer by May",
    "Ask the library", "Try the two-minute song", "They said yes", "Bring labels", "The next one",
)  # fmt: skip


@pytest.fixture(autouse=True)
def next_week():
    with time_machine.travel(SIX + timedelta(days=7), tick=True):
        yield


@pytest.fixture
def coming(open_room):
    """The next meeting, after one at which things were parked and taken on."""
    cast, room = open_room.cast, open_room
    room.act(cast.bob, "park", "Field trip forms", sphere="ours")
    room.act(cast.bob, "park", "Ratio rule", sphere="not_ours", whom="Licensing office")
    room.act(cast.bob, "take_step", "Ask the library", kind="step", due="2026-03-20")
    room.act(cast.alice, "take_step", "Try the two-minute song", kind="trial", owner=cast.bob.pk)
    room.act(cast.alice, "take_step", "Bring labels", kind="step")
    room.act(cast.alice, "end")
    row = Meeting.objects.create(
        community=cast.community, title="The next one", starts_at=SIX + timedelta(days=28),
        ends_at=SIX + timedelta(days=28, minutes=60), timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    Segment.objects.create(meeting=row, position=1, title="Welcome", purpose="open", minutes=20)
    return row


def test_a_member_finishes_a_step_takes_it_back_and_tells_how_it_went(screen, open_room, coming):
    one = screen(person=open_room.cast.bob)
    page = one.open("/communities/circle/steps/")
    one.picture("kept-steps-phone")
    axe(page)
    no_sideways_scroll(page)
    walk_by_keyboard(page)
    page.get_by_role("button", name=re.compile("Done.*Ask the library")).click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("It is open again.").wait_for()
    page.get_by_role("link", name=re.compile("Tell how it went.*Try the two-minute song")).click()
    page.get_by_label("How it went").fill("They said yes")
    one.picture("kept-step-phone")
    axe(page)
    page.get_by_role("button", name="Tell it").click()
    page.get_by_text("They said yes").wait_for()
    assert NextStep.objects.filter(stage="open").count() == 3


def test_what_is_not_ours_is_followed_up(screen, open_room, coming):
    one = screen(person=open_room.cast.bob)
    page = one.open("/communities/circle/parking/")
    page.get_by_role("link", name=re.compile("Tell what came of it.*Ratio rule")).click()
    page.get_by_label("Who asked, and what came of it").fill("They answer by May")
    axe(page)
    page.get_by_role("button", name="Tell it").click()
    page.get_by_text("They answer by May").wait_for()
    axe(page)
    no_sideways_scroll(page)
    one.picture("kept-parking-phone")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_parked_is_put_on_the_agenda(screen, open_room, coming, scheme):
    one = screen(width=1440, person=open_room.cast.alice, scheme=scheme)
    page = one.open(f"/meetings/{coming.pk}/")
    page.get_by_role("heading", name="From the parking lot").wait_for()
    one.picture(f"kept-meeting-{scheme}")
    axe(page)
    page.get_by_role("link", name="Edit the agenda").click()
    page.get_by_role("button", name=re.compile("Put it on this agenda.*Field trip forms")).click()
    page.get_by_text("on this agenda").wait_for()
    assert page.get_by_role("textbox", name="Part 2").input_value() == "Field trip forms"
    one.picture(f"kept-agenda-{scheme}")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Save the agenda").last.click()
    page.get_by_text("The agenda is saved.").wait_for()
    assert not page.get_by_role("heading", name="From the parking lot").count()
    for place in ("steps", "parking"):
        one.open(f"/communities/circle/{place}/")
        axe(page)
        one.picture(f"kept-{place}-{scheme}")
    (forms,) = [one for one in ParkedItem.objects.all() if one.words.words == "Field trip forms"]
    assert forms.places.count() == 1


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_is_translated_and_fits_from_right_to_left(screen, open_room, coming, language):
    cast = open_room.cast
    cast.alice.language = language
    cast.alice.save(update_fields=["language"])
    step, item = NextStep.objects.first(), ParkedItem.objects.last()
    one = screen(person=cast.alice)
    for place in (
        "communities/circle/steps",
        "communities/circle/parking",
        f"steps/{step.pk}",
        f"parked/{item.pk}",
    ):
        page = one.open(f"/{place}/")
        if language == "en-xa":
            assert_fully_translated(page, *SAID)
        axe(page)
        no_sideways_scroll(page)
