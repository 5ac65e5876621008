"""Words on their way to other people: one door, one type.

`screen` holds what somebody wrote against the check and stops once where something could tell who somebody is; the
writer decides. `named` takes what was asked for by name (who leads, where to meet), which is meant to name. `composed`
takes what was screened before or what Copal itself put together. Nothing else makes a `Screened`.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from copal.base.refusals import Refused
from copal.instruments.guard import Roster, Span, check
from copal.instruments.guard.reading import read

type Audience = Literal["author", "facilitators", "attended", "community", "network"]

EDITION = "2026-11 checked"  # what the words were held against; told to tests and logs
_KEPT_CONTROLS = "\n\t"
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # can make text read as something else


@dataclass(frozen=True)
class Screened:
    """Words cleared for an audience. Only this file makes one, so a plain str can never be published.

    `kept` names what the writer was warned of and kept: labels of the check, never words.
    """

    words: str
    audience: Audience
    edition: str
    kept: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, kw_only=True)
class Writing:
    """Who writes where, as far as the check has to know it.

    `roster` holds the network's own names and the children of the writer's alias book, `fine` what the community said
    is an author, made up or fine to say, `allow` what the writer may always say (the own first name, the network's
    published address, pseudonyms), `kept` the `mark_of` texts the writer keeps after having been told, `aliases` folded
    names to the pseudonym the writer chose for them. `by` and `community_ref` are for the log of warnings that were kept, `jurisdiction` says
    whose line for harm to a child is shown.
    """

    by: int | None = None
    community_ref: int | None = None
    jurisdiction: str = ""
    roster: Roster | tuple[()] = ()
    fine: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    aliases: dict[str, str] = field(default_factory=dict)
    language: str | None = None

    def spans(self, words: str) -> tuple[Span, ...]:
        """What in these words could point to somebody."""
        return check(words, self.language, allow=self.allow, roster=self.roster, fine=self.fine)


class TooLong(Refused):
    """`over`: by how many characters; `at_most` fit."""

    reason = "too_long"

    def __init__(self, over: int, at_most: int) -> None:
        super().__init__(f"This is {over} characters too long; {at_most} fit.")
        self.over, self.at_most = over, at_most


class Tells(Refused):
    """Something in `words` could tell who somebody is. Not a no: sent again with `mark_of(words)` kept, it is taken."""

    reason = "tells"

    def __init__(self, words: str, spans: Sequence[Span], writing: Writing) -> None:
        super().__init__("Something here could tell who somebody is. Please read it once more.")
        self.words, self.spans, self.writing = words, tuple(spans), writing

    @property
    def language(self) -> str:
        """The language the words were read in, as the check understood it."""
        return read(self.words, self.writing.language).lang


def screen(words: str, *, audience: Audience, writing: Writing, at_most: int = 5000) -> Screened:
    """Tidy and check `words` for `audience`.

    Raises `TooLong` beyond `at_most` characters, saying by how many, and `Tells` where the check marks something that
    the writer has not kept knowingly.
    """
    kept = tidy(words, at_most)
    spans = writing.spans(kept)
    if spans and mark_of(kept) not in writing.kept:
        raise Tells(kept, spans, writing)
    return Screened(kept, audience, EDITION, tuple(sorted({span.label for span in spans})))


def named(words: str, *, audience: Audience, at_most: int = 200) -> Screened:
    """The answer to a question that asks for a name, a place or a link: it is meant to say just that. Raises `TooLong`."""
    return Screened(tidy(words, at_most), audience, EDITION)


def composed(words: str, *, audience: Audience, at_most: int = 5000) -> Screened:
    """Words that were screened before, or that Copal put together itself. Raises `TooLong`."""
    return Screened(tidy(words, at_most), audience, EDITION)


def mark_of(words: str) -> str:
    """Stands for exactly these words, so that what is changed afterwards is checked anew."""
    return sha256(tidy(words, len(words)).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def tidy(words: str, at_most: int) -> str:
    """Without what no page could show. Raises `TooLong`."""
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", words.replace("\r\n", "\n"))
        if letter in _KEPT_CONTROLS or (unicodedata.category(letter) != "Cc" and letter not in _DIRECTION)
    ).strip()
    if len(kept) > at_most:
        raise TooLong(len(kept) - at_most, at_most)
    return kept
