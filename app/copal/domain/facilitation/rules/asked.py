"""What can be asked of the whole room at once, and what comes of the answers."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

EXTEND, ORDER, FREE = "extend", "order", "free"
FINE, WITHOUT_ME, ON_TIME = "fine", "without_me", "on_time"
AGREED, NOT_AGREED, SAME = "agreed", "not_agreed", "same"

FIST_A, FIST_B, MOOD, WORD = "fist-a", "fist-b", "mood", "word"
FISTS: Final = (FIST_A, FIST_B)
PULSES: Final = (*FISTS, MOOD, WORD)
MOODS: Final = ("great", "good", "so_so", "tired", "hard")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Something asked of everyone. `number` is that of the entry that asked it.

    `edition` is that of the scale, so that an answer keeps the wording it was given to. `spoken` are the ids of the
    words of options that were typed. `answers` hold an option, or (for a word) the id of what was said.
    """

    number: int
    what: str
    at: datetime
    options: tuple[str, ...] = ()
    prompt: int | None = None
    spoken: tuple[int, ...] = ()
    minutes: int = 0
    edition: str = ""
    answers: Mapping[int, str | int] = field(default_factory=dict)
    closed_at: datetime | None = None
    outcome: str = ""

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_pulse(self) -> bool:
        return self.what in PULSES

    def counts(self) -> Mapping[str, int]:
        """How often each option was chosen. Only for what is closed: until then nobody is told."""
        found = Counter(self.answers.values())
        return {option: found[option] for option in self.options}

    def answered_of(self, here: Collection[int]) -> int:
        return sum(person in self.answers for person in here)


def extension(asked: Asked, here: Collection[int], *, least_percent: int) -> str:
    """Whether the end may move: enough of those here answered, somebody stays, and nobody asked to end on time."""
    said = set(asked.answers.values())
    enough = asked.answered_of(here) * 100 >= least_percent * len(here)
    return AGREED if enough and FINE in said and ON_TIME not in said else NOT_AGREED


def order(asked: Asked, *, now: str) -> str:
    """The order most asked for. Where two are equal, or it is the present one, it stays."""
    counts = asked.counts()
    most = max(counts.values(), default=0)
    chosen = [option for option, count in counts.items() if count == most]
    return chosen[0] if most and len(chosen) == 1 and chosen[0] != now else SAME
