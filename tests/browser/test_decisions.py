"""The register of decisions as people see and touch it."""

from datetime import date, timedelta

import pytest

from copal.domain.decisions import actions
from copal.domain.decisions.models import Decision
from copal.domain.people.models import Person
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.decisions import scene as made
from tests.decisions.scene import LATER, Control, words

FIRST_LOAD = {"bytes": 90_000, "requests": 12}
REGISTER = "/communities/circle/decisions/"
MINUTES = (
    "We swap clean-up routines for a month and tell each other in April what the children did with them.",
    "We ask whether mixed ages may share the yard.",
    "We meet at six, also in summer.",
)
AGREED = "We bring our own cups."
WRITTEN = (
    AGREED,
    "Family Child Care Circle",
    "Clean-up time without tears",
    "The licensing office",
    *MINUTES,
)
SCREENS = {
    "register": (REGISTER, "alice"),
    "register-as-member": (REGISTER, "bob"),
    "register-waiting": (f"{REGISTER}?show=waiting", "alice"),
    "register-empty": (REGISTER, "alice"),
    "keep": (REGISTER + "keep/{agreed}/", "alice"),
    "decision-due": (REGISTER + "{due}/", "alice"),
    "decision-as-member": (REGISTER + "{due}/", "bob"),
    "decision-stands": (REGISTER + "{stands}/", "alice"),
    "decision-open-again": (REGISTER + "{again}/", "alice"),
}


@pytest.fixture
def place(transactional_db, request):
    """Three decisions: one was due in March, one is not ours alone, one is open again."""
    cast = casting.assemble()
    scene = made.build(cast)
    cast.numbers = {}
    if "register-empty" in request.node.name:
        return cast
    due = scene.adopt(scene.agreed(), MINUTES[0], owner=cast.bob, review_date=date(2026, 3, 9))
    ours = scene.agreed(control=Control.NOT_OURS, take_to=words("The licensing office"))
    stands = scene.adopt(ours, MINUTES[1], owner=scene.people[2], review_date=date(2099, 1, 5))
    again = scene.adopt(scene.agreed(), MINUTES[2], at=SIX - timedelta(days=90))
    actions.reopen(decision=again, by=cast.alice, at=LATER)
    agreed = scene.agreed(AGREED)
    cast.numbers = {"due": due.pk, "stands": stands.pk, "again": again.pk, "agreed": agreed.pk}
    return cast


def address(place, name):
    path, who = SCREENS[name]
    return path.format(**place.numbers) if place.numbers else path, getattr(place, who)


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
    one = screen(language=language, person=person)
    page = one.open(path)
    assert_fully_translated(page, *WRITTEN, *made.NAMES, "Alice", "Bob")
    no_sideways_scroll(page)
    one.picture(f"{name}-{language}")


def test_a_first_visit_is_light(place, screen):
    told = weight(screen(person=place.alice).page, REGISTER)
    assert told["bytes"] <= FIRST_LOAD["bytes"], told
    assert told["requests"] <= FIRST_LOAD["requests"], told


@pytest.mark.parametrize("script", [True, False])
def test_a_decision_is_looked_at_again(place, screen, script):
    page = screen(person=place.alice, width=1440, script=script).open("/communities/circle/")
    page.get_by_role("link", name="What we decided").click()
    page.get_by_role("link", name="To look at again 2").click()
    page.get_by_role("link", name=MINUTES[0]).click()
    page.get_by_role("button", name="Looked at, it holds").click()
    page.get_by_text("Looked at: it still holds.").wait_for()
    assert Decision.objects.get(pk=place.numbers["due"]).review_date > date(2026, 3, 9)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    page.get_by_text("Talk about it again").click()
    page.get_by_role("button", name="Open it again").click()
    page.get_by_text("Open again. It waits here").wait_for()


def test_a_mistake_is_shown_where_it_is(place, screen):
    page = screen(person=place.alice).open(REGISTER + f"{place.numbers['stands']}/")
    page.get_by_text("Change who looks after it, or the day").click()
    save = page.locator("form", has=page.get_by_role("button", name="Save"))
    save.get_by_label("Look at it again on").fill("2020-01-01")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Choose a day to come for looking at it again.").first.wait_for()
    assert save.get_by_label("Look at it again on").input_value() == "2020-01-01"
    axe(page)
