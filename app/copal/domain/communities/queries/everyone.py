"""The names of everyone in the network, for the check: one community's talk may be about a colleague in another.

They are read anew when they are older than `FRESH_SECONDS`, since nobody who types should wait for 10,000 names. A
name that is new in the network is known in its own communities at once and everywhere else a little later.
"""

import time

from copal.domain.people.models import Person
from copal.instruments.guard import Names, whole_names

FRESH_SECONDS = 600


class _Everyone:
    """What this process knows; `read_at` on the clock that only runs forward."""

    names: frozenset[str] = frozenset()
    prepared: Names = {}
    read_at: float | None = None


def names_of_everyone() -> Names:
    """Whole names only, legal and chosen. One question, once in ten minutes."""
    now = time.monotonic()
    if _Everyone.read_at is None or now - _Everyone.read_at > FRESH_SECONDS:
        rows = Person.objects.filter(is_active=True).values_list("chosen_name", "legal_name")
        remember(frozenset(name for pair in rows.iterator() for name in pair if name))
    return _Everyone.prepared


def remember(names: frozenset[str]) -> None:
    if names != _Everyone.names:  # preparing 10,000 costs a quarter of a second
        _Everyone.names, _Everyone.prepared = names, whole_names(names)
    _Everyone.read_at = time.monotonic()


def forget() -> None:
    """So that the next question reads anew."""
    _Everyone.read_at = None
