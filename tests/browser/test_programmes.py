"""A director asks, people answer for themselves on their phones, and stop with one tap: in real browsers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from copal.domain.programmes import actions
from copal.domain.programmes.models import Consent
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.journeys.test_where_do_i_stand import entry, works
from tests.programmes.scene import set_up

SAID = (
    "Alice", "Bob", "Charlie", "Ada", "Ben", "Cy", "Dora", "Sunny Steps", "Machias", "charlie@example.org",
    "dora@example.org", "Pine Coast PDN", "Pine Coast Professional Development Network",
)  # fmt: skip


@pytest.fixture
def programme(transactional_db):
    """Four share and stand differently; Charlie and Dora are asked, and Dora is asked to direct it, too."""
    cast, now = casting.assemble(), timezone.now()
    today = timezone.localdate()
    programme = set_up(cast.alice, at=now)
    ada, ben, cy = (casting.person(name) for name in ("Ada", "Ben", "Cy"))
    works(cast.bob, role="Owner", licensed=today - timedelta(days=365 * 4 + 200))
    for one, days, minutes in ((ada, 300, 150), (ben, 150, 720)):
        works(one, hired=today - timedelta(days=365 * 3 + days))
        entry(cast, one, today - timedelta(weeks=3), minutes, at=now)
    entry(cast, cast.bob, today - timedelta(weeks=4), 465, at=now)
    works(cast.charlie, hired=today - timedelta(days=365 + 100))
    for one in (cast.bob, ada, ben, cy):
        actions.say_yes(programme=programme, person=one, at=now)
    actions.ask_people(
        programme=programme, addresses=["charlie@example.org", "dora@example.org"], by=cast.alice, at=now
    )
    actions.ask_director(programme=programme, address="dora@example.org", by=cast.alice, at=now)
    programme.cast = cast
    return programme


def screens(programme):
    cast, number = programme.cast, programme.pk
    return (
        ("table", cast.alice, f"/programmes/{number}/"),
        ("print", cast.alice, f"/programmes/{number}/print/"),
        ("ask", cast.alice, f"/programmes/{number}/ask/"),
        ("directors", cast.alice, f"/programmes/{number}/directors/"),
        ("new", cast.charlie, "/programmes/new/"),
        ("question", cast.charlie, f"/programmes/code/{programme.code}/"),
        ("mine", cast.bob, "/programmes/"),
        ("asked", cast.dora, "/programmes/"),
        ("hours", cast.bob, "/hours/"),
        ("account", cast.bob, "/account/"),
    )


def test_sound_in_both_schemes_at_both_widths(screen, programme):
    for name, who, path in screens(programme):
        for width, scheme in ((390, "light"), (1440, "dark"), (1440, "light"), (390, "dark")):
            one = screen(person=who, width=width, scheme=scheme)
            axe(one.open(path))
            if width == 390:
                no_sideways_scroll(one.page)
            one.picture(f"programme-{name}-{width}-{scheme}")


def test_by_keyboard_and_in_every_language(screen, programme):
    for _name, who, path in screens(programme):
        walk_by_keyboard(screen(person=who, width=1440).open(path))
    for language in ("en-xa", "ar-xb"):
        for name, who, path in screens(programme):
            who.language = language
            who.save()
            one = screen(person=who, language=language, width=390)
            one.open(path)
            no_sideways_scroll(one.page)
            one.picture(f"programme-{name}-{language}")
            if language == "en-xa" and name not in ("hours", "account"):
                assert_fully_translated(one.page, *SAID)


def test_somebody_reads_what_would_be_seen_says_yes_and_stops(screen, programme):
    cast = programme.cast
    page = screen(person=cast.charlie, width=390).open("/programmes/")
    page.get_by_role("link", name="Read it").click()
    assert page.get_by_text("0 of 12 h").count() == 1
    page.get_by_role("button", name="Yes, share for one year").click()
    page.get_by_text("You share where you stand, through").wait_for()
    director = screen(person=cast.alice, width=1440)
    assert director.open(f"/programmes/{programme.pk}/").get_by_text("Charlie", exact=True).count() == 1
    page.get_by_role("button", name="Stop sharing").click()
    page.get_by_text("You stopped sharing.").wait_for()
    assert director.open(f"/programmes/{programme.pk}/").get_by_text("Charlie", exact=True).count() == 0
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("You share it again, as before.").wait_for()
    assert Consent.objects.filter(person=cast.charlie, ended_at=None).count() == 1
