from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class WarningKept(Fact):
    """Somebody was told that words could tell who somebody is, and kept them. What they say is not in it."""

    kind = "confidentiality.warning_kept"
    community: int | None
    labels: list[str]


@dataclass(frozen=True, kw_only=True)
class SaidToBeFine(Fact):
    kind = "confidentiality.said_to_be_fine"
    community: int
    fine_words: int


@dataclass(frozen=True, kw_only=True)
class FineTakenBack(Fact):
    kind = "confidentiality.fine_taken_back"
    community: int
    fine_words: int
