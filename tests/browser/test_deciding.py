"""Deciding in real browsers: phones answer, the console closes, the wall shows it, the register keeps it."""

import pytest
import time_machine

from copal.domain.communities.models import Expectations, Membership
from copal.domain.decisions.models import Decision, GroundQuestion, Proposal
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import LONG_AGO, SIX, person

SWAP = "We swap clean-up routines for a month and tell each other what the children did."
PROMISE = "One person talks at a time."
WORRY = "Nap times differ between our homes."
SENTENCE = "We go out each day."
NAMES = ("Alice", "Bob", "Jo", "Lena", "Noor")


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def room(open_room):
    """Five people are here; they promised one another one thing."""
    community = open_room.cast.community
    Expectations.objects.create(
        community=community, version=1, lines=[PROMISE], at=LONG_AGO, by=open_room.cast.alice
    )
    for name in NAMES[2:]:
        one = person(name)
        Membership.objects.create(community=community, person=one, role="member", joined_at=LONG_AGO)
        open_room.act(one, "acknowledge", how="call")
        setattr(open_room.cast, name.lower(), one)
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    open_room.base = f"/meetings/{open_room.meeting.pk}/room/"
    return open_room


def propose(room, words=SWAP, **how):
    room.act(room.cast.alice, "propose", words, **how)
    return Proposal.objects.latest("pk")


def answered(room, proposal, *options):
    for name, option in zip(NAMES, options, strict=False):
        words = WORRY if option in ("worry", "block") else ""
        room.act(
            getattr(room.cast, name.lower()), "answer_proposal", words, proposal=proposal.pk, option=option,
            agreement="Nobody is left out",
        )  # fmt: skip


def test_from_a_proposal_to_the_register(screen, room):
    """Two phones, one of them with a worry, the console and the wall follow one another to a decision."""
    cast = room.cast
    bob, jo = (screen(person=one).open(room.base) for one in (cast.bob, cast.jo))
    desk, wall = (screen(width=1440, person=cast.alice) for _one in range(2))
    alice, big = desk.open(room.base + "lead/"), wall.open(room.base + "screen/")
    put_to_the_group(alice)
    bob.get_by_role("heading", name=SWAP).wait_for()
    big.get_by_role("heading", name=SWAP).wait_for()
    answer_on_phones(bob, jo)
    alice.get_by_text("2 of 5 answered").first.wait_for()
    assert not big.get_by_text("Bob").count()
    for name in ("alice", "lena", "noor"):
        room.act(getattr(cast, name), "answer_proposal", proposal=Proposal.objects.get().pk, option="fine")
    big.get_by_text("Every answer is in.").wait_for()
    assert not alice.get_by_text(WORRY).count()
    alice.get_by_role("button", name="Close it and show").click()
    for page in (bob, big):
        page.get_by_text("Agreed, with worries to hear", exact=True).wait_for()
    bob.get_by_text(WORRY).wait_for()
    for one, name in ((desk, "lead"), (wall, "screen")):
        axe(one.page)
        one.picture(f"decided-{name}")
    alice.get_by_role("button", name="Give the floor to Jo").click()
    bob.get_by_text("Jo", exact=True).first.wait_for()
    keep(alice)
    bob.get_by_text("Decided and put away at this meeting").wait_for()
    bob.goto("/communities/circle/decisions/")
    bob.get_by_text("looked after by Bob").wait_for()
    assert Decision.objects.get().owner == cast.bob


def put_to_the_group(alice):
    alice.get_by_text("Propose something").click()
    alice.get_by_label("What is proposed, in a sentence").fill(SWAP)
    alice.get_by_role("button", name="Ask the group").click()
    assert not alice.get_by_role("button", name="Ask the group").is_visible()


def answer_on_phones(bob, jo):
    assert bob.get_by_text("Your answer is missing").is_visible()
    bob.get_by_role("button", name="I’m for it, and I will help to make it work.").click()
    bob.get_by_text("Your answer is in").wait_for()
    jo.get_by_text("I have a worry").first.click()
    jo.get_by_label("What should the group hear?").fill(WORRY)
    jo.get_by_role("button", name="Answer: I have a worry").click()
    jo.get_by_text("Your answer is in").wait_for()
    assert jo.get_by_text("your answer", exact=True).first.is_visible()


def keep(alice):
    alice.get_by_text("Consensus reached").click()
    assert SWAP in alice.get_by_label("The minute, without names").input_value()
    alice.get_by_label("Who looks after it").select_option("Bob")
    alice.get_by_role("button", name="Keep it in the register").click()


def test_a_block_says_what_it_rests_on_and_is_asked_again(screen, room):
    cast = room.cast
    proposal = propose(room)
    one = screen(person=cast.bob)
    bob = one.open(room.base)
    alice = screen(width=1440, person=cast.alice).open(room.base + "lead/")
    bob.get_by_text("I can’t agree").first.click()
    bob.get_by_role("button", name="Answer: I can’t agree").click()
    bob.get_by_text("Say which of the things we promised one another this goes against.").wait_for()
    bob.get_by_label("What we promised one another that this goes against").select_option(PROMISE)
    bob.get_by_label("What would have to change?").fill(WORRY)
    one.picture("block-phone")
    axe(bob)
    bob.get_by_role("button", name="Answer: I can’t agree").click()
    bob.get_by_text("Your answer is in").wait_for()
    alice.get_by_role("button", name="Close it and show").click()
    alice.get_by_text("It goes against:").wait_for()
    alice.get_by_label("What is proposed now").fill("We swap routines for two weeks.")
    alice.get_by_role("button", name="Ask again").or_(
        alice.get_by_role("button", name="Ask in these words")
    ).click()
    bob.get_by_role("heading", name="We swap routines for two weeks.").wait_for()
    assert bob.get_by_text("Your answer is missing").is_visible()
    assert Proposal.objects.latest("pk").amends == proposal


@pytest.mark.parametrize("script", [True, False])
def test_an_anonymous_answer_stands_with_and_without_scripts(screen, room, script):
    propose(room, anonymous="1")
    page = screen(person=room.cast.bob, script=script).open(room.base)
    page.get_by_role("button", name="Fine with it: it is good enough for me.").click()
    page.get_by_text("Your answer is in").wait_for()
    assert not page.get_by_role("button", name="I’m for it").is_visible()
    assert not page.get_by_text("Take my answer back").count()


def test_answers_by_keyboard_and_by_ear(screen, room):
    propose(room)
    page = screen(person=room.cast.bob).open(room.base)
    group = page.get_by_role("group", name=SWAP)
    tree = group.aria_snapshot()
    for words in ("I’m for it", "Fine with it", "I have a worry", "Stand aside", "I can’t agree"):
        assert words in tree, tree
    first = group.get_by_role("button").first
    first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Your answer is in").wait_for()
    assert first.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.textContent").strip().startswith("I’m for it")
    page.get_by_role("button", name="Take my answer back").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Your answer is missing").wait_for()


def test_focus_goes_to_what_took_the_place_of_the_anonymous_answers(screen, room):
    propose(room, anonymous="1")
    page = screen(person=room.cast.bob).open(room.base)
    page.get_by_role("group", name=SWAP).get_by_role("button").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Your answer is in").wait_for()
    assert "Your answer is in" in page.evaluate("document.activeElement.textContent")


def test_what_is_typed_stays_while_others_answer(screen, room):
    cast, proposal = room.cast, propose(room)
    page = screen(person=cast.bob).open(room.base)
    page.get_by_text("I have a worry").first.click()
    page.get_by_label("What should the group hear?").press_sequentially("Nap times")
    room.act(cast.jo, "answer_proposal", proposal=proposal.pk, option="for")
    page.get_by_text("1 of 5 answered").wait_for()
    page.keyboard.type(" differ")
    assert page.get_by_label("What should the group hear?").input_value() == "Nap times differ"
    page.get_by_label("What we promised one another").first.wait_for(state="attached")
    room.act(cast.lena, "answer_proposal", proposal=proposal.pk, option="for")
    page.get_by_text("2 of 5 answered").wait_for()
    page.get_by_role("button", name="Answer: I have a worry").click()
    page.get_by_text("3 of 5 answered").wait_for()  # the site has it; "is in" was said before it was sent
    assert proposal.positions.get(person=cast.bob).reason == "Nap times differ"


def test_common_ground_is_found(screen, room):
    cast = room.cast
    alice = screen(width=1440, person=cast.alice).open(room.base + "lead/")
    one = screen(person=cast.bob)
    bob = one.open(room.base)
    alice.get_by_text("Look for common ground").click()
    alice.get_by_label("In what?").fill("Outdoor play in winter")
    alice.get_by_role("button", name="Begin", exact=True).click()
    bob.get_by_label("Add a sentence that others could agree with").fill(SENTENCE)
    bob.get_by_role("button", name="Add it").click()
    bob.get_by_role("group", name=SENTENCE).wait_for()
    question = GroundQuestion.objects.get()
    statement = question.statements.get()
    for name in ("alice", "jo", "lena", "noor"):
        room.act(getattr(cast, name), "answer_statement", statement=statement.pk, answer="agree")
    bob.get_by_role("group", name=SENTENCE).get_by_role("button", name="Pass").click()
    axe(bob)
    one.picture("ground-phone")
    alice.get_by_role("button", name="Close it and tell").click()
    bob.get_by_text("Nearly everyone here").wait_for()


STATES = {
    "open": (),
    "anonymous": ("for",),
    "closed": ("for", "fine", "worry", "for", "aside"),
    "blocked": ("for", "block"),
}


def arrange(room, state):
    if state == "ground":
        room.act(room.cast.alice, "ask_ground", "Outdoor play in winter")
        room.act(room.cast.bob, "add_statement", SENTENCE, question=GroundQuestion.objects.get().pk)
        return
    how = {"anonymous": "1"} if state == "anonymous" else {"control": "not_ours", "take_to": "Licensing"}
    proposal = propose(room, **how)
    answered(room, proposal, *STATES[state])
    if state in ("closed", "blocked"):
        room.act(room.cast.alice, "close_proposal", proposal=proposal.pk)


@pytest.mark.parametrize("folder", ["", "lead/", "screen/"])
@pytest.mark.parametrize("state", [*STATES, "ground"])
def test_every_screen_is_sound(screen, room, state, folder):
    arrange(room, state)
    name = folder.strip("/") or "member"
    for width, scheme in ((390, "light"), (1440, "dark")):
        one = screen(width=width, scheme=scheme, person=room.cast.alice)
        page = one.open(room.base + folder)
        axe(page)
        no_sideways_scroll(page)
        one.picture(f"deciding-{state}-{name}-{width}")
    if not folder and state in ("open", "closed"):
        walk_by_keyboard(page)


@pytest.mark.parametrize("folder", ["", "lead/", "screen/"])
@pytest.mark.parametrize("state", ["open", "blocked", "ground"])
def test_every_word_can_be_translated_and_mirrored(screen, room, state, folder):
    arrange(room, state)
    alice = room.cast.alice
    for language in ("en-xa", "ar-xb"):
        alice.language = language
        alice.save(update_fields=["language"])
        one = screen(width=390 if not folder else 1440, person=alice)
        page = one.open(room.base + folder)
        no_sideways_scroll(page)
        if language == "en-xa":
            assert_fully_translated(
                page, *NAMES, "Clean-up time without tears", "Licensing", "Family Child Care Circle"
            )
        one.picture(f"deciding-{state}-{folder.strip('/') or 'member'}-{language}")
