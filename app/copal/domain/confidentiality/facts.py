from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class WarningKept(Fact):
    """Somebody was told that words could tell who somebody is, and kept them. What they say is not in it."""

    kind = "confidentiality.warning_kept"
    community: int | None
    labels: list[str]


@dataclass(frozen=True, kw_only=True)
class RoomWordsDestroyed(Fact):
    """The time to keep them was over. `what` is a kind of policies/retention.toml."""

    kind = "confidentiality.room_words_destroyed"
    meeting: int
    what: str


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


@dataclass(frozen=True, kw_only=True)
class TextReported(Fact):
    """Somebody said that a text tells who somebody is; it is hidden from now on. `author` None: nobody knows."""

    kind = "confidentiality.text_reported"
    report: int
    community: int | None
    meeting: int | None
    author: int | None


@dataclass(frozen=True, kw_only=True)
class ReportTakenBack(Fact):
    kind = "confidentiality.report_taken_back"
    report: int


@dataclass(frozen=True, kw_only=True)
class ReportAnswered(Fact):
    """One of the two has looked. `chair`: facilitator | network."""

    kind = "confidentiality.report_answered"
    report: int
    chair: str
    hides: bool


@dataclass(frozen=True, kw_only=True)
class ReportDecided(Fact):
    """`outcome`: hidden (the words are destroyed) | shown (they stand again where they stood)."""

    kind = "confidentiality.report_decided"
    report: int
    community: int | None
    author: int | None
    outcome: str


@dataclass(frozen=True, kw_only=True)
class AliasChosen(Fact):
    kind = "confidentiality.alias_chosen"
    alias: int


@dataclass(frozen=True, kw_only=True)
class AliasEnded(Fact):
    kind = "confidentiality.alias_ended"
    alias: int


@dataclass(frozen=True, kw_only=True)
class OwnDataTaken(Fact):
    """Somebody took the file with everything about themselves."""

    kind = "confidentiality.own_data_taken"
    person: int


@dataclass(frozen=True, kw_only=True)
class LeavingSaid(Fact):
    """Somebody leaves for good, in `days` days, unless they think again."""

    kind = "confidentiality.leaving_said"
    person: int
    leaving: int
    days: int


@dataclass(frozen=True, kw_only=True)
class LeavingUndone(Fact):
    kind = "confidentiality.leaving_undone"
    person: int
    leaving: int


@dataclass(frozen=True, kw_only=True)
class PersonForgotten(Fact):
    """What they were called and what they said is gone; credit stays."""

    kind = "confidentiality.person_forgotten"
    person: int
    leaving: int


@dataclass(frozen=True, kw_only=True)
class KeptNameDestroyed(Fact):
    """Their hours need not be proven any more, so nobody needs the name."""

    kind = "confidentiality.kept_name_destroyed"
    person: int


@dataclass(frozen=True, kw_only=True)
class GlassAsked(Fact):
    """One who serves the network asks to read a meeting's talk. `why` is a code, the reason stands apart."""

    kind = "confidentiality.glass_asked"
    glass: int
    community: int
    meeting: int
    why: str


@dataclass(frozen=True, kw_only=True)
class GlassAnswered(Fact):
    kind = "confidentiality.glass_answered"
    glass: int
    community: int
    meeting: int
    approved: bool


@dataclass(frozen=True, kw_only=True)
class GlassLookedThrough(Fact):
    """Each opening of the words."""

    kind = "confidentiality.glass_looked_through"
    glass: int
    meeting: int


@dataclass(frozen=True, kw_only=True)
class GlassEnded(Fact):
    kind = "confidentiality.glass_ended"
    glass: int


@dataclass(frozen=True, kw_only=True)
class MasksAllowed(Fact):
    kind = "confidentiality.masks_allowed"
    community: int


@dataclass(frozen=True, kw_only=True)
class MasksStopped(Fact):
    kind = "confidentiality.masks_stopped"
    community: int


@dataclass(frozen=True, kw_only=True)
class MaskChosen(Fact):
    kind = "confidentiality.mask_chosen"
    community: int
    mask: int


@dataclass(frozen=True, kw_only=True)
class UnmaskAsked(Fact):
    kind = "confidentiality.unmask_asked"
    community: int
    unmask: int


@dataclass(frozen=True, kw_only=True)
class UnmaskAnswered(Fact):
    """`person` is the one whose pseudonym it is: they are told."""

    kind = "confidentiality.unmask_answered"
    community: int
    unmask: int
    person: int
    approved: bool
