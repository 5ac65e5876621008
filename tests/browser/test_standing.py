"""What hours count toward, as people see and touch it: on the page of hours and on home."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.journeys.test_where_do_i_stand import entry, works

SAID = (
    "Alice", "Bob", "Charlie", "Circle", "Family Child Care Circle", "Clean-up time without tears",
    "Pine Coast PDN", "Pine Coast Professional Development Network",
)  # fmt: skip
WHO = ("bob", "alice", "charlie", "dora")  # a licensee, a centre's teacher, dates missing, nothing known


@pytest.fixture
def people(transactional_db):
    cast = casting.assemble()
    today = timezone.localdate()
    works(cast.bob, role="Owner", licensed=today.replace(day=1) - timedelta(days=365 * 4 + 150))
    works(cast.alice, setting="centre", role="Teacher", hired=today - timedelta(days=365 * 3 + 200))
    works(cast.charlie, role="Assistant")
    for who in (cast.bob, cast.alice):
        for weeks, minutes, kind in (
            (2, 120, "growth"),
            (6, 105, "growth"),
            (10, 165, "growth"),
            (6, 180, "training"),
        ):
            entry(cast, who, today - timedelta(weeks=weeks), minutes, kind=kind, at=timezone.now())
    return cast


@pytest.mark.parametrize("path", ["/hours/", "/"], ids=["hours", "home"])
@pytest.mark.parametrize("who", WHO)
def test_sound_in_both_schemes_at_both_widths(screen, people, who, path):
    for width, scheme in ((390, "light"), (1440, "light"), (390, "dark"), (1440, "dark")):
        one = screen(person=getattr(people, who), width=width, scheme=scheme)
        one.open(path)
        for each in one.page.locator("[aria-labelledby=toward-title] details").all():
            each.evaluate("e => e.open = true")
        axe(one.page)
        name = "hours" if path == "/hours/" else "home"
        one.picture(f"standing-{name}-{who}-{width}-{scheme}")
    no_sideways_scroll(one.page)


@pytest.mark.parametrize("who", WHO)
def test_every_word_can_be_translated(screen, people, who):
    person = getattr(people, who)
    person.language = "en-xa"
    person.save()
    one = screen(person=person, language="en-xa")
    one.open("/hours/")
    for each in one.page.locator("[aria-labelledby=toward-title] details").all():
        each.evaluate("e => e.open = true")
    assert_fully_translated(one.page, *SAID)


def test_from_right_to_left_nothing_hangs_over(screen, people):
    people.bob.language = "ar-xb"
    people.bob.save()
    one = screen(person=people.bob, language="ar-xb", width=390)
    one.open("/hours/")
    no_sideways_scroll(one.page)
    one.picture("standing-hours-bob-rtl")


def test_by_keyboard(screen, people):
    one = screen(person=people.bob, width=1440)
    one.open("/hours/")
    walk_by_keyboard(one.page)


def test_the_way_to_what_is_missing_ends_at_the_hours(screen, people):
    page = screen(person=people.charlie, width=390).open("/hours/")
    page.get_by_role("link", name="Go to your account").click()
    page.get_by_label("Hired on").fill((timezone.localdate() - timedelta(days=40)).isoformat())
    page.get_by_role("button", name="Save").first.click()
    page.goto("/hours/")
    assert page.get_by_text("0 of 12 h").count() == 1
