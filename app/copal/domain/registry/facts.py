from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class HandedToRegistry(Fact):
    """Hours of elective training left in a file for the registry."""

    kind = "registry.handed_over"
    exchange: int
    rows: int
    minutes: int
