"""Which entries a finished day closes: all that were written until it ended and are in no day before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from copal.instruments.proof.tree import Tree

SETTLING = timedelta(hours=1)  # after midnight, until whatever was being written then is surely there
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    day: date
    first: int
    last: int
    count: int
    root: str


def finished(
    entries: Iterable[tuple[int, datetime, str]], *, zone: ZoneInfo, after: date | None, at: datetime
) -> Iterator[Closed]:
    """`entries` (id, when it was written, digest) rise by id; `after` is the last day that is closed.

    Days only ever rise with the ids: what says it was written on a day that is closed goes into the next one.
    A day without entries is not there.
    """
    today = (at - SETTLING).astimezone(zone).date()
    day = after + DAY if after else date.min
    first, last, tree = 0, 0, Tree()
    for number, written_at, digest in entries:
        of = max(day, written_at.astimezone(zone).date())
        if tree.count and of != day:
            yield Closed(day=day, first=first, last=last, count=tree.count, root=tree.root().hex())
            tree = Tree()
        if of >= today:
            return
        if not tree.count:
            first = number
        day, last = of, number
        tree.add(bytes.fromhex(digest))
    if tree.count:
        yield Closed(day=day, first=first, last=last, count=tree.count, root=tree.root().hex())
