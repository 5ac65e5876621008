"""The screens of trainings as people see and touch them: the agenda, the closing, one's hours, the network's lists."""

from datetime import timedelta

import pytest

from copal.domain.attendance.models import Stay
from copal.domain.people.models import Person
from copal.journeys.hand_to_registry import hand_to_registry
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    approve,
    close,
    mark,
    minutes,
)

FIRST_LOAD = {"bytes": 90_000, "requests": 12}
WRITTEN = (
    "Clean-up time without tears", "Elsewhere", "Part 1", "Part 2", "Safe sleep", "Calm mornings", "Lena Hale",
    "Family Child Care Circle", "Infant Circle", "Pine Coast Professional Development Network",
)  # fmt: skip
SCREENS = {
    "training-agenda": ("/meetings/{open}/agenda/", "alice"),
    "training-closing": ("/meetings/{open}/closing/", "alice"),
    "training-closed": ("/meetings/{closed}/closing/", "alice"),
    "training-hours": ("/hours/", "bob"),
    "network-trainings": ("/network/training/", "dora"),
    "network-training": ("/network/training/{training}/", "dora"),
    "network-training-add": ("/network/training/new/", "dora"),
    "network-trainer": ("/network/training/trainers/{trainer}/", "dora"),
    "network-desk": ("/network/desk/", "dora"),
    "network-registry": ("/network/registry/", "dora"),
}


@pytest.fixture
def place(transactional_db):
    """A meeting closed with one training approved and one that waits; another that waits for its close."""
    cast = casting.assemble()
    safe, calm, lena = a_training(cast), a_training(cast, "Calm mornings", "guidance"), a_trainer(cast)
    approve(cast, training=safe, at=SIX)
    approve(cast, trainer=lena, at=SIX)
    agenda(cast.circle, ("share", 30), ("training", 45, safe, lena), ("training", 30, calm, lena))
    mark(cast, cast.bob, 0, 118)
    mark(cast, cast.bob, 0, 10)
    Stay.objects.filter(until=minutes(118)).update(source="report")
    close(cast)
    coming = another_meeting(cast)
    coming.community_id = cast.community.pk
    coming.save()
    agenda(coming, ("share", 60), ("training", 45, calm, lena))
    mark(cast, cast.bob, 0, 118, meeting=coming)
    mark(cast, cast.charlie, 20, 120, meeting=coming, at=AFTER + timedelta(minutes=1))
    hand_to_registry(by=cast.dora, at=AFTER)
    cast.names = {"closed": cast.circle.pk, "open": coming.pk, "training": calm.pk, "trainer": lena.pk}
    return cast


def address(place, name):
    template, who = SCREENS[name]
    return template.format(**place.names), getattr(place, who)


def opened(screen, place, name, **how):
    path, who = SCREENS[name]
    one = screen(person=getattr(place, who), **how)
    return one, one.open(path.format(**place.names))


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_sound_for_assistive_technology_and_never_pushed_sideways(screen, place, width, scheme):
    for name in SCREENS:
        one, page = opened(screen, place, name, width=width, scheme=scheme)
        one.picture(f"{name}-{width}-{scheme}")
        no_sideways_scroll(page)
        axe(page)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_no_word_is_hard_wired_and_all_of_it_turns_round(screen, place, language):
    Person.objects.update(language=language)
    for name in SCREENS:
        one, page = opened(screen, place, name, language=language)
        assert_fully_translated(page, *WRITTEN)
        no_sideways_scroll(page)
        one.picture(f"{name}-{language}")


def test_everything_is_reached_by_keyboard(screen, place):
    for name in SCREENS:
        _, page = opened(screen, place, name)
        walk_by_keyboard(page)


def test_first_loads_keep_the_budget(screen, place):
    for name in ("training-agenda", "training-closing", "training-hours", "network-desk"):
        path, who = SCREENS[name]
        load = weight(screen(person=getattr(place, who)).page, path.format(**place.names))
        assert load["bytes"] <= FIRST_LOAD["bytes"]
        assert load["requests"] <= FIRST_LOAD["requests"]


def test_what_waited_comes_to_the_member_once_it_is_approved(screen, place):
    """The facilitator closes without scripts, staff approve, the member sees both kinds."""
    _, page = opened(screen, place, "training-closing", script=False)
    page.locator("[name=until]").fill("19:30")
    page.get_by_role("button", name="Close and credit the hours").click()
    assert page.inner_text("main").count("0.5 h wait") == 1
    _, staff = opened(screen, place, "network-training", width=1440)
    staff.get_by_label("Approve it", exact=True).check()
    staff.get_by_role("button", name="Save the decision").click()
    staff.get_by_text("It settled the hours of 2 people").wait_for()
    _, mine = opened(screen, place, "training-hours")
    assert mine.inner_text("main").count("Calm mornings") == 1
    assert "Waiting for the network" not in mine.inner_text("main")
