"""The scales one can ask with, in the reader's language."""

from dataclasses import dataclass

from copal.domain.decisions.models import Proposal
from copal.domain.decisions.wording import said
from copal.instruments import consensus

OFFERED = ("positions", "consent", "kaner-8", "fist-a", "fist-b")


@dataclass(frozen=True, kw_only=True)
class ScaleSeen:
    id: str
    name: str
    options: tuple[tuple[str, str], ...]  # short words and the whole wording


def scales_offered() -> tuple[ScaleSeen, ...]:
    """In the order to offer them; the first is the usual one."""
    return tuple(
        ScaleSeen(
            id=one.id, name=said(one.name),
            options=tuple((said(option.words), said(option.wording)) for option in one.options),
        )
        for one in map(consensus.current, OFFERED)
    )  # fmt: skip


def controls_offered() -> tuple[tuple[str, str], ...]:
    """Whether something is ours to decide: id and words."""
    return tuple((value, str(label)) for value, label in Proposal.Control.choices)
