"""What the questions about proposals answer with, ready to draw."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Someone:
    id: int
    name: str  # as they chose it


@dataclass(frozen=True, kw_only=True)
class OptionSeen:
    """One answer. `count` is None while it may not be seen; `token` is what those have who gave it by name.

    `rest` is what the whole wording says beyond the short words.
    """

    id: str
    token: str
    words: str
    wording: str
    standing: str
    count: int | None

    @property
    def rest(self) -> str:
        return self.wording.removeprefix(self.words)

    @property
    def begins(self) -> bool:
        """Whether the whole wording begins with the short words."""
        return self.wording.startswith(self.words)


@dataclass(frozen=True, kw_only=True)
class ReasonSeen:
    """What somebody added to their answer. `who` only where people answered by name; their id is 0 under a pseudonym.

    `text` and `ground_text` name the two texts for a report.
    """

    option: str
    option_words: str
    standing: str
    words: str
    rests_on: str  # the shared agreement, in words; of a block
    who: Someone | None
    text: str
    ground_text: str  # empty where it rests on a line of the expectations


@dataclass(frozen=True, kw_only=True)
class RoundBefore:
    round: int
    words: str
    outcome_words: str


@dataclass(frozen=True, kw_only=True)
class ProposalSeen:
    """The newest round of a proposal. `state`: open | closed | adopted | parked | set_aside.

    `answered` and `missing` are about the people present, `present` how many they are, `needed` how many of them
    must answer. Once it is closed, `answered` and `present` are as they were then, and nobody is missing.
    """

    id: int
    words: str
    segment: int | None
    scale: str
    scale_name: str
    anonymous: bool
    hidden: str
    control: str
    control_words: str
    take_to: str
    round: int
    before: tuple[RoundBefore, ...]
    state: str
    options: tuple[OptionSeen, ...]
    reasons: tuple[ReasonSeen, ...]
    answered: int
    present: int
    needed: int
    missing: tuple[Someone, ...]
    outcome: str  # empty while open
    outcome_words: str
    steps: tuple[str, ...]  # instruments.consensus.Step; of one that is closed and not settled
    minute: str  # a draft, where it can be adopted

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def token(self) -> str:
        """What those have who answered it."""
        return f"answered:{self.id}"

    @property
    def most(self) -> int:
        """How many answers were counted."""
        return sum(one.count or 0 for one in self.options)

    @property
    def worries(self) -> tuple[ReasonSeen, ...]:
        """What was said with worries and blocks."""
        return tuple(one for one in self.reasons if one.standing in ("worry", "block"))
