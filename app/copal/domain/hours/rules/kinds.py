"""Which part of a session counts as what: every moment of it belongs to exactly one kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from copal.base.intervals import Interval, clipped, first_seconds, union, without

GROWTH, TRAINING, WAITING, NONE = "growth", "training", "waiting", "none"


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of the agenda as it really ran, which is not simply growth.

    `kind` is training, waiting (for the network's approval of it) or none. `most_minutes` is what the training is
    approved for; what it ran beyond that is growth, like all the time no stretch speaks of.
    """

    span: Interval
    kind: str
    training: int | None = None
    most_minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Portion:
    """All the time of one kind, and of one training where there are several."""

    kind: str
    spans: tuple[Interval, ...]
    training: int | None = None


def portions(session: Interval, stretches: Iterable[Stretch]) -> tuple[Portion, ...]:
    """The session dealt out. Where stretches overlap, the one that began earlier has the time; empty ones vanish.

    A training that came in two stretches is one portion. Growth comes first, the trainings as they began.
    """
    taken: list[Interval] = []
    dealt: dict[tuple[str, int | None], list[Interval]] = {}
    spent: dict[int | None, int] = {}
    for one in sorted(stretches, key=lambda stretch: stretch.span):
        spans = without(clipped([one.span], session), taken)
        if one.kind in (TRAINING, WAITING) and one.most_minutes is not None:
            spans = first_seconds(spans, one.most_minutes * 60 - spent.get(one.training, 0))
            spent[one.training] = spent.get(one.training, 0) + sum(span.seconds for span in spans)
        if spans and one.kind != GROWTH:
            taken = union([*taken, *spans])
            key = (one.kind, None if one.kind == NONE else one.training)
            dealt.setdefault(key, []).extend(spans)
    growth = without([session], taken)
    return (
        Portion(kind=GROWTH, spans=tuple(growth)),
        *(
            Portion(kind=kind, spans=tuple(union(spans)), training=training)
            for (kind, training), spans in dealt.items()
        ),
    )
