"""What the check answers with: marked stretches of a text, each with a label, a strength, a reason and a safer wording."""

from dataclasses import dataclass
from typing import Literal

type Label = Literal[
    "PERSON", "CHILD_NAME", "DATE_OF_BIRTH", "DATE", "AGE", "ADDRESS", "PLACE", "PHONE", "EMAIL",
    "ORGANISATION", "ID_NUMBER", "URL_HANDLE", "COMBINATION",
]  # fmt: skip
type Strength = Literal["certain", "could"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One stretch, found by one reader, before all are put together. `code` is a key of `reasons.WORDS`."""

    start: int
    end: int
    label: Label
    strength: Strength
    code: str


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch as the writer is told of it. Offsets count Python characters; `end` is exclusive."""

    start: int
    end: int
    label: Label
    strength: Strength
    code: str
    reason: str
    suggestion: str

    def as_list(self) -> list[int | str]:
        reason = f"{self.code}: {self.reason}"
        return [self.start, self.end, self.label, self.strength, reason, self.suggestion]
