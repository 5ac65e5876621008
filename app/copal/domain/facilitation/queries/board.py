"""What the screens show of ideas: before they are shown, only how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from copal.domain.facilitation.models import Words
from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.rules import State
from copal.domain.facilitation.rules.ideas import WALL, Board, Idea


@dataclass(frozen=True, kw_only=True)
class IdeaSeen:
    """`name` is empty where nobody knows who wrote it. `group` is the group's number, or 0."""

    number: int
    word: int
    words: str
    name: str
    dots: int
    group: int


@dataclass(frozen=True, kw_only=True)
class GroupSeen:
    """`name` is what it is called, or empty; `place` counts the groups of a board from 1."""

    number: int
    place: int
    name: str
    dots: int
    ideas: tuple[IdeaSeen, ...]


@dataclass(frozen=True)
class DotsLeft:
    """`token` is held by those who have so many left."""

    token: str
    dots: int


@dataclass(frozen=True, kw_only=True)
class BoardSeen:
    """`stage` is writing | shown | closed. Groups and ideas in the order of coming, never by dots. The wall has number 0."""

    number: int
    prompt: str
    prompt_word: int
    anonymous: bool
    dots: int
    stage: str
    count: int
    groups: tuple[GroupSeen, ...]
    loose: tuple[IdeaSeen, ...]

    @property
    def left(self) -> tuple[DotsLeft, ...]:
        """For each number of dots somebody may have given: what they have left."""
        return tuple(
            DotsLeft(f"dots_given:{self.number}:{given}", self.dots - given)
            for given in range(1, self.dots + 1)
        )

    @property
    def given_tokens(self) -> str:
        """The tokens of those who have given any."""
        return " ".join(one.token for one in self.left)


@dataclass(frozen=True, kw_only=True)
class BoardsSeen:
    """`open` is the board that is being written or looked at; the wall is always there."""

    open: BoardSeen | None
    closed: tuple[BoardSeen, ...]
    wall: BoardSeen


@dataclass(frozen=True, kw_only=True)
class WritingSeen:
    """What a new idea is written for."""

    board: int
    prompt: str
    anonymous: bool


@dataclass(frozen=True)
class OwnIdea:
    number: int
    words: str


def boards_seen(scene: Scene) -> BoardsSeen:
    boards = [_board(scene, board) for board in scene.state.board.boards.values()]
    return BoardsSeen(
        open=next((board for board in boards if board.stage != "closed"), None),
        closed=tuple(board for board in boards if board.stage == "closed"),
        wall=_board(scene, None),
    )


def board_projected(scene: Scene) -> BoardSeen | None:
    """The open board for the big screen, which names nobody."""
    board = scene.state.board.open
    if board is None:
        return None
    seen = _board(scene, board)
    groups = tuple(replace(group, ideas=_unnamed(group.ideas)) for group in seen.groups)
    return replace(seen, groups=groups, loose=_unnamed(seen.loose))


def _unnamed(ideas: Iterable[IdeaSeen]) -> tuple[IdeaSeen, ...]:
    return tuple(replace(idea, name="") for idea in ideas)


def writing_seen(scene: Scene) -> WritingSeen:
    board = scene.state.board.open
    if board is None:
        return WritingSeen(board=WALL, prompt="", anonymous=False)
    return WritingSeen(
        board=board.number, prompt=scene.words.get(board.prompt, ""), anonymous=board.anonymous
    )


def unseen_ideas(state: State, person_id: int) -> tuple[OwnIdea, ...]:
    """What this person wrote on the open board while it is not shown. At most one query."""
    ideas = state.board.unseen_of(person_id)
    if not ideas:
        return ()
    words = dict(Words.objects.filter(pk__in=[idea.word for idea in ideas]).values_list("pk", "words"))
    return tuple(OwnIdea(idea.number, words.get(idea.word, "")) for idea in ideas)


def _board(scene: Scene, board: Board | None) -> BoardSeen:
    number = board.number if board else WALL
    now = scene.state.board
    ideas = now.of(number)
    seen = [_idea(scene, idea) for idea in ideas] if now.shows(number) else []
    groups = [group for group in now.groups.values() if group.board == number]
    return BoardSeen(
        number=number, prompt=scene.words.get(board.prompt, "") if board else "",
        prompt_word=board.prompt if board else 0,
        anonymous=bool(board and board.anonymous), dots=board.dots if board else 0,
        stage=_stage(board), count=len(ideas), loose=tuple(idea for idea in seen if not idea.group),
        groups=tuple(
            GroupSeen(
                number=group.number, place=place, name=scene.words.get(group.name or 0, ""),
                dots=_dots(scene, group.number),
                ideas=tuple(idea for idea in seen if idea.group == group.number),
            )
            for place, group in enumerate(groups, start=1)
        ),
    )  # fmt: skip


def _stage(board: Board | None) -> str:
    if board is None:
        return "shown"
    return "closed" if board.closed else "shown" if board.revealed else "writing"


def _idea(scene: Scene, idea: Idea) -> IdeaSeen:
    return IdeaSeen(
        number=idea.number, word=idea.word, words=scene.words.get(idea.word, ""), group=idea.group or 0,
        name=scene.writer(idea.by), dots=_dots(scene, idea.number),
    )  # fmt: skip


def _dots(scene: Scene, on: int) -> int:
    return sum(scene.state.board.dots.get(on, {}).values())
