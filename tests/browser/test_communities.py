"""The screens of communities as people see and touch them."""

import pytest

from copal.domain.communities import actions as communities
from copal.domain.communities.models import Membership
from copal.domain.people.models import Person
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.support.communities import words

FIRST_LOAD = {"bytes": 90_000, "requests": 12}
LIST = (
    "Roster of the circle\n\nName,Email,County\nNoor Ali,noor@example.org,York\nCharlie,charlie@new.example,Waldo\n"
    "Noor Ali,noor@other.example,York\nBad Row,not an address,\nBob Example,bob@example.org,Knox\n"
)
QUESTION = "Which practice would you like to look at more closely this year?"
PROMISES = ("Start and end on time.", "What is said here, stays here.")
WRITTEN = (
    "Family Child Care Circle",
    "Applied Book Club",
    QUESTION,
    *PROMISES,
    "Use pseudonyms; be non-specific.",
)
SCREENS = {
    "communities": ("/communities/", "bob"),
    "community-outside": ("/communities/applied-book-club/", "charlie"),
    "community-member": ("/communities/circle/", "bob"),
    "community-facilitator": ("/communities/circle/", "alice"),
    "join": ("/communities/open-circle/join/", "charlie"),
    "apply": ("/communities/applied-book-club/join/", "charlie"),
    "members": ("/communities/circle/members/", "alice"),
    "members-as-member": ("/communities/circle/members/", "bob"),
    "requests": ("/communities/applied-book-club/requests/", "alice"),
    "expectations": ("/communities/circle/expectations/", "alice"),
    "write-expectations": ("/communities/circle/expectations/new/", "alice"),
    "settings": ("/communities/circle/settings/", "alice"),
    "new": ("/communities/new/", "dora"),
    "rosters": ("/communities/circle/roster/", "alice"),
    "roster": ("", "alice"),
}


@pytest.fixture
def place(transactional_db):
    """The cast, and three communities as a visitor would meet them."""
    cast = casting.assemble()
    found_three(cast)
    cast.roster = communities.upload_roster(
        community=cast.community, file=LIST.encode(), by=cast.alice, at=SIX
    )
    return cast


def found_three(cast):
    given = {"by": cast.dora, "at": SIX}
    club = communities.found_community(
        name=words("Applied Book Club"), kind="book_club", joining="application", seats=10,
        domain=words("Reading what moves our field, one chapter at a time."),
        practice=words("Trying one idea from each chapter with the children in our care, and telling each other how it went."),
        application_question=words(QUESTION), **given,
    )  # fmt: skip
    open_one = communities.found_community(
        name=words("Open Circle"), kind="regional", joining="open", region="Aroostook", language="fr",
        domain=words("Family child care in the County, in French and English."), **given,
    )  # fmt: skip
    for community in (club, open_one):
        communities.add_member(
            community=community, person=cast.alice, role="facilitator", by=cast.dora, at=SIX
        )
    communities.apply(
        community=club,
        person=cast.bob,
        words=words("How we read aloud to two-year-olds."),
        agreed_to=1,
        at=SIX,
    )
    communities.set_expectations(
        community=cast.community,
        lines=[words(one) for one in PROMISES],
        confidentiality=[words("Use pseudonyms; be non-specific.")], based_on=0, by=cast.alice, at=SIX,
    )  # fmt: skip


def address(place, name):
    path, who = SCREENS[name]
    return path or f"/communities/circle/roster/{place.roster.pk}/", getattr(place, who)


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
    assert_fully_translated(page, *WRITTEN)
    no_sideways_scroll(page)
    one.picture(f"{name}-{language}")


def test_a_first_visit_is_light(place, screen):
    told = weight(screen(person=place.alice).page, "/communities/circle/")
    assert told["bytes"] <= FIRST_LOAD["bytes"], told
    assert told["requests"] <= FIRST_LOAD["requests"], told


@pytest.mark.parametrize("script", [True, False])
def test_a_newcomer_finds_a_community_and_joins(place, screen, script):
    page = screen(person=place.charlie, script=script).open("/communities/")
    assert page.get_by_text("Family Child Care Circle").count() == 0
    page.get_by_label("Find", exact=True).fill("county")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Open Circle").click()
    page.get_by_role("link", name="Join", exact=True).click()
    page.get_by_role("button", name="I agree, let me in").click()
    page.get_by_text("Welcome. You are a member now.").wait_for()
    assert Membership.objects.current().filter(person=place.charlie, community__slug="open-circle").exists()
    page.get_by_text("Leave this community").click()
    page.get_by_role("button", name="Leave", exact=True).click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("You are back.").wait_for()


def test_a_facilitator_answers_and_brings_a_list(place, screen):
    page = screen(person=place.alice, width=1440).open("/communities/applied-book-club/")
    page.get_by_role("link", name="Requests").click()
    page.get_by_role("button", name="Let in").click()
    page.get_by_text("Bob is a member now.").wait_for()
    page.goto(f"/communities/circle/roster/{place.roster.pk}/")
    page.get_by_role("button", name="The same as Charlie").click()
    page.get_by_role("button", name="The same as row 4").click()
    page.get_by_role("button", name="Add 2 people").click()
    page.get_by_text("2 people are members now.").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    page.get_by_role("heading", name="The list was undone").wait_for()


def test_a_refusal_keeps_what_was_typed(place, screen):
    page = screen(person=place.alice).open("/communities/circle/settings/")
    page.get_by_label("What you care about together").fill("Calm mornings")
    page.get_by_label("First day").fill("2026-05-02")
    page.get_by_label("Last day").fill("2026-05-01")
    page.get_by_role("button", name="Save").click()
    assert "The last day is before the first day." in page.locator("#problems").inner_text()
    assert page.get_by_label("What you care about together").input_value() == "Calm mornings"
    axe(page)
