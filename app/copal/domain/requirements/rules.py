"""What a pack must hold to before members can be judged by it, besides being a pack. No clock, no tables."""

import re
from collections.abc import Callable
from datetime import date

from copal.instruments.requirements import Edition, Pack

ANY = "any"  # as a jurisdiction: holds conversions only
MOST_BYTES = 200_000
MOST_RULES = 100
LONGEST_ID, LONGEST_EDITION, LONGEST_TITLE = 80, 40, 200
MOST_MINUTES = 600_000  # ten thousand hours: more is a slip of the pen
MOST_QUANTUM = 600
SHORTEST_HOUR = 20
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII | re.IGNORECASE)  # a rule's id stands in addresses

Check = Callable[[Edition], bool]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("id", lambda one: len(one.id) <= LONGEST_ID and bool(NAME.fullmatch(one.id))),
    ("edition", lambda one: _is_line(one.edition, LONGEST_EDITION)),
    ("title", lambda one: _is_line(one.title, LONGEST_TITLE)),
    ("note", lambda one: all(line.isprintable() for line in one.note.splitlines())),
    ("citation.title", lambda one: _is_line(one.citation.title, LONGEST_TITLE)),
    ("citation.url", lambda one: one.citation.url.startswith(("https://", "http://")) and one.citation.url.isprintable()),
    ("required_minutes", lambda one: (one.required_minutes or 0) <= MOST_MINUTES),
    ("minimums", lambda one: all(each.minutes <= MOST_MINUTES for each in one.minimums)),
    ("rounding.quantum_minutes", lambda one: one.rounding.quantum_minutes <= MOST_QUANTUM),
    ("instruction_hour_minutes", lambda one: one.instruction_hour_minutes >= SHORTEST_HOUR),
)  # fmt: skip


def out_of_bounds(pack: Pack) -> str:
    """Where the first thing stands that could not be kept, shown or added up; empty if all is well."""
    head = {"id": LONGEST_ID, "version": LONGEST_EDITION, "authority": LONGEST_TITLE, "title": LONGEST_TITLE}
    for name, longest in head.items():
        if not _is_line(getattr(pack.head, name), longest):
            return f"pack.{name}"
    for edition in pack.editions:
        for place, holds in CHECKS:
            if not holds(edition):
                return f"rule {edition.id[:LONGEST_ID]}: {place}"
    return ""


def day_to_look_at(pack: Pack, begins: date) -> date:
    """The first day on which all of its editions have begun: on an earlier one some would change nobody yet."""
    return max([begins, *(one.effective_from for one in pack.editions)])


def _is_line(text: str, longest: int) -> bool:
    return len(text) <= longest and text.isprintable()
