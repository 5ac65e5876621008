"""Words on their way to other people: one door, one type."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from copal.base.refusals import Refused

type Audience = Literal["author", "facilitators", "attended", "community", "network"]

EDITION = "2026-11 tidy"  # what the words were held against; stored nowhere yet, told to tests and logs
_KEPT_CONTROLS = "\n\t"
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # can make text read as something else


@dataclass(frozen=True)
class Screened:
    """Words cleared for an audience. Only `screen` makes one, so a plain str can never be published."""

    words: str
    audience: Audience
    edition: str

    def __str__(self) -> str:
        return self.words


class TooLong(Refused):
    """`over`: by how many characters; `at_most` fit."""

    reason = "too_long"

    def __init__(self, over: int, at_most: int) -> None:
        super().__init__(f"This is {over} characters too long; {at_most} fit.")
        self.over, self.at_most = over, at_most


def screen(words: str, *, audience: Audience, at_most: int = 5000) -> Screened:
    """Tidy `words` for `audience`. Raises `TooLong` beyond `at_most` characters, saying by how many."""
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", words.replace("\r\n", "\n"))
        if letter in _KEPT_CONTROLS or (unicodedata.category(letter) != "Cc" and letter not in _DIRECTION)
    ).strip()
    if len(kept) > at_most:
        raise TooLong(len(kept) - at_most, at_most)
    return Screened(kept, audience, EDITION)
