"""The screens of meetings, as people see and touch them."""

from datetime import UTC, datetime, timedelta

import pytest

from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import Answer, Meeting, Segment
from copal.domain.people.models import Person
from copal.domain.people.queries import link_token
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.meetings.plans import series, words
from tests.meetings.scene import evening

pytestmark = pytest.mark.django_db(transaction=True)


def six_on(days: int) -> datetime:
    """Eleven at night UTC, about six in the evening Eastern, so many days from today."""
    return (datetime.now(UTC) + timedelta(days=days)).replace(hour=23, minute=0, second=0, microsecond=0)


@pytest.fixture
def scene(cast):
    return evening(cast, six_on(5))


def under_way(cast, row):
    """The same evening, as if it had begun 40 minutes ago."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    Meeting.objects.filter(pk=row.pk).update(
        starts_at=now - timedelta(minutes=40), ends_at=now + timedelta(minutes=80)
    )


def over(row, *, days=1):
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    Meeting.objects.filter(pk=row.pk).update(
        starts_at=now - timedelta(days=days, hours=2), ends_at=now - timedelta(days=days)
    )


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_meeting_is_sound_for_everyone_at_every_moment(screen, cast, scene, width, scheme):
    path = f"/meetings/{scene.pk}/"
    for who, name in ((cast.bob, "member"), (cast.alice, "facilitator")):
        one = screen(width=width, scheme=scheme, person=who)
        axe(one.open(path))
        one.picture(f"meeting-before-{name}-{width}-{scheme}")
        under_way(cast, scene)
        axe(one.open(path))
        one.picture(f"meeting-during-{name}-{width}-{scheme}")
        over(scene)
        axe(one.open(path))
        one.picture(f"meeting-after-{name}-{width}-{scheme}")
        Meeting.objects.filter(pk=scene.pk).update(starts_at=scene.starts_at, ends_at=scene.ends_at)


def pages(cast, row):
    token = link_token(cast.bob, "invitation", row.pk)
    one = meetings.start_series(
        community=cast.community, plan=series(starts_on=six_on(1).date()), by=cast.alice, at=datetime.now(UTC)
    )
    return {
        "list": "/communities/circle/meetings/",
        "past": "/communities/circle/meetings/?when=past",
        "new": "/communities/circle/meetings/new/",
        "series-new": "/communities/circle/series/new/",
        "series": f"/series/{one.pk}/",
        "series-end": f"/series/{one.pk}/end/",
        "edit": f"/meetings/{row.pk}/edit/",
        "agenda": f"/meetings/{row.pk}/agenda/",
        "move": f"/meetings/{row.pk}/move/",
        "cancel": f"/meetings/{row.pk}/cancel/",
        "invited": f"/meetings/{row.pk}/invited/",
        "link": f"/i/{token}/?answer=going&how=room",
        "meeting": f"/meetings/{row.pk}/",
    }


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_of_planning_is_sound(screen, cast, scene, width, scheme):
    one = screen(width=width, scheme=scheme, person=cast.alice)
    for name, path in pages(cast, scene).items():
        page = one.open(path)
        axe(page)
        no_sideways_scroll(page)
        one.picture(f"{name}-{width}-{scheme}")


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_is_marked_for_translation(screen, cast, scene, language):
    Person.objects.update(language=language)
    one = screen(width=1440, language=language, person=cast.alice)
    for name, path in pages(cast, scene).items():
        page = one.open(path)
        assert_fully_translated(page, scene.title)  # of the browser's tab, which cannot say translate=no
        no_sideways_scroll(page)
        one.picture(f"{name}-{language}")


def test_every_screen_is_walked_by_keyboard(screen, cast, scene):
    one = screen(width=1440, person=cast.alice)
    for path in pages(cast, scene).values():
        walk_by_keyboard(one.open(path))


def test_an_answer_is_one_tap_without_scripts(screen, cast, scene):
    page = screen(person=cast.bob, script=False).open(f"/meetings/{scene.pk}/")
    page.get_by_role("button", name="Going", exact=True).click()
    assert page.get_by_role("button", name="Going", exact=True).get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="In the room").click()
    assert page.get_by_role("button", name="In the room").get_attribute("aria-pressed") == "true"
    mine = Answer.objects.get(meeting=scene, person=cast.bob)
    assert (mine.coming, mine.how) == ("going", "room")


def test_a_guest_answers_by_link_without_an_account(screen, cast, scene):
    guest = meetings.invite_guest(
        meeting=scene, name=words("Gwen"), email="gwen@example.org", by=cast.alice, at=datetime.now(UTC)
    ).person
    one = screen(script=False)
    page = one.open(f"/i/{link_token(guest, 'invitation', scene.pk)}/?answer=going&how=room")
    assert not Answer.objects.filter(person=guest).exists()
    one.picture("by-link-guest")
    page.get_by_role("button", name="Yes, I’ll be in the room").click()
    assert Answer.objects.get(person=guest).how == "room"
    assert page.get_by_role("button", name="Going", exact=True).get_attribute("aria-pressed") == "true"
    page.get_by_role("link", name="Open an account").click()
    assert "/sign-in/link/" in page.url


def test_the_agenda_is_edited_without_scripts(screen, cast, scene):
    page = screen(width=1440, person=cast.alice, script=False).open(f"/meetings/{scene.pk}/agenda/")
    page.get_by_role("button", name="Move part 3 up").click()
    page.get_by_role("button", name="Take out part 5").click()
    page.get_by_role("button", name="Put back").click()
    page.get_by_role("button", name="Take out part 4").click()
    page.get_by_role("button", name="Add a part").click()
    page.get_by_label("Part 6", exact=True).fill("Questions")
    page.locator("#minutes-6").fill("lots")
    page.get_by_role("button", name="Save the agenda").click()
    assert "needs its minutes as a number" in page.locator("#problems").inner_text()
    assert page.get_by_label("Part 6", exact=True).input_value() == "Questions"
    page.locator("#minutes-6").fill("15")
    page.get_by_role("button", name="Save the agenda").click()
    titles = list(Segment.objects.filter(meeting=scene).values_list("title", flat=True))
    assert titles == [
        "Welcome, objectives, our expectations",
        "Licensing visits: what helped",
        "What works at clean-up time",
        "Next steps and closing round",
        "Questions",
    ]


def test_a_refused_agenda_is_sound_and_read_out(screen, cast, scene):
    one = screen(person=cast.alice)
    page = one.open(f"/meetings/{scene.pk}/agenda/")
    page.get_by_role("button", name="Take out part 2").click()
    page.locator("#minutes-1").fill("lots")
    page.get_by_role("button", name="Save the agenda").click()
    page.locator("#problems").wait_for()
    axe(page)
    one.picture("agenda-refused")


def test_enter_in_the_agenda_saves_it(screen, cast, scene):
    page = screen(width=1440, person=cast.alice).open(f"/meetings/{scene.pk}/agenda/")
    page.get_by_label("Part 1", exact=True).fill("Hello")
    page.get_by_label("Part 1", exact=True).press("Enter")
    page.wait_for_url(f"**/meetings/{scene.pk}/")
    assert scene.segments.first().title == "Hello"


def test_a_meeting_is_printed_with_its_agenda_and_without_controls(screen, cast, scene):
    one = screen(width=1440, person=cast.alice)
    page = one.open(f"/meetings/{scene.pk}/")
    page.emulate_media(media="print")
    one.picture("meeting-print")
    assert page.get_by_text("What works at clean-up time").is_visible()
    assert not page.get_by_text("Will you come?").is_visible()
    assert not page.locator(".btn:visible").count()


def test_the_page_of_a_meeting_is_light(screen, cast, scene):
    told = weight(screen(person=cast.bob).page, f"/meetings/{scene.pk}/")
    assert told["bytes"] <= 90_000, told
    assert told["requests"] <= 12, told
    assert told["shift"] < 0.01, told
