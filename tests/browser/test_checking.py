"""The check in real browsers: warned while writing, changed in a tap, kept knowingly, and never a word lost."""

import re
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from copal.domain.confidentiality.models import Alias, FineWords
from copal.domain.facilitation.models import Words
from copal.domain.meetings.models import Meeting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX, assemble

TELLS = "Mason would not nap, he lives in Rumford with his dad."
SHAPES = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def people(transactional_db):
    return assemble()


@pytest.fixture
def ahead(people):
    """A meeting of Alice's next week, to be written about."""
    start = SIX + timedelta(days=7)
    Meeting.objects.filter(pk=people.circle.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
    return f"/meetings/{people.circle.pk}/edit/"


@pytest.fixture
def here(open_room):
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    open_room.act(open_room.cast.alice, "open_board", "What is hard?")
    open_room.question = Words.objects.get(meeting=open_room.meeting).pk
    return f"/meetings/{open_room.meeting.pk}/room/"


def ideas(room):
    return Words.objects.filter(meeting=room.meeting).exclude(pk=room.question)


def write_idea(page, words):
    page.locator("#tool-idea > summary").click()
    page.get_by_label("Your idea").press_sequentially(words, delay=1)


@pytest.mark.parametrize(("width", "scheme"), SHAPES)
def test_a_form_warns_while_somebody_writes(screen, people, ahead, width, scheme):
    one = screen(width=width, scheme=scheme, person=people.alice)
    page = one.open(ahead)
    page.get_by_label("What we want from it").press_sequentially(TELLS, delay=1)
    page.get_by_text("Two things could tell who somebody is.").wait_for()
    page.get_by_text("Something else").first.click()
    axe(page)
    no_sideways_scroll(page)
    one.picture(f"check-form-{width}-{scheme}")
    page.get_by_role("button", name="Change both").click()
    page.get_by_text("could tell who somebody is").wait_for(state="detached")
    words = page.get_by_label("What we want from it").input_value()
    assert "Mason" not in words
    assert "a town nearby" in words
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    assert Meeting.objects.get(pk=people.circle.pk).objectives == [words]
    assert [alias.pseudonym in words for alias in Alias.objects.all()] == [True]


def test_another_kind_name_is_chosen_and_offered_again(screen, people, ahead):
    page = screen(person=people.alice).open(ahead)
    field = page.get_by_label("What we want from it")
    field.press_sequentially(TELLS, delay=1)
    page.get_by_text("Something else").first.click()
    other = page.locator(".toldabout details [data-names]").nth(1)
    chosen = other.inner_text()
    other.click()
    expect(field).to_have_value(re.compile(f"^{re.escape(chosen)}"))
    field.fill("")
    field.press_sequentially("Mason slept today.", delay=1)
    page.get_by_text("your pseudonym for this child").wait_for()
    assert page.get_by_role("button", name=f"Mason → “{chosen}”").count() == 1


def test_a_later_answer_closes_nothing_and_takes_no_focus(screen, people, ahead):
    page = screen(person=people.alice).open(ahead)
    field = page.get_by_label("What we want from it")
    field.press_sequentially(TELLS, delay=1)
    page.get_by_text("Something else").first.wait_for()
    field.press_sequentially(" And then Noor sang.", delay=1)
    more = page.locator(".toldabout summary").first
    more.press("Enter")
    page.get_by_text("Noor", exact=True).first.wait_for()
    assert page.locator(".toldabout details").first.evaluate("(one) => one.open")
    assert more.evaluate("(one) => one === document.activeElement")


def test_fine_to_say_in_one_tap_is_not_marked_again(screen, people, ahead):
    page = screen(person=people.alice).open(ahead)
    page.get_by_label("What we want from it").press_sequentially("Read Brantwood together.", delay=1)
    page.get_by_text("Something else").click()
    page.get_by_role("button", name="An author or a title").click()
    page.get_by_text("could tell who somebody is").wait_for(state="detached")
    assert FineWords.objects.get().words == "Brantwood"


def test_the_whole_of_it_by_keyboard_and_in_every_direction(screen, people, ahead):
    for language in ("en-xa", "ar-xb"):
        people.alice.language = language
        people.alice.save()
        page = screen(person=people.alice, language=language).open(ahead)
        page.locator("textarea").first.press_sequentially(TELLS, delay=1)
        page.locator(".toldabout .note").wait_for()
        page.locator(".toldabout summary").first.click()
        assert_fully_translated(page, "Mason", "Rumford", "Alice", "Family Child Care Circle", "→")
        walk_by_keyboard(page)


def test_without_a_script_the_form_stops_once_and_changes_on_asking(screen, people, ahead):
    page = screen(person=people.alice, script=False).open(ahead)
    page.get_by_label("What we want from it").fill(TELLS)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Two things could tell who somebody is.").wait_for()
    page.get_by_role("button", name="Change both").click()
    page.get_by_text("Changed. Read it once more, then send it.").first.wait_for()
    assert "Mason" not in page.get_by_label("What we want from it").input_value()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()


@pytest.mark.parametrize(("width", "scheme"), SHAPES)
def test_in_the_room_what_is_sent_too_fast_comes_back_with_its_words(screen, here, open_room, width, scheme):
    one = screen(width=width, scheme=scheme, person=open_room.cast.bob)
    page = one.open(here)
    page.locator("#tool-idea > summary").click()
    page.get_by_label("Your idea").fill(TELLS)
    page.get_by_role("button", name="Add this idea").click()
    again = page.locator("#refusal form")
    again.get_by_text("could tell who somebody is").wait_for()
    assert again.locator("textarea").input_value() == TELLS
    axe(page)
    no_sideways_scroll(page)
    one.picture(f"check-room-{width}-{scheme}")
    assert not ideas(open_room).exists()
    again.get_by_label("Keep my words as they are").check()
    again.get_by_role("button", name="Send it").click()
    again.wait_for(state="detached")
    page.get_by_text(TELLS).first.wait_for()
    assert [one.words for one in ideas(open_room)] == [TELLS]


def test_in_the_room_the_warning_comes_while_writing_and_goes_with_the_words(screen, here, open_room):
    page = screen(person=open_room.cast.bob).open(here)
    write_idea(page, TELLS)
    form = page.locator("form:has(#idea-words)")
    form.get_by_text("could tell who somebody is").wait_for()
    form.get_by_role("button", name="Change both").click()
    form.get_by_text("could tell who somebody is").wait_for(state="detached")
    page.get_by_role("button", name="Add this idea").click()
    page.get_by_text("a town nearby").first.wait_for()
    assert not form.locator(".note").count()
    assert page.get_by_label("Your idea").input_value() == ""


def test_the_book_of_names_looks_right_at_every_width(screen, people):
    Alias.objects.create(author=people.bob, name="Mason", pseudonym="River", story="The biting story", at=SIX)
    for width, scheme in SHAPES:
        one = screen(width=width, scheme=scheme, person=people.bob)
        page = one.open("/account/aliases/")
        axe(page)
        no_sideways_scroll(page)
        one.picture(f"aliases-{width}-{scheme}")
    walk_by_keyboard(page)
