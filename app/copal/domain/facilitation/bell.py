"""Rings when a room has changed, once it is committed, in the process where it happened.

Screens must hear within a fraction of a second, so this does not wait for the journal to be told. A ring that
is missed costs a second at most: whoever watches a room also looks at its number.
"""

from collections.abc import Callable

from django.db import transaction

_listeners: list[Callable[[int], None]] = []


def hear(listener: Callable[[int], None]) -> None:
    """`listener` is called with a meeting's id, from whatever thread committed. Told once; again changes nothing."""
    if listener not in _listeners:
        _listeners.append(listener)


def ring_after_commit(meeting_id: int) -> None:
    transaction.on_commit(lambda: [listener(meeting_id) for listener in _listeners])
