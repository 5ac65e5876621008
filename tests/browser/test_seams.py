"""The screens between the others: everyone's hours to read, a meeting afterwards, an agenda for a whole series."""

from datetime import timedelta

import pytest
from django.utils import timezone

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.meetings import actions as meetings
from copal.domain.people.models import Person
from copal.domain.people.queries import link_token
from copal.journeys.close_meeting import close_meeting
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.meetings.plans import meeting, series, words

WRITTEN = (
    "Family Child Care Circle", "Clean-up time without tears", "One evening", "Evening circle", "Library",
    "Welcome", "What works", "Next steps", "Example", "Copal",
)  # fmt: skip
SCREENS = {
    "credit": ("/credit/", "edna"),
    "credit-staff": ("/credit/", "dora"),
    "credit-person": ("/credit/{bob}/", "edna"),
    "afterwards": ("/meetings/{circle}/", "bob"),
    "afterwards-missing": ("/meetings/{late}/", "bob"),
    "afterwards-guest": ("/i/{gwens}/", ""),
    "series": ("/series/{series}/", "alice"),
    "series-agenda": ("/meetings/{coming}/agenda/", "alice"),
    "another": ("/communities/circle/meetings/new/?like={circle}", "alice"),
}


@pytest.fixture
def place(transactional_db):
    """Bob and Gwen, a guest, earned hours in the circle; last night Bob said he was going, and is on no list."""
    cast = casting.assemble()
    gwen = meetings.invite_guest(
        meeting=cast.circle, name=words("Gwen"), email="gwen@example.org", by=cast.alice, at=cast.circle.at
    ).person
    end, after = SIX + timedelta(minutes=120), SIX + timedelta(hours=3)
    markings = [Marking(person_id=one.pk, since=SIX, until=end) for one in (cast.bob, gwen)]
    presence.mark(meeting=cast.circle, markings=markings, by=cast.alice, at=after)
    close_meeting(meeting=cast.circle, session=Interval(SIX, end), by=cast.alice, at=after)
    now = timezone.now()
    plan = meeting(now - timedelta(hours=20), video_url="")
    late = meetings.plan_meeting(
        community=cast.community, plan=plan, by=cast.alice, at=now - timedelta(days=9)
    )
    meetings.answer(
        meeting=late, person=cast.bob, coming="going", how="room", via="page", by=cast.bob,
        at=now - timedelta(days=8),
    )  # fmt: skip
    one = meetings.start_series(
        community=cast.community, plan=series(starts_on=now.date()), by=cast.alice, at=now
    )
    cast.paths = {
        "bob": cast.bob.pk, "circle": cast.circle.pk, "late": late.pk, "series": one.pk,
        "coming": one.meetings.order_by("starts_at").last().pk,
        "gwens": link_token(gwen, "invitation", cast.circle.pk),
    }  # fmt: skip
    return cast


def address(place, name):
    path, who = SCREENS[name]
    return path.format(**place.paths), getattr(place, who) if who else None


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_is_sound(place, screen, name):
    path, person = address(place, name)
    for width, scheme in ((390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")):
        one = screen(width=width, scheme=scheme, person=person)
        page = one.open(path)
        axe(page)
        no_sideways_scroll(page)
        assert page.locator(".btn.now:visible").count() <= 1
        one.picture(f"{name}-{width}-{scheme}")


@pytest.mark.parametrize("name", SCREENS)
def test_the_keyboard_gets_everywhere(place, screen, name):
    path, person = address(place, name)
    assert walk_by_keyboard(screen(width=1440, person=person).open(path))


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
@pytest.mark.parametrize("name", SCREENS)
def test_every_word_is_marked_for_translation(place, screen, name, language):
    path, person = address(place, name)
    Person.objects.update(language=language)
    page = screen(language=language, person=person).open(path)
    assert_fully_translated(page, *WRITTEN)
    no_sideways_scroll(page)


def test_a_facilitator_gives_an_agenda_to_the_whole_series(place, screen):
    page = screen(person=place.alice, width=1440).open(f"/meetings/{place.paths['coming']}/agenda/")
    page.get_by_label("Part 1", exact=True).fill("Arriving")
    page.get_by_role("button", name="Save, and use it for the coming meetings").click()
    page.get_by_text("meetings to come have this agenda now").wait_for()
    page.goto(f"{page.url.split('/meetings/')[0]}/series/{place.paths['series']}/")
    page.get_by_text("Arriving").wait_for()
