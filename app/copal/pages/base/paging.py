"""A long list, one screenful at a time, without counting all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

SIZE = 50
FURTHEST = 10_000  # pages; beyond it nobody leafs, they search


@dataclass(frozen=True)
class Leaf[T]:
    """One screenful. `base/_pager.html` draws the way back and forth."""

    rows: Sequence[T]
    number: int
    before: str  # query string of the leaf before, or ''
    after: str


def leaf_number(request: HttpRequest) -> int:
    """Which leaf was asked for; anything odd is the first."""
    asked = request.GET.get("page", "1")
    return min(int(asked), FURTHEST) if asked.isdecimal() and len(asked) < 6 and int(asked) > 0 else 1  # noqa: PLR2004


def leaf[T](request: HttpRequest, rows: "Sequence[T] | QuerySet[Any, T]", *, size: int = SIZE) -> Leaf[T]:
    """The asked-for screenful of `rows`, fetched now. Keeps the other words of the query string."""
    number = leaf_number(request)
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    return Leaf(
        rows=found[:size],
        number=number,
        before=_query(request, number - 1) if number > 1 else "",
        after=_query(request, number + 1) if len(found) > size else "",
    )


def leaf_of[T](request: HttpRequest, rows: Sequence[T], *, number: int, last: int) -> Leaf[T]:
    """The screenful a room's query has cut and counted itself: leaf `number` of `last`."""
    return Leaf(
        rows=rows,
        number=number,
        before=_query(request, number - 1) if number > 1 else "",
        after=_query(request, number + 1) if number < last else "",
    )


def _query(request: HttpRequest, number: int) -> str:
    words = request.GET.copy()
    words["page"] = str(number)
    return f"?{words.urlencode()}"
