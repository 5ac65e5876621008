"""Ideas, gifts, the parking lot, notes and next steps in real browsers: on a phone, at the console, on the wall."""

import pytest
import time_machine

from copal.domain.facilitation.queries import scene_of
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX
from tests.facilitation.playing import join

LONG = "word " * 2000  # 10,000 characters
SAID = (
    "Alice", "Bob", "Nora", "Family Child Care Circle", "Clean-up time without tears", "What works at clean-up time",
    "Welcome", "Next steps", "Singing", "two-minute song", "picture labels on bins", "Ratio rule", "Field trip forms",
    "Licensing office", "Loose parts list", "example.org", "Ask the library", "Nine of us", "Try the song",
)  # fmt: skip


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=True):
        yield


@pytest.fixture
def here(open_room):
    open_room.act(open_room.cast.alice, "begin_item", segment=open_room.segment(2))
    return f"/meetings/{open_room.meeting.pk}/room/"


@pytest.fixture
def full(open_room, here):
    """A room in which people brought a good deal."""
    cast = open_room.cast
    nora = join(cast, "Nora", "note_taker")
    open_room.act(nora, "acknowledge", how="room")
    one, _two = (
        open_room.act(cast.bob, "add_idea", words).number
        for words in ("two-minute song", "picture labels on bins")
    )
    (group,) = open_room.act(cast.alice, "move_idea", idea=one, group="new").board.groups
    open_room.act(cast.alice, "name_group", "Singing", group=group)
    open_room.act(cast.bob, "park", "Ratio rule", sphere="not_ours", whom="Licensing office")
    open_room.act(cast.bob, "park", "Field trip forms", sphere="influence")
    open_room.act(cast.bob, "share", "Loose parts list", kind="resource", link="https://example.org/list")
    open_room.act(cast.bob, "take_step", "Ask the library", kind="step", due="2026-03-06")
    open_room.act(cast.alice, "take_step", "Try the song", kind="trial", owner=cast.bob.pk)
    open_room.act(nora, "note", "Nine of us")
    return nora


def open_tool(page, name):
    page.locator(f"#tool-{name} > summary").click()


def write(page, words):
    page.get_by_label("Your idea").fill(words)
    page.get_by_role("button", name="Add this idea").click()


def test_written_in_silence_then_shown_on_every_screen(screen, open_room, here):
    cast = open_room.cast
    nora = join(cast, "Nora")
    open_room.act(nora, "acknowledge", how="room")
    desk, wall = screen(width=1440, person=cast.alice), screen(width=1440, person=cast.alice)
    phone, other = screen(person=cast.bob), screen(person=nora)
    alice, big = desk.open(here + "lead/"), wall.open(here + "screen/")
    bob, neighbour = phone.open(here), other.open(here)
    alice.get_by_text("Open a board with a question").click()
    alice.get_by_label("Your question to everyone").fill("What works?")
    alice.get_by_label("Dots for each person").fill("2")
    alice.get_by_role("button", name="Open the board").click()
    big.get_by_role("heading", name="What works?").wait_for()
    open_tool(bob, "idea")
    for words in ("A song", "Labels on bins"):
        write(bob, words)
    bob.locator("#own").get_by_text("Labels on bins").wait_for()
    assert bob.evaluate("document.activeElement.id") == "idea-words"
    neighbour.get_by_text("2 ideas so far.").wait_for()
    big.get_by_text("2 ideas so far.").wait_for()
    assert "A song" not in neighbour.content() + big.content() + alice.content()
    axe(bob)
    phone.picture("board-writing-phone")
    wall.picture("board-writing-wall")
    bob.locator("#own").get_by_role("button", name="Take back").first.click()
    neighbour.get_by_text("1 idea so far.").wait_for()
    write(bob, "A song")
    alice.get_by_role("button", name="Show the ideas").click()
    neighbour.locator(".board").get_by_text("Labels on bins").wait_for()
    big.get_by_text("Labels on bins").wait_for()
    assert "Bob" not in big.locator("#room").inner_text()
    bob.locator("#own").wait_for(state="hidden")
    neighbour.get_by_role("button", name="dots. Give one").first.click()
    neighbour.get_by_text("You have 1 dot left.").wait_for()
    for one, name in ((phone, "phone"), (desk, "desk"), (wall, "wall")):
        axe(one.page)
        one.picture(f"board-shown-{name}")


def drag(page, what, to):
    """By hand, in steps, with both in sight."""
    page.locator(to).evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    begin, end = page.locator(what).bounding_box(), page.locator(to).bounding_box()
    page.mouse.move(begin["x"] + 12, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 8, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()


def test_ideas_are_grouped_by_dragging_and_by_keyboard(screen, open_room, here):
    cast = open_room.cast
    one, two = (open_room.act(cast.bob, "add_idea", words).number for words in ("A song", "A dance"))
    alice = screen(width=1440, person=cast.alice).open(here + "lead/")
    alice.locator(f"[data-idea='{one}']").focus()
    alice.keyboard.press("Enter")
    alice.keyboard.press("Tab")  # from where to, which is a new group at first, to the button
    alice.keyboard.press("Enter")
    alice.get_by_role("heading", name="Group 1").wait_for()
    assert alice.evaluate("document.activeElement.dataset.idea") == str(one)
    (group,) = open_room.state.board.groups
    assert open_room.state.board.ideas[one].group == group
    drag(alice, f"#idea-{two}", f"[data-group='{group}']")
    alice.locator(f"[data-group='{group}'] #idea-{two}").wait_for()
    assert open_room.state.board.ideas[two].group == group
    alice.get_by_text("Name it").click()
    alice.get_by_label("Name of the group").fill("Moving")
    alice.get_by_role("button", name="Save").first.click()
    alice.get_by_role("heading", name="Moving").wait_for()
    drag(alice, f"#idea-{one}", "[data-group='0']")
    alice.locator(f"[data-group='0'] #idea-{one}").wait_for()


def test_what_is_being_typed_is_never_changed_under_somebodys_hands(screen, open_room, here):
    cast = open_room.cast
    board = open_room.act(cast.alice, "open_board", "What is hard?", anonymous="1").board.open.number
    phone = screen(person=cast.bob)
    bob = phone.open(here)
    open_tool(bob, "idea")
    bob.get_by_label("Your idea").type("Nobody listens")
    open_room.act(cast.alice, "close_board", board=board)
    open_room.act(cast.alice, "park", "Something else happens", sphere="ours")
    bob.locator("[data-panel=parked]").get_by_text("1").wait_for()
    assert bob.locator("[name=board]").input_value() == str(board)
    assert bob.get_by_text("Nobody can find out who wrote it").is_visible()
    bob.get_by_role("button", name="Add this idea").click()
    bob.locator("#refusal").get_by_text("This board is closed").wait_for()
    bob.locator("#refusal").get_by_text("Nobody listens").wait_for()
    assert not open_room.state.board.ideas
    bob.get_by_text("It goes on the wall with your name.").wait_for()
    axe(bob)


def test_ideas_written_without_a_line_arrive_once_and_in_order(screen, open_room, here):
    phone = screen(person=open_room.cast.bob)
    bob = phone.open(here)
    open_tool(bob, "idea")
    phone.context.set_offline(True)
    for words in ("First", "Second", "Third"):
        write(bob, words)
    bob.get_by_text("Waiting to be sent: 3").wait_for()
    phone.context.set_offline(False)
    bob.locator(".board").get_by_text("Third").wait_for()
    assert bob.locator(".board .idea").count() == 3
    scene = scene_of(open_room.meeting.pk, at=open_room.at)
    assert [scene.words[idea.word] for idea in scene.state.board.of(0)] == ["First", "Second", "Third"]


@pytest.mark.parametrize("width", [390, 1440])
def test_an_idea_of_ten_thousand_characters_is_refused_and_stays(screen, open_room, here, width):
    phone = screen(width=width, person=open_room.cast.bob)
    bob = phone.open(here)
    open_tool(bob, "idea")
    write(bob, LONG)
    bob.get_by_role("alert").get_by_text("Characters too many: 9499").wait_for()
    assert bob.get_by_label("Your idea").input_value() == LONG
    axe(bob)
    no_sideways_scroll(bob)
    phone.picture(f"too-long-{width}")
    bob.get_by_label("Your idea").fill("Shorter")
    assert not bob.locator(".toolong").count()
    bob.get_by_role("button", name="Add this idea").click()
    bob.locator(".board").get_by_text("Shorter").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_full_screens_are_sound(screen, open_room, here, full, scheme):
    cast = open_room.cast
    phone = screen(person=cast.bob, scheme=scheme)
    bob = phone.open(here)
    phone.picture(f"ideas-phone-{scheme}")
    for one in ("idea", "parking", "gifts", "steps"):
        open_tool(bob, one)
        axe(bob)
        no_sideways_scroll(bob)
        phone.picture(f"ideas-phone-{one}-{scheme}")
    for width in (390, 1440):
        for person, folder in ((full, "notes/"), (cast.alice, "lead/")):
            one = screen(width=width, person=person, scheme=scheme)
            one.open(here + folder)
            axe(one.page)
            one.picture(f"ideas-{folder[:-1]}-{width}-{scheme}")
    no_sideways_scroll(one.page)


def test_everything_is_reached_by_keyboard(screen, open_room, here, full):
    bob = screen(person=open_room.cast.bob).open(here)
    open_tool(bob, "parking")
    walk_by_keyboard(bob)
    alice = screen(width=1440, person=open_room.cast.alice).open(here + "lead/")
    walk_by_keyboard(alice)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_is_translated_and_fits_from_right_to_left(screen, open_room, here, full, language):
    cast = open_room.cast
    for person, folder, width in ((cast.bob, "", 390), (full, "notes/", 390), (cast.alice, "lead/", 1440)):
        person.language = language
        person.save(update_fields=["language"])
        one = screen(width=width, person=person)
        page = one.open(here + folder)
        for fold in page.locator("#room details").all():
            fold.evaluate("(one) => { one.removeAttribute('name'); one.open = true; }")
        if language == "en-xa":
            assert_fully_translated(page, *SAID)
        axe(page)
        no_sideways_scroll(page)
        one.picture(f"ideas-{folder[:-1] or 'phone'}-{language}")


@pytest.mark.parametrize("folder", ["", "lead/"])
def test_a_full_page_is_light_and_moves_nothing(screen, open_room, here, full, folder):
    page = screen(person=open_room.cast.alice).page
    page.route("**/stream/**", lambda route: route.abort())
    found = weight(page, here + folder)
    assert found["bytes"] < 60 * 1024, found["sizes"]
    assert found["shift"] < 0.01


def test_without_script_an_idea_goes_on_the_wall(screen, open_room, here):
    phone = screen(person=open_room.cast.bob, script=False)
    bob = phone.open(here)
    open_tool(bob, "idea")
    write(bob, "By hand")
    bob.locator(".board").get_by_text("By hand").wait_for()
    open_tool(bob, "idea")
    write(bob, LONG)
    assert bob.get_by_label("What you wrote").input_value().strip() == LONG.strip()
    axe_free = bob.get_by_role("alert").inner_text()
    assert "9499 characters too long" in axe_free
    bob.get_by_label("What you wrote").fill("Short")
    bob.get_by_role("button", name="Send it again").click()
    bob.locator(".board").get_by_text("Short").wait_for()
