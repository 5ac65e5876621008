"""The network's rules as staff see and touch them: bringing a pack, what it would change, putting it in force."""

from datetime import timedelta

import pytest
from django.utils import timezone

from copal.domain.requirements.models import AddedPack
from copal.policies.requirements import today
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.journeys.test_where_do_i_stand import entry, works
from tests.requirements.packs import looked_at, rule, text

SAID = (
    "Alice", "Bob", "Dora", "Family child care provider: so many hours each year", "Invented pack", "Invented source",
    "Pine Coast PDN", "ours",
)  # fmt: skip
SIZES = ((390, "light"), (1440, "light"), (390, "dark"), (1440, "dark"))


@pytest.fixture
def people(transactional_db):
    """Alice has 13 hours of her year, Bob 6; the pack asks 15."""
    cast = casting.assemble()
    now = timezone.now()
    for who, minutes in ((cast.alice, 780), (cast.bob, 360)):
        works(who, hired=today(now) - timedelta(days=365 * 3 + 300))
        entry(cast, who, today(now) - timedelta(days=60), minutes, at=now)
    return cast


def pack_file(**more):
    begins = today(timezone.now()) + timedelta(days=1)
    return {"name": "pack.toml", "mimeType": "application/toml", "buffer": text(rule(since=begins, **more))}


def test_from_a_wrong_file_to_a_rule_in_force(screen, people):
    one = screen(person=people.dora, width=390)
    page = one.open("/network/rules/")
    page.get_by_role("link", name="Add a rule pack").click()
    page.get_by_label("The pack").set_input_files(pack_file(more="surprise = 1"))
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("the key “surprise” is not known").first.wait_for()
    axe(page)
    one.picture("rules-refused-390")
    typed = page.get_by_label("Or its text")
    typed.fill(typed.input_value().replace("surprise = 1", ""))
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("Waiting for its turn").wait_for()
    axe(page)
    one.picture("rules-looking-390")
    looked_at(AddedPack.objects.get(), at=timezone.now())
    page.get_by_role("button", name="Put it in force from").click(
        timeout=10_000
    )  # the page reloads by itself
    page.get_by_text("It is in force from").wait_for()
    page.get_by_role("button", name="Withdraw it").wait_for()
    one.picture("rules-coming-390")


def test_sound_in_both_schemes_at_both_widths(screen, people):
    place = brought(screen, people)
    for width, scheme in SIZES:
        one = screen(person=people.dora, width=width, scheme=scheme)
        for name, path in (("list", "/network/rules/"), ("new", "/network/rules/new/"), ("one", place)):
            page = one.open(path)
            for each in page.locator("main details").all()[:3]:
                each.evaluate("e => e.open = true")
            axe(page)
            no_sideways_scroll(page)
            one.picture(f"rules-{name}-{width}-{scheme}")


def test_by_keyboard_and_in_every_language(screen, people):
    place = brought(screen, people)
    page = screen(person=people.dora, width=1440).open(place)
    walk_by_keyboard(page)
    people.dora.language = "en-xa"
    people.dora.save()
    for path in ("/network/rules/", "/network/rules/new/", place):
        one = screen(person=people.dora, language="en-xa")
        assert_fully_translated(one.open(path), *SAID)


def brought(screen, people):
    page = screen(person=people.dora).open("/network/rules/new/")
    page.get_by_label("The pack").set_input_files(pack_file())
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("Waiting for its turn").wait_for()
    looked_at(AddedPack.objects.get(), at=timezone.now())
    return "/" + page.url.split("/", 3)[3]
