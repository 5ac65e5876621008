"""What is asked of everyone, rounds and small groups, as people see and touch them on a phone, a console and a wall."""

import pytest
import time_machine

from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.browser.test_room_access import KILOBYTES, focused, spoken, until
from tests.cast import SIX
from tests.facilitation.playing import guest, join

NAMES = ("Alice", "Bob", "Fay", "Hal", "Jo", "Gus")


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def room(open_room):
    """Six are here, Jo by phone; the second part is on."""
    open_room.others = [join(open_room.cast, name) for name in ("Fay", "Hal", "Jo")]
    open_room.gus = guest(open_room.cast)
    for one in (*open_room.others, open_room.gus):
        open_room.act(one, "acknowledge", how="phone" if one.chosen_name == "Jo" else "room")
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    open_room.here = f"/meetings/{open_room.meeting.pk}/room/"
    return open_room


def asks_the_end(room):
    number = room.act(room.cast.alice, "ask_extension", minutes=10).asking.open.number
    room.act(room.cast.bob, "answer_asked", asked=number, option="fine")


def closes_the_end(room):
    asks_the_end(room)
    number = room.state.asking.open.number
    for one in (room.cast.alice, *room.others):
        room.act(one, "answer_asked", asked=number, option="fine")
    room.act(room.cast.alice, "close_asked", asked=number)


def asks_by_fist(room):
    alice = room.cast.alice
    number = room.act(alice, "ask_pulse", "Does it work?", scale="fist-b").asking.open.number
    room.act(alice, "answer_asked", asked=number, option="4")


def shows_fists(room):
    asks_by_fist(room)
    number = room.state.asking.open.number
    for one in room.others:
        room.act(one, "answer_asked", asked=number, option="3")
    room.act(room.cast.alice, "close_asked", asked=number)


def asks_the_mood(room):
    room.act(room.cast.alice, "ask_pulse", scale="mood")


def begins_a_round(room):
    room.act(room.cast.alice, "begin_round", "One good thing", first=room.cast.alice.pk)
    room.act(room.others[0], "pass")


def makes_groups(room):
    room.act(
        room.cast.alice, "make_groups", "What first?", how="choice", groups=2, minutes=10, phone_together=1
    )
    room.act(room.cast.alice, "pick_group", group=1)
    room.act(room.cast.alice, "report_back", "The song")


SCENES = (
    asks_the_end, closes_the_end, asks_by_fist, shows_fists, asks_the_mood, begins_a_round, makes_groups,
)  # fmt: skip
SAID = ("Does it work?", "One good thing", "What first?", "The song", "Clean-up time without tears", *NAMES)


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_on_every_screen(room, screen, scene):
    """Sound for assistive technology, in both schemes, and nothing to push sideways."""
    scene(room)
    for width, path, scheme in ((390, "", "light"), (1440, "lead/", "dark"), (1440, "screen/", "light")):
        one = screen(width=width, person=room.cast.alice, scheme=scheme)
        page = one.open(room.here + path)
        for summary in page.locator("details.more > summary").all():
            summary.click()
        axe(page)
        no_sideways_scroll(page)
        one.picture(f"{scene.__name__}-{path.strip('/') or 'phone'}-{scheme}")


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_in_other_words_and_from_right_to_left(room, screen, scene):
    scene(room)
    alice = room.cast.alice
    for language in ("en-xa", "ar-xb"):
        alice.language = language
        alice.save(update_fields=["language"])
        for width, path in ((390, ""), (1440, "lead/"), (1440, "screen/")):
            one = screen(width=width, person=alice)
            page = one.open(room.here + path)
            no_sideways_scroll(page)
            if language == "en-xa":
                assert_fully_translated(page, *SAID)
            one.picture(f"{scene.__name__}-{path.strip('/') or 'phone'}-{language}")
            one.close()


def test_the_group_moves_the_end_on_three_screens(room, screen):
    alice, bob = room.cast.alice, room.cast.bob
    phone, desk = (
        screen(person=bob).open(room.here),
        screen(width=1440, person=alice).open(room.here + "lead/"),
    )
    wall = screen(width=1440, person=alice).open(room.here + "screen/")
    desk.get_by_role("button", name="10 more minutes?").click()
    phone.get_by_text("Your answer is missing").wait_for()
    wall.get_by_text("0 of 6 answered").wait_for()
    phone.get_by_role("button", name="Fine with me").click()
    phone.get_by_text("Your answer is in.").wait_for()
    wall.get_by_text("1 of 6 answered").wait_for()
    desk.get_by_text("Answer for someone who says it aloud").click()
    assert desk.locator("#asked-who").input_value() == str(room.others[2].pk), "Jo is on the phone"
    desk.get_by_role("button", name="Fine with me").click()
    desk.get_by_text("2 of 6 answered").wait_for()
    for one in room.others[:2]:
        room.act(one, "answer_asked", asked=room.state.asking.open.number, option="without_me")
    desk.get_by_role("button", name="Close it and do it").click()
    for page in (phone, desk, wall):
        page.get_by_text("Agreed: the meeting goes on until 8:10 pm.").first.wait_for()
    assert room.state.agenda.extended_minutes == 10


def test_an_answer_by_keyboard_is_heard_and_keeps_its_place(room, screen):
    page = screen(person=room.cast.bob).open(room.here)
    heard = spoken(page)
    asks_the_mood(room)
    until(page, heard, "Asked of everyone: How are you right now?")
    page.get_by_role("button", name="So-so").focus()
    page.keyboard.press("Enter")
    page.locator("[aria-pressed=true]").wait_for()
    page.get_by_text("1 of 6 answered").wait_for()
    assert focused(page) == "So-so"
    tree = page.get_by_role("group", name="How are you right now?").aria_snapshot()
    assert 'button "So-so" [pressed]' in tree
    assert [name for name in ("Great", "Good", "Tired", "A hard day") if f'button "{name}"' not in tree] == []
    walk_by_keyboard(page)


def test_a_round_from_hand_to_hand(room, screen):
    alice, bob = room.cast.alice, room.cast.bob
    phone, desk = (
        screen(person=bob).open(room.here),
        screen(width=1440, person=alice).open(room.here + "lead/"),
    )
    heard = spoken(phone)
    desk.get_by_text("Start a round").click()
    desk.get_by_label("What everyone is asked (may stay empty)").fill("One thing that worked")
    desk.get_by_role("button", name="Hand out the talking piece").click()
    phone.locator("p", has_text="Alice has the talking piece").wait_for()
    desk.get_by_role("button", name="Next: Bob").click()
    until(phone, heard, "It is your turn.")
    phone.get_by_role("button", name="Pass this time").click()
    phone.get_by_text("You are asked once more at the end.").wait_for()
    for name in ("Hal", "Jo", "Gus"):
        desk.get_by_role("button", name=f"Next: {name}").click()
        desk.get_by_text(f"{name} is speaking").wait_for()
    desk.get_by_role("button", name="Gus is done").click()
    phone.get_by_role("button", name="Yes, now").click()
    phone.get_by_role("button", name="I am done").click()
    phone.get_by_role("button", name="Raise my hand").wait_for()
    assert room.state.rounds.running is None
    assert room.state.voice.heard >= {alice.pk, bob.pk}


def test_groups_are_chosen_told_and_called_back(room, screen):
    alice, bob = room.cast.alice, room.cast.bob
    phone, desk = (
        screen(person=bob).open(room.here),
        screen(width=1440, person=alice).open(room.here + "lead/"),
    )
    desk.get_by_text("Make small groups").click()
    desk.get_by_label("Everyone chooses").check()
    desk.get_by_label("How many groups").fill("2")
    desk.get_by_role("button", name="Make the groups").click()
    phone.get_by_role("button", name="Group 2: 0 people").click()
    phone.get_by_role("heading", name="You are in group 2").wait_for()
    phone.get_by_role("button", name="Group 2: 1 person", pressed=True).wait_for()
    desk.get_by_role("button", name="Place the 5 who have not chosen").click()
    desk.get_by_role("button", name="Call everyone back").click()
    phone.get_by_text("Come back to the whole group now.").first.wait_for()
    phone.get_by_label("What your group tells the others").fill("Two-minute songs")
    phone.get_by_role("button", name="Tell everyone").click()
    desk.get_by_text("Two-minute songs").wait_for()
    desk.get_by_role("button", name="Every group has told").click()
    phone.get_by_role("button", name="Raise my hand").wait_for()


def test_someone_without_a_screen_is_added_from_the_console(room, screen):
    late = join(room.cast, "Ines")
    one = screen(width=1440, person=room.cast.alice)
    desk = one.open(room.here + "lead/")
    desk.get_by_role("link", name="Add someone").click()
    axe(desk)
    desk.get_by_role("group", name="Ines").get_by_role("button", name="By phone").click()
    desk.get_by_text("7 here").wait_for()
    assert desk.get_by_role("group", name="Ines").count() == 0
    desk.get_by_label("What we call them").fill("Grandma Lou")
    one.picture("add-someone")
    desk.get_by_role("button", name="In the room").last.click()
    desk.get_by_text("8 here").wait_for()
    desk.locator("summary", has_text="Ines").click()
    desk.locator(f"#here-{late.pk}").get_by_role("button", name="Hand up").click()
    desk.get_by_role("button", name="Next: Ines").click()
    desk.get_by_text("Ines is speaking").wait_for()
    desk.locator(f"#here-{late.pk}").get_by_role("button", name="Has gone").click()
    desk.get_by_text("7 here").wait_for()
    assert late.pk not in room.state.opening.here


def test_without_scripts_one_answers_and_whoever_leads_asks_and_adds(room, screen):
    late = join(room.cast, "Ines")
    desk = screen(width=1440, person=room.cast.alice, script=False).open(room.here + "lead/")
    desk.get_by_role("button", name="In which order?").click()
    phone = screen(person=room.cast.bob, script=False).open(room.here)
    phone.get_by_role("button", name="Those not heard yet first").click()
    phone.get_by_text("Your answer is in.").wait_for()
    desk.reload()
    desk.get_by_role("button", name="Close it and do it").click()
    desk.get_by_text("From now on: Those not heard yet first.").wait_for()
    assert room.state.voice.order == "first_timers"
    desk.get_by_role("link", name="Add someone").click()
    axe_free = desk.get_by_role("group", name="Ines")
    axe_free.get_by_role("button", name="On the call").click()
    desk.get_by_text("Everyone on the list is here.").wait_for()
    assert room.state.opening.here[late.pk] == "call"


@pytest.mark.parametrize("path", ["", "lead/"])
def test_with_something_asked_the_page_stays_light(room, screen, path):
    asks_by_fist(room)
    page = screen(person=room.cast.alice).page
    page.route("**/stream/**", lambda route: route.abort())
    told = weight(page, room.here + path)
    assert told["bytes"] < KILOBYTES * 1024, told
    assert told["shift"] < 0.01
