"""Ideas are written in silence, shown together and grouped; nobody's are scored, and the unnamed stay unnamed."""

import pytest
from django.http import Http404
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.domain.facilitation.memory import entries_of
from copal.domain.facilitation.models import LogEntry, Words
from copal.domain.facilitation.queries import scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.facilitation.rules import replay
from tests.facilitation.playing import LEADER, act_of, join, leave, play
from tests.support.sealing import saying


def opened(room, **how):
    state = room.act(room.cast.alice, "open_board", "What works?", **how)
    return state.board.open.number


def add(room, person, words, board=0, **how):
    return room.act(person, "add_idea", words, board=board, **how).number


def words_of(room, ideas):
    scene = scene_of(room.meeting.pk, at=room.at)
    return [scene.words[idea.word] for idea in ideas]


def refused(room, person, verb, words="", **fields):
    with pytest.raises(CannotNow) as no:
        room.act(person, verb, words, **fields)
    return no.value.reason


def test_an_idea_goes_on_the_wall_at_any_time_and_is_seen_at_once(open_room):
    bob = open_room.cast.bob
    number = add(open_room, bob, "A two-minute song")
    board = open_room.state.board
    assert board.shows(0)
    assert words_of(open_room, board.of(0)) == ["A two-minute song"]
    assert f"idea:{number}" in open_room.mine(bob)


def test_sent_twice_it_is_there_once(open_room):
    for _again in range(2):
        add(open_room, open_room.cast.bob, "Labels on bins", key="one")
    assert len(open_room.state.board.ideas) == 1
    assert len(saying(Words.objects.all(), "Labels on bins")) == 1


def test_written_in_silence_then_shown(open_room):
    cast = open_room.cast
    board = opened(open_room)
    add(open_room, cast.bob, "Same words every day", board)
    ideas = open_room.state.board
    assert not ideas.shows(board)
    assert len(ideas.unseen_of(cast.bob.pk)) == 1
    assert ideas.unseen_of(cast.alice.pk) == ()
    assert open_room.act(cast.alice, "reveal_board", board=board).board.shows(board)
    assert refused(open_room, cast.bob, "reveal_board", board=board) == "not_yours"


def test_one_board_after_another_and_the_wall_beside_them(open_room):
    cast = open_room.cast
    first = opened(open_room)
    assert refused(open_room, cast.alice, "open_board", "Another?") == "board_open"
    add(open_room, cast.bob, "On the wall meanwhile")
    open_room.act(cast.alice, "close_board", board=first)
    assert open_room.state.board.shows(first)
    second = opened(open_room)
    add(open_room, cast.bob, "For the second", second)
    assert refused(open_room, cast.bob, "add_idea", "Too late", board=first) == "board_closed"
    assert [len(open_room.state.board.of(one)) for one in (0, first, second)] == [1, 0, 1]


def test_who_wrote_an_anonymous_idea_stands_nowhere(open_room):
    cast = open_room.cast
    board = opened(open_room, anonymous="1")
    number = add(open_room, cast.bob, "Nobody listens at drop-off", board)
    entry = LogEntry.objects.get(meeting=open_room.meeting, number=number)
    assert (entry.by_id, set(entry.about)) == (None, {"word", "board"})
    assert f"idea:{number}" not in open_room.mine(cast.bob)
    open_room.act(cast.alice, "reveal_board", board=board)
    assert refused(open_room, cast.bob, "take_back_idea", idea=number) == "anonymous_stays"


def test_what_was_written_for_an_anonymous_board_never_lands_under_a_name(open_room):
    cast = open_room.cast
    board = opened(open_room, anonymous="1")
    open_room.act(cast.alice, "close_board", board=board)
    assert refused(open_room, cast.bob, "add_idea", "Sent too late", board=board) == "board_closed"
    opened(open_room)
    assert refused(open_room, cast.bob, "add_idea", "Sent too late", board=board) == "board_closed"
    assert not open_room.state.board.ideas


def test_ideas_are_moved_into_groups_by_those_who_keep_the_board(open_room):
    cast = open_room.cast
    one, two = (add(open_room, cast.bob, words) for words in ("A song", "A dance"))
    state = open_room.act(cast.alice, "move_idea", idea=one, group="new")
    (group,) = state.board.groups
    open_room.act(cast.alice, "move_idea", idea=two, group=group)
    open_room.act(cast.alice, "name_group", "Moving together", group=group)
    assert {idea.group for idea in open_room.state.board.of(0)} == {group}
    open_room.act(cast.alice, "move_idea", idea=one)
    assert open_room.state.board.ideas[one].group is None
    assert refused(open_room, cast.bob, "move_idea", idea=one, group=group) == "not_yours"
    board = opened(open_room)
    hidden = add(open_room, cast.bob, "Not seen yet", board)
    assert refused(open_room, cast.alice, "move_idea", idea=hidden, group="new") == "not_shown_yet"
    open_room.act(cast.alice, "reveal_board", board=board)
    assert refused(open_room, cast.alice, "move_idea", idea=hidden, group=group) == "not_on_this_board"


def test_the_note_taker_may_group_too(open_room):
    nora = join(open_room.cast, "Nora", "note_taker")
    idea = add(open_room, open_room.cast.bob, "A song")
    assert open_room.act(nora, "move_idea", idea=idea, group="new").board.ideas[idea].group


def test_one_takes_back_ones_own_and_the_words_go(open_room):
    cast = open_room.cast
    number = add(open_room, cast.bob, "Said too much")
    assert refused(open_room, cast.alice, "take_back_idea", idea=number) == "not_your_idea"
    open_room.act(cast.bob, "take_back_idea", idea=number)
    assert not open_room.state.board.ideas
    assert not saying(Words.objects.all(), "Said too much")
    assert refused(open_room, cast.bob, "take_back_idea", idea=number) == "no_such_idea"


def test_dots_are_few_and_never_below_nothing(open_room):
    cast = open_room.cast
    board = opened(open_room, dots=2)
    number = add(open_room, cast.bob, "A song", board)
    assert refused(open_room, cast.bob, "dot", on=number) == "no_dots"
    open_room.act(cast.alice, "reveal_board", board=board)
    for _time in range(2):
        open_room.act(cast.bob, "dot", on=number)
    assert refused(open_room, cast.bob, "dot", on=number) == "dots_given"
    assert {f"dot:{number}", f"dots_given:{board}:2"} <= open_room.mine(cast.bob)
    for _time in range(3):
        open_room.act(cast.bob, "undot", on=number)
    assert open_room.state.board.dots[number] == {}
    wall = add(open_room, cast.bob, "On the wall")
    assert refused(open_room, cast.bob, "dot", on=wall) == "no_dots"


def test_too_long_is_told_and_nothing_is_kept(open_room):
    assert refused(open_room, open_room.cast.bob, "add_idea", "x" * 10_000) == "too_long"
    assert not Words.objects.exists()


def test_the_wall_takes_no_flood(open_room, monkeypatch):
    monkeypatch.setattr("copal.domain.facilitation.rules.board.MOST_IDEAS", 3)
    for words in "abc":
        add(open_room, open_room.cast.bob, words)
    assert refused(open_room, open_room.cast.bob, "add_idea", "d") == "wall_full"


def test_outsiders_and_removed_members_find_no_board(open_room):
    cast = open_room.cast
    rosa = join(cast, "Rosa")
    add(open_room, rosa, "While I was here")
    leave(rosa, open_room.at)
    for one in (cast.charlie, cast.dora, cast.edna, rosa):
        with pytest.raises(Http404):
            open_room.act(one, "add_idea", "Let me in")


BOARD_ACTS = st.one_of(
    act_of("add_idea", board=("0", "1", "2", "7", "8")),
    act_of("open_board", anonymous=("1", ""), dots=("0", "2")),
    act_of("reveal_board", board=("1", "2", "7", "8")),
    act_of("close_board", board=("1", "2", "7", "8")),
    act_of("move_idea", idea=("3", "4", "8", "9"), group=("new", "0", "5", "9")),
    act_of("name_group", group=("5", "9", "10")),
    act_of("take_back_idea", idea=("3", "4", "8", "9")),
    act_of("dot", on=("3", "4", "8", "9", "10")),
    act_of("undot", on=("3", "4", "8", "9", "10")),
)


@settings(deadline=None)
@given(st.lists(BOARD_ACTS, max_size=60))
def test_whatever_is_sent_dots_stay_few_names_stay_hidden_and_the_log_tells_it_all(asked):
    entries, state = play(asked)
    ideas = state.board
    assert replay(entries) == state
    for board in ideas.boards.values():
        assert all(0 <= ideas.dots_left(board, person) <= board.dots for person in range(1, 6))
    hidden = {board.number for board in ideas.boards.values() if board.anonymous}
    assert all(idea.by is None for idea in ideas.ideas.values() if idea.board in hidden)
    assert all(
        entry.by is None for entry in entries if entry.kind == "idea_added" and entry.about["board"] in hidden
    )
    assert all(idea.group is None or idea.group in ideas.groups for idea in ideas.ideas.values())
    assert sum(not board.closed for board in ideas.boards.values()) <= 1
    assert list(ideas.ideas) == sorted(ideas.ideas), "ideas stand in the order of coming, whatever their dots"
    assert all(entry.by == LEADER for entry in entries if entry.kind.startswith("board_"))


def test_the_log_of_a_room_rebuilds_its_board(open_room):
    board = opened(open_room, dots=1)
    number = add(open_room, open_room.cast.bob, "A song", board)
    open_room.act(open_room.cast.alice, "reveal_board", board=board)
    open_room.act(open_room.cast.bob, "dot", on=number)
    assert replay(entries_of(open_room.meeting.pk)) == open_room.state
