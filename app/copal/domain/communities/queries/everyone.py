"""The names of everyone and of every workplace in the network, for the check: talk may be about a colleague elsewhere.

They are read anew when they are older than `FRESH_SECONDS`, since nobody who types should wait for 10,000 names. A
name that is new in the network is known in its own communities at once and everywhere else a little later.
"""

import time
from collections.abc import Callable, Iterable

from copal.domain.people.models import Person
from copal.instruments.guard import Names, whole_names

FRESH_SECONDS = 600


class _Everyone:
    """What this process knows; `read_at` on the clock that only runs forward."""

    known: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())  # people, programmes
    prepared: Names = {}
    read_at: float | None = None
    workplaces: Callable[[], Iterable[str]] = staticmethod(tuple)


def know_workplaces(read: Callable[[], Iterable[str]]) -> None:
    """The room that holds programmes stands above this one, and says here, once, how their names are read."""
    _Everyone.workplaces = staticmethod(read)


def names_of_everyone() -> Names:
    """Whole names only, legal and chosen, and those of programmes. Two questions, once in ten minutes."""
    now = time.monotonic()
    if _Everyone.read_at is None or now - _Everyone.read_at > FRESH_SECONDS:
        rows = Person.objects.filter(is_active=True).values_list("chosen_name", "legal_name")
        names = frozenset(name for pair in rows.iterator() for name in pair if name)
        remember(names, frozenset(_Everyone.workplaces()))
    return _Everyone.prepared


def remember(names: frozenset[str], programmes: frozenset[str] = frozenset()) -> None:
    known = (names, programmes)
    if known != _Everyone.known:  # preparing 10,000 costs a quarter of a second
        _Everyone.known, _Everyone.prepared = known, whole_names(names, programmes)
    _Everyone.read_at = time.monotonic()


def forget() -> None:
    """So that the next question reads anew."""
    _Everyone.read_at = None
