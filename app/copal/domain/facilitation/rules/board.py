"""Ideas: written in silence where the group likes, shown together, put into groups. All of them are good ideas.

There is one wall for the whole meeting and, one after another, boards with a question of their own. Nothing is
voted down, and nothing is ever ordered by its dots.
"""

from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.fields import Field
from copal.domain.facilitation.rules.ideas import EVOLVE, WALL, Board, Group, Idea, Ideas
from copal.domain.facilitation.rules.log import Doing, Happening, Level, No, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

LONGEST_IDEA, LONGEST_PROMPT, LONGEST_NAME = 500, 200, 80
MOST_IDEAS, MOST_GROUPS, MOST_DOTS = 400, 40, 10
NEW = "new"  # for "into a new group"

__all__ = ["EVOLVE", "VERBS", "Ideas", "mine"]


def _open(state: "State", doing: Doing) -> tuple[Happening, ...]:
    if state.board.open:
        raise No("board_open")
    chosen = {"anonymous": doing.about.get("anonymous"), "dots": doing.about.get("dots")}
    about = {"prompt": doing.word} | {name: one for name, one in chosen.items() if one}
    return (Happening("board_opened", about),)


def _board(state: "State", number: int) -> Board:
    board = state.board.boards.get(number)
    if board is None:
        raise No("no_such_board")
    return board


def _reveal(state: "State", doing: Doing) -> tuple[Happening, ...]:
    board = _board(state, doing.about["board"])
    return () if board.revealed else (Happening("board_revealed", {"board": board.number}),)


def _close(state: "State", doing: Doing) -> tuple[Happening, ...]:
    board = _board(state, doing.about["board"])
    return () if board.closed else (Happening("board_closed", {"board": board.number}),)


def _add(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Onto the board it was written for, never onto another: what was promised there might not hold here."""
    number = doing.about.get("board", WALL)
    board = _board(state, number) if number != WALL else None
    if board and board.closed:
        raise No("board_closed")
    if len(state.board.ideas) >= MOST_IDEAS:
        raise No("wall_full")
    unnamed = board is not None and board.anonymous
    return (Happening("idea_added", {"word": doing.word, "board": number}, unnamed=unnamed),)


def _idea(state: "State", number: int) -> Idea:
    idea = state.board.ideas.get(number)
    if idea is None:
        raise No("no_such_idea")
    return idea


def _take_back(state: "State", doing: Doing) -> tuple[Happening, ...]:
    idea = _idea(state, doing.about["idea"])
    if idea.by is None:
        raise No("anonymous_stays")
    if idea.by != doing.by:
        raise No("not_your_idea")
    return (Happening("idea_taken_back", {"idea": idea.number}),)


def _move(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Into a group of the same board, into a new one, or out of any."""
    idea, to = _idea(state, doing.about["idea"]), doing.about.get("group")
    if not state.board.shows(idea.board):
        raise No("not_shown_yet")
    if to == NEW:
        if len(state.board.groups) >= MOST_GROUPS:
            raise No("groups_full")
        made = Happening("group_made", {"board": idea.board})
        return (made, Happening("idea_moved", {"idea": idea.number, "group": state.number + 1}))
    if to and _group(state, to).board != idea.board:
        raise No("not_on_this_board")
    if to == idea.group:
        return ()
    return (Happening("idea_moved", {"idea": idea.number} | ({"group": to} if to else {})),)


def _group(state: "State", number: int) -> Group:
    group = state.board.groups.get(number)
    if group is None:
        raise No("not_on_this_board")
    return group


def _name(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return (
        Happening("group_named", {"group": _group(state, doing.about["group"]).number, "word": doing.word}),
    )


def _dotted_board(state: "State", on: int) -> Board:
    """The board of this idea or group, if dots are given there now."""
    number = state.board.board_of(on)
    if number is None:
        raise No("no_such_idea")
    board = state.board.boards.get(number)
    if board is None or not board.dots or not board.revealed:
        raise No("no_dots")
    if board.closed:
        raise No("board_closed")
    return board


def _dot(state: "State", doing: Doing) -> tuple[Happening, ...]:
    board = _dotted_board(state, doing.about["on"])
    if state.board.dots_left(board, doing.by) < 1:
        raise No("dots_given", dots=board.dots)
    return (Happening("dotted", {"on": doing.about["on"]}),)


def _undot(state: "State", doing: Doing) -> tuple[Happening, ...]:
    on = doing.about["on"]
    _dotted_board(state, on)
    has = state.board.dots.get(on, {}).get(doing.by, 0)
    return (Happening("undotted", {"on": on}),) if has else ()


def _read_group(typed: str) -> int | str | None:
    """A group's number, `NEW`, or None for none."""
    read: int = 0 if typed == NEW else fields.number().read(typed)
    return NEW if typed == NEW else read or None


BOARD: Final = {"board": fields.ID}
ON: Final = {"on": fields.ID}

VERBS: Final = {
    "open_board": Verb(
        decide=_open, level=Level.LEADS, words=LONGEST_PROMPT, on_record=True,
        fields={"anonymous": fields.YES.optional, "dots": fields.number(at_most=MOST_DOTS).optional},
    ),
    "reveal_board": Verb(decide=_reveal, level=Level.LEADS, fields=BOARD),
    "close_board": Verb(decide=_close, level=Level.LEADS, fields=BOARD),
    "add_idea": Verb(decide=_add, words=LONGEST_IDEA, fields={"board": fields.number().optional}, on_record=True),
    "take_back_idea": Verb(decide=_take_back, fields={"idea": fields.ID}),
    "move_idea": Verb(
        decide=_move, level=Level.NOTES, fields={"idea": fields.ID, "group": Field(_read_group).optional}
    ),
    "name_group": Verb(
        decide=_name, level=Level.NOTES, words=LONGEST_NAME, fields={"group": fields.ID}, on_record=True
    ),
    "dot": Verb(decide=_dot, fields=ON),
    "undot": Verb(decide=_undot, fields=ON),
}  # fmt: skip


def mine(now: Ideas, person: int) -> set[str]:
    """idea:7 for one's own, dot:7 where one gave dots, dots_given:3:1 for how many on board 3."""
    own = {f"idea:{idea.number}" for idea in now.ideas.values() if idea.by == person}
    dotted = {f"dot:{on}" for on, gave in now.dots.items() if gave.get(person)}
    given = {board.number: board.dots - now.dots_left(board, person) for board in now.boards.values()}
    return own | dotted | {f"dots_given:{board}:{dots}" for board, dots in given.items() if dots}
