"""Common ground, ready to draw: statements without whose they are, and what came of them once it is over."""

from dataclasses import dataclass

from copal.domain.decisions.models import GroundQuestion, Statement, StatementAnswer
from copal.domain.decisions.wording import ground_words
from copal.instruments.consensus import Ground, Level, Reach

_ORDER = tuple(Level)


@dataclass(frozen=True, kw_only=True)
class StatementSeen:
    """`level` and `found` are empty while people still answer."""

    id: int
    words: str
    level: str
    found: str

    @property
    def is_common(self) -> bool:
        return self.level in (Level.NEARLY_EVERYONE, Level.MOST)


@dataclass(frozen=True, kw_only=True)
class QuestionSeen:
    """While open, statements stand in the order they came; then common ground stands first."""

    id: int
    words: str
    segment: int | None
    is_open: bool
    statements: tuple[StatementSeen, ...]
    answers: tuple[tuple[str, str], ...]  # what one can say to a statement: id and words


def ground_of_meeting(meeting_id: int) -> tuple[QuestionSeen, ...]:
    """The questions of a meeting, the newest first. Two queries; nobody's answer is read."""
    rows = (
        GroundQuestion.objects.filter(meeting=meeting_id)
        .select_related("closing")
        .prefetch_related("statements")
        .order_by("-pk")
    )
    answers = tuple((value, str(label)) for value, label in StatementAnswer.Kind.choices)
    return tuple(
        QuestionSeen(
            id=row.pk, words=row.words, segment=row.segment_id, is_open=not hasattr(row, "closing"),
            statements=_statements(list(row.statements.all())), answers=answers,
        )
        for row in rows
    )  # fmt: skip


def _statements(rows: list[Statement]) -> tuple[StatementSeen, ...]:
    seen = [_statement(row) for row in sorted(rows, key=lambda row: row.pk)]
    return tuple(sorted(seen, key=lambda one: _ORDER.index(Level(one.level)) if one.level else 0))


def _statement(row: Statement) -> StatementSeen:
    if row.ground is None:
        return StatementSeen(id=row.pk, words=row.words, level="", found="")
    found = Ground(
        level=Level(row.ground["level"]),
        reach=tuple(Reach(by=by, groups=groups) for by, groups in row.ground["reach"]),
    )
    return StatementSeen(id=row.pk, words=row.words, level=found.level, found=ground_words(found))
