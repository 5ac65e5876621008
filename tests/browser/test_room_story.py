"""One evening in four browsers: a member's phone, a guest's phone by their link, the console and the projector,
from opening the meeting to a consensus in the register."""

from datetime import timedelta

import pytest
import time_machine

from copal.domain.communities.models import Expectations
from copal.domain.decisions.models import Decision
from copal.domain.facilitation.models import Acknowledgement, Words
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.people.queries import link_token
from copal.domain.practice.models import NextStep
from tests.browser.harness import axe, no_sideways_scroll
from tests.cast import LONG_AGO, SIX, person

PROPOSAL = "Shall we swap routines for a month?"
WORRY = "Mornings are hard to change."


@pytest.fixture(autouse=True)
def just_before_six():
    with time_machine.travel(SIX - timedelta(minutes=5), tick=True):
        yield


@pytest.fixture
def evening(under_way):
    """The meeting's objectives and the community's expectations stand; Gus is a guest by link."""
    cast = under_way.cast
    Meeting.objects.filter(pk=under_way.meeting.pk).update(
        objectives=["Leave with one idea to try on Monday"]
    )
    Expectations.objects.create(
        community=cast.community, version=1, at=LONG_AGO, by=cast.alice,
        lines=["Start and end on time", "One person talks at a time"], confidentiality=["What is said here stays here"],
    )  # fmt: skip
    gus = person("Gus")
    Invitation.objects.create(meeting=under_way.meeting, person=gus, at=LONG_AGO, by=cast.alice, guest=True)
    under_way.guest = gus
    return under_way


def test_from_opening_to_a_recorded_consensus(screen, evening):
    cast, room = evening.cast, f"/meetings/{evening.meeting.pk}/room/"
    phone, desk = screen(person=cast.bob), screen(width=1440, person=cast.alice)
    wall, other = screen(width=1440, person=cast.alice, scheme="dark"), screen(width=390)
    bob, alice = phone.open(room), desk.open(f"/meetings/{evening.meeting.pk}/")
    gus = other.open(f"/i/{link_token(evening.guest, 'invitation', evening.meeting.pk)}/room/")
    alice.get_by_role("link", name="Lead the meeting").click()
    big = wall.open(room + "screen/")

    opening(bob, gus, alice, big)
    voices(bob, gus, alice, big)
    ideas(bob, gus, alice, big)
    pulse(bob, gus, alice)
    consensus(bob, gus, alice, big)
    keeping(bob, alice)
    for one, name in ((phone, "phone"), (desk, "desk"), (wall, "wall"), (other, "guest")):
        axe(one.page)
        one.picture(f"story-{name}")
    no_sideways_scroll(bob)
    ending(bob, gus, alice, big)

    minute = Decision.objects.get()
    assert (minute.community, minute.owner) == (cast.community, cast.bob)
    assert PROPOSAL in minute.words
    assert not {"Bob", "Gus", "Alice"} & set(minute.words.replace(",", " ").replace(".", " ").split())
    assert NextStep.objects.get().owner == cast.bob
    assert Acknowledgement.objects.filter(meeting=evening.meeting).count() == 2
    register = phone.open(f"/communities/{cast.community.slug}/decisions/")
    register.get_by_text(PROPOSAL).first.wait_for()


def desk_now(alice):
    """The console's middle; the nudge above it may offer the same button."""
    return alice.get_by_role("region", name="Now", exact=True)


def opening(bob, gus, alice, big):
    """Objectives, expectations and confidentiality, acknowledged in one tap and counted; phones silent."""
    for page in (bob, gus):
        page.get_by_text("Leave with one idea to try on Monday").wait_for()
        page.get_by_role("button", name="I keep to this, and I am here").click()
    big.get_by_text("Please silence your phones.").wait_for()
    big.get_by_text("2 people keep to our expectations.").wait_for()
    alice.get_by_role("button", name="Open the meeting").click()
    alice.get_by_role("button", name="Go on to “Welcome”").click()
    big.get_by_role("heading", name="Welcome").wait_for()
    alice.get_by_role("button", name="Go on to “What works at clean-up time”").click()
    for page in (bob, gus, big):
        page.get_by_role("heading", name="What works at clean-up time").wait_for()


def voices(bob, gus, alice, big):
    gus.get_by_role("button", name="Raise my hand").click()
    alice.get_by_role("button", name="Next: Gus").wait_for()
    bob.get_by_role("button", name="Raise my hand").click()
    big.get_by_text("2 hands are up.").wait_for()
    alice.get_by_role("button", name="Next: Gus").click()
    gus.get_by_role("button", name="I am done speaking").click()
    alice.get_by_role("button", name="Next: Bob").click()
    bob.get_by_role("button", name="I am done speaking").click()
    alice.get_by_text("Nobody is speaking.").wait_for()


def ideas(bob, gus, alice, big):
    """Silent writing, then everything at once; and something for the parking lot that is not ours."""
    alice.get_by_text("Open a board with a question").click()
    alice.get_by_label("Your question to everyone").fill("What could we try?")
    alice.get_by_role("button", name="Open the board").click()
    for page, words in ((bob, "a two-minute song"), (gus, "picture labels on bins")):
        page.get_by_text("What could we try?").first.wait_for()  # the board has reached this phone
        page.get_by_text("Add an idea").click()
        page.get_by_label("Your idea").fill(words)
        page.get_by_role("button", name="Add this idea").click()
    alice.get_by_text("2 ideas so far.").wait_for()
    assert not alice.get_by_text("a two-minute song").count()
    alice.get_by_role("button", name="Show the ideas").click()
    for page in (bob, alice, big):
        page.get_by_text("picture labels on bins").first.wait_for()
    bob.get_by_text("Parking lot").click()
    bob.get_by_label("What shall we come back to?").fill("The ratio rule for mixed ages")
    bob.get_by_text("Not ours", exact=True).click()
    bob.get_by_role("button", name="Park it").click()
    alice.get_by_text("The ratio rule for mixed ages").first.wait_for()


def pulse(bob, gus, alice):
    alice.get_by_role("button", name="How are we?").click()
    for page in (bob, gus):
        page.locator(".asked .option").first.click()
    alice.get_by_text("2 of 3 answered").first.wait_for()
    desk_now(alice).get_by_role("button", name="Close it and show").click()
    bob.get_by_text("What we answered").wait_for()
    alice.get_by_role("button", name="Put it away").click()


def consensus(bob, gus, alice, big):
    """A proposal in words, positions hidden until closed, a worry heard, a minute without names."""
    alice.get_by_text("Propose something").click()
    alice.get_by_label("What is proposed, in a sentence").fill(PROPOSAL)
    alice.get_by_role("button", name="Ask the group").click()
    bob.get_by_role("heading", name=PROPOSAL).wait_for()
    bob.get_by_text("Your answer is missing").wait_for()
    bob.get_by_text("I have a worry").first.click()
    bob.get_by_label("What should the group hear?").fill(WORRY)
    bob.get_by_role("button", name="Answer: I have a worry").click()
    gus.get_by_role("button", name="I’m for it").click()
    gus.get_by_text("Your answer is in").wait_for()
    assert gus.get_by_role("button", name="I’m for it").get_attribute("aria-pressed") == "true"
    alice.get_by_text("2 of 3 answered").first.wait_for()
    for page in (gus, alice, big):
        assert not page.get_by_text(WORRY).count()
    desk_now(alice).get_by_role("button", name="Close it and show").click()
    for page in (gus, alice):
        page.get_by_text(WORRY).first.wait_for()
    big.get_by_text(PROPOSAL).first.wait_for()
    assert "Bob" not in big.locator("main").inner_text()
    alice.locator("summary", has_text="Consensus reached").click()
    desk_now(alice).get_by_label("Who looks after it").select_option(label="Bob")
    alice.get_by_role("button", name="Keep it in the register").click()
    bob.get_by_text("Decided and put away at this meeting").wait_for()


def keeping(bob, alice):
    bob.get_by_text("Next steps").first.click()
    bob.get_by_label("What do you take on?").fill("Bring the clean-up song next time")
    bob.get_by_role("button", name="Take it on").click()
    alice.get_by_text("Bring the clean-up song next time").first.wait_for()


def ending(bob, gus, alice, big):
    alice.get_by_role("button", name="Go on to “Next steps”").click()
    desk_now(alice).get_by_role("button", name="End the meeting").click()
    for page in (bob, gus):
        page.get_by_role("heading", name="This meeting is over").wait_for()
    big.get_by_text("Thank you for being here").wait_for()
    alice.get_by_role("link", name="Close the meeting").wait_for()
    assert Words.objects.exists()
