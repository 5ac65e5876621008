"""Questions about rule packs: what counts on a day, and what staff and auditors see of each."""

from copal.domain.requirements.queries.books import book_of, book_on, decided
from copal.domain.requirements.queries.packs import (
    COMING,
    DRAFT,
    IN_FORCE,
    WITHDRAWN,
    LineSeen,
    PackRow,
    PackSeen,
    changes_of,
    lines_for,
    looks_to_take,
    pack_for,
    pack_to_change,
    packs_for,
    text_for,
)

__all__ = [
    "COMING",
    "DRAFT",
    "IN_FORCE",
    "WITHDRAWN",
    "LineSeen",
    "PackRow",
    "PackSeen",
    "book_of",
    "book_on",
    "changes_of",
    "decided",
    "lines_for",
    "looks_to_take",
    "pack_for",
    "pack_to_change",
    "packs_for",
    "text_for",
]
