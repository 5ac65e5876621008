"""A text as words: where each stands, how it is written, where sentences begin and what is in quotation marks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


def bag(words: str) -> frozenset[str]:
    """Words parted by blanks, as a set."""
    return frozenset(words.split())


_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’\-\u2010](?:[^\W\d_][\u0300-\u036f]*)+)*")
_HARD = re.compile(r"[.!?…\n\r•|¡¿]|\d[.)]\s")
_SOFT = re.compile(r"[:\"“«„]|(?:^|\s)['\u2018]")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W\d_])", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_ABBREVIATED = bag(
    "mr mrs ms mx dr st sr sra srta mme mlle m prof rev vs jr dra sta no nos lic ing sgt lt capt fr"
)


@dataclass(slots=True)
class Token:
    """`start` and `end` hold the word alone: no possessive 's, no elided d' or l'."""

    text: str
    start: int
    end: int
    folded: str
    case: str  # lower | title | upper | mixed
    begins: bool  # a sentence, or what follows a colon or an opening quotation mark
    sentence: int
    quoted: bool
    possessive: bool
    gap: str  # what stands between the word before and this one
    flags: int = 0


def fold(text: str) -> str:
    """Small letters, no accents, one kind of apostrophe."""
    text = text.lower()
    if not text.isascii():
        spread = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u2010", "-"))
        text = "".join(char for char in spread if not unicodedata.combining(char))
    return text


def case_of(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "title" if len(word) == 1 else "upper"
    return "title" if word[0].isupper() else "mixed"


def words_of(text: str, *, french: bool) -> list[Token]:
    """All words. `french` says that L'École may be an article and a word also in capitals."""
    return list(_walk(text, french=french))


def _walk(text: str, *, french: bool) -> Iterator[Token]:
    last, sentence, quoted, before = 0, 0, False, ""
    for found in _WORD.finditer(text):
        start, end = found.span()
        gap = text[last:start]
        begins = before == ""
        if gap != " ":
            quoted = _quoted(gap, quoted=quoted)
            hard = not begins and bool(_HARD.search(gap)) and not _abbreviated(before, gap)
            sentence += hard
            begins = begins or hard or bool(_SOFT.search(gap))
        word = found[0]
        last, before = end, word
        elided = _ELIDED.match(word) if "'" in word or "’" in word else None
        if (
            elided
            and word[elided.end() :].lower() != "s"
            and (word[0].islower() or french or word[elided.end()].islower())
        ):
            start += elided.end()
            word = word[elided.end() :]
            begins = begins and word[0].islower()
        owns = _POSSESSIVE.search(word) if word[-1] in "sS" else None
        if owns and len(word) > len(owns[0]):
            word = word[: -len(owns[0])]
        possessive = bool(owns) or (text[end : end + 1] in {"'", "’"} and word.endswith("s") and not quoted)
        folded = fold(word)
        yield Token(word, start, start + len(word), folded, case_of(word), begins, sentence, quoted, possessive, gap)  # fmt: skip


def _abbreviated(before: str, gap: str) -> bool:
    """A full stop after Mr or an initial ends no sentence."""
    before = before.casefold()
    return gap.startswith(".") and "\n" not in gap and gap.strip() == "." and (
        before in _ABBREVIATED or len(before) == 1
    )  # fmt: skip


def _quoted(gap: str, *, quoted: bool) -> bool:
    for char in gap:
        if char == '"':
            quoted = not quoted
        elif char in "“«":
            quoted = True
        elif char in "”»":
            quoted = False
    return quoted
