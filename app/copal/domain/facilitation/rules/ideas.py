"""What the idea boards hold, and how each entry of the log changes it. What can be done with them: `board.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from copal.domain.facilitation.rules.log import Entry

WALL = 0  # the board that is always there


@dataclass(frozen=True)
class Board:
    """One question. `anonymous`: the log does not hold who wrote what. `dots` each person may give; 0: none."""

    number: int
    prompt: int
    anonymous: bool
    dots: int
    revealed: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Idea:
    """`by` is None where nobody can know. `group` None: in none."""

    number: int
    board: int
    word: int
    by: int | None
    group: int | None = None


@dataclass(frozen=True)
class Group:
    """`name` is the id of what it is called; None: nothing yet."""

    number: int
    board: int
    name: int | None = None


@dataclass(frozen=True)
class Ideas:
    """Everything by its number and in the order of coming. `dots`: for each idea or group, how many each person gave."""

    boards: Mapping[int, Board] = field(default_factory=dict)
    ideas: Mapping[int, Idea] = field(default_factory=dict)
    groups: Mapping[int, Group] = field(default_factory=dict)
    dots: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    @property
    def open(self) -> Board | None:
        return next((board for board in self.boards.values() if not board.closed), None)

    def shows(self, board: int) -> bool:
        """Whether its ideas are to be seen: those of the wall always."""
        return board == WALL or self.boards[board].revealed

    def of(self, board: int) -> tuple[Idea, ...]:
        return tuple(idea for idea in self.ideas.values() if idea.board == board)

    def unseen_of(self, person: int) -> tuple[Idea, ...]:
        """What they wrote and the others do not see yet. Nothing that is anonymous."""
        return tuple(idea for idea in self.ideas.values() if idea.by == person and not self.shows(idea.board))

    def dots_left(self, board: Board, person: int) -> int:
        given = (gave.get(person, 0) for on, gave in self.dots.items() if self.board_of(on) == board.number)
        return board.dots - sum(given)

    def board_of(self, number: int) -> int | None:
        """On which board this idea or group is."""
        found = self.ideas.get(number) or self.groups.get(number)
        return found.board if found else None


def _opened(now: Ideas, entry: Entry) -> Ideas:
    about = entry.about
    board = Board(entry.number, about["prompt"], bool(about.get("anonymous")), int(about.get("dots", 0)))
    return replace(now, boards={**now.boards, board.number: board})


def _board_changed(**changes: bool) -> Callable[[Ideas, Entry], Ideas]:
    def changed(now: Ideas, entry: Entry) -> Ideas:
        board = replace(now.boards[entry.about["board"]], **changes)
        return replace(now, boards={**now.boards, board.number: board})

    return changed


def _added(now: Ideas, entry: Entry) -> Ideas:
    idea = Idea(entry.number, entry.about["board"], entry.about["word"], entry.by)
    return replace(now, ideas={**now.ideas, idea.number: idea})


def _taken_back(now: Ideas, entry: Entry) -> Ideas:
    gone = entry.about["idea"]
    return replace(
        now,
        ideas={one: idea for one, idea in now.ideas.items() if one != gone},
        dots={on: gave for on, gave in now.dots.items() if on != gone},
    )


def _grouped(now: Ideas, entry: Entry) -> Ideas:
    return replace(now, groups={**now.groups, entry.number: Group(entry.number, entry.about["board"])})


def _named(now: Ideas, entry: Entry) -> Ideas:
    group = replace(now.groups[entry.about["group"]], name=entry.about["word"])
    return replace(now, groups={**now.groups, group.number: group})


def _moved(now: Ideas, entry: Entry) -> Ideas:
    idea = replace(now.ideas[entry.about["idea"]], group=entry.about.get("group"))
    return replace(now, ideas={**now.ideas, idea.number: idea})


def _dots_changed(by: int) -> Callable[[Ideas, Entry], Ideas]:
    def changed(now: Ideas, entry: Entry) -> Ideas:
        on, person = entry.about["on"], entry.by
        if person is None:
            return now
        gave = now.dots.get(on, {})
        after = {**gave, person: max(0, gave.get(person, 0) + by)}
        return replace(now, dots={**now.dots, on: {one: many for one, many in after.items() if many}})

    return changed


EVOLVE: Final = {
    "board_opened": _opened,
    "board_revealed": _board_changed(revealed=True),
    "board_closed": _board_changed(revealed=True, closed=True),
    "idea_added": _added,
    "idea_taken_back": _taken_back,
    "group_made": _grouped,
    "group_named": _named,
    "idea_moved": _moved,
    "dotted": _dots_changed(1),
    "undotted": _dots_changed(-1),
}
