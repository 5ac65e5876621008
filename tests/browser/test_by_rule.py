"""The page of one rule as people see and touch it: where they stand, what if they go, why each entry counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from copal.domain.meetings.models import Meeting
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import LONG_AGO
from tests.journeys.evenings import a_trainer, a_training, agenda
from tests.journeys.test_where_do_i_stand import entry, works

LICENCE = "/hours/rules/us-me.licensing.fcc.licensee/"
STAR = "/hours/rules/us-me.rising-stars.star-4/"
CENTRE = "/hours/rules/us-me.licensing.facility.large/"
MOST_REQUESTS, MOST_BYTES = 12, 90_000
SAID = (
    "Bob", "Alice", "Circle", "Family Child Care Circle", "Evening 20", "Evening 50", "Evening 150", "Evening 155", "Evening 160", "Safe sleep",
    "Pine Coast PDN", "Pine Coast Professional Development Network",
)  # fmt: skip


@pytest.fixture
def people(transactional_db):
    """Bob owns a family child care with years of record and meetings to come; Alice teaches in a centre."""
    cast = casting.assemble()
    today = timezone.localdate()
    works(cast.bob, role="Owner", licensed=today.replace(day=1) - timedelta(days=365 * 6 + 200))
    works(cast.alice, setting="centre", role="Teacher", hired=today - timedelta(days=365 * 3 + 200))
    for who in (cast.bob, cast.alice):
        for weeks, minutes, kind in (
            (2, 120, "growth"),
            (8, 105, "growth"),
            (16, 165, "growth"),
            (8, 180, "training"),
        ):
            entry(cast, who, today - timedelta(weeks=weeks), minutes, kind=kind, at=timezone.now())
        wrong = entry(cast, who, today - timedelta(weeks=12), 90, at=timezone.now())
        entry(cast, who, wrong.on, -90, reverses=wrong, at=timezone.now())
    for years in (1, 2, 4):
        entry(cast, cast.bob, today - timedelta(days=365 * years), 480, at=timezone.now())
    for days in (20, 50, 150, 155, 160):
        at = timezone.now() + timedelta(days=days)
        row = Meeting.objects.create(
            community=cast.community, title=f"Evening {days}", starts_at=at, ends_at=at + timedelta(hours=2),
            timezone="America/New_York", at=LONG_AGO, by=cast.alice,
        )  # fmt: skip
        if days == 50:
            agenda(row, ("share", 75), ("training", 45, a_training(cast), a_trainer(cast)))
            cast.waiting = row
    return cast


SCREENS = {
    "licence": ("bob", LICENCE), "star": ("bob", STAR), "centre": ("alice", CENTRE),
    "every": ("bob", LICENCE + "?entries=all"),
}  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
def test_sound_in_both_schemes_at_both_widths(screen, people, name):
    who, path = SCREENS[name]
    for width, scheme in ((390, "light"), (1440, "light"), (390, "dark"), (1440, "dark")):
        one = screen(person=getattr(people, who), width=width, scheme=scheme)
        one.open(path)
        axe(one.page)
        no_sideways_scroll(one.page)
        one.picture(f"rule-{name}-{width}-{scheme}")


def test_the_years_lead_back_to_an_old_record_and_its_rule(screen, people):
    one = screen(person=people.bob, width=1440)
    page = one.open(STAR)
    page.get_by_role("navigation", name="Your years").get_by_role("link").last.click()
    assert "?year=" in page.url
    assert page.get_by_text("Where you stood when it ended").count() == 1
    axe(page)
    one.picture("rule-past-1440")


def test_leaving_a_meeting_out_changes_where_it_takes_you(screen, people):
    page = screen(person=people.bob, width=390).open(LICENCE)
    card = page.get_by_role("region", name="What if you go")
    assert card.get_by_text("from 9.5 to 11.5 of 12 h").count() == 1
    card.get_by_label("Evening 20").uncheck()
    card.get_by_role("button", name="Work it out again").click()
    page.wait_for_url("**asked=1**")
    assert card.get_by_text("from 9.5 to 11.5 of 12 h").count() == 0
    assert card.get_by_text("from 9.5 to 10.75 of 12 h").count() == 1
    assert not card.get_by_label("Evening 20").is_checked()


def test_the_meeting_says_it_and_leads_to_the_rule(screen, people):
    one = screen(person=people.bob, width=390)
    page = one.open(f"/meetings/{people.waiting.pk}/")
    axe(page)
    one.picture("rule-meeting-390")
    page.get_by_role("link", name="Child care license, yearly training").click()
    page.wait_for_url(f"**{LICENCE}")


@pytest.mark.parametrize("path", [LICENCE, STAR])
def test_every_word_can_be_translated(screen, people, path):
    people.bob.language = "en-xa"
    people.bob.save()
    one = screen(person=people.bob, language="en-xa")
    one.open(path)
    assert_fully_translated(one.page, *SAID)


def test_from_right_to_left_nothing_hangs_over(screen, people):
    people.bob.language = "ar-xb"
    people.bob.save()
    one = screen(person=people.bob, language="ar-xb", width=390)
    one.open(LICENCE)
    no_sideways_scroll(one.page)
    one.picture("rule-licence-rtl")


def test_by_keyboard(screen, people):
    one = screen(person=people.bob, width=1440)
    one.open(LICENCE)
    walk_by_keyboard(one.page)


def test_on_paper_the_record_stands_without_controls(screen, people):
    one = screen(person=people.bob, width=1000)
    page = one.open(LICENCE)
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Entries of this year").is_visible()
    assert not page.get_by_role("button", name="Work it out again").is_visible()
    assert not page.get_by_role("link", name="Show every entry").is_visible()
    one.picture("rule-print")


def test_the_first_load_is_light(screen, people):
    found = weight(screen(person=people.bob).page, LICENCE)
    assert found["requests"] <= MOST_REQUESTS
    assert found["bytes"] <= MOST_BYTES
    assert found["shift"] == 0
