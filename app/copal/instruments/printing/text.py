"""Makes text that anyone may have typed safe and drawable on paper, changing as little as possible.

What is taken out: controls, private-use and unassigned code points, and marks that turn the reading direction
by force (they can make one name read as another). What no shipped font can draw (`undrawable` names it) is
written as Unicode spells the sound where it does so (Korean syllables), else as an
empty square.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from copal.instruments.printing.coverage import coverage, everything

INSTEAD = "\u25a1"  # a white square, drawn by no letter of any script
JOINERS = frozenset("\u200c\u200d")
BREAK = "\u200b"
OPEN, CLOSE = "\u2068", "\u2069"  # around words that run the other way than the page
UNSEEN = frozenset((BREAK, OPEN, CLOSE))
VIRAMA = 9  # the combining class of signs that join the next letter to this one (Devanagari, Khmer ...)


@lru_cache(maxsize=4096)
def printable(text: str, *, longest_word: int = 28) -> str:
    """`text` on one line, drawable, with a place to break in any word longer than `longest_word` letters."""
    drawn = "".join(_drawable(cluster) for cluster in _clusters(plain(text)))
    return " ".join(_breakable(word, longest_word) for word in drawn.split())


def isolated(text: str, reads: str) -> str:
    """Printable `text` for a page that `reads` "ltr" or "rtl": apart, if its own first letter runs the other way.

    Without this "2 hours" on an Arabic page would stand as "hours 2" (Unicode bidirectional algorithm, UAX 9).
    """
    kinds = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), None)
    if first is None or (first == "L") == (reads == "ltr"):
        return text
    return f"{OPEN}{text}{CLOSE}"


@lru_cache(maxsize=4096)
def undrawable(text: str) -> str:
    """The characters of `text` no shipped font can draw, each once, in order: ask for a Latin spelling then."""
    known = everything()
    return "".join(
        dict.fromkeys(c for c in plain(text) if not c.isspace() and c not in JOINERS and ord(c) not in known)
    )


@lru_cache(maxsize=4096)
def needs_noto(text: str) -> bool:
    """Whether a Latin text has letters beyond the first font (Vietnamese, Hausa ...), so that a word is in one hand."""
    first, second = coverage()[:2]
    return any(ord(c) not in first and ord(c) in second for c in text if c not in UNSEEN)


@lru_cache(maxsize=4096)
def printable_address(url: str) -> str:
    """A web address that breaks after its slashes, with break marks only in a part too long for a line."""
    return "/".join(printable(part, longest_word=30) for part in url.split("/"))


def plain(text: str) -> str:
    """For a file's own title and for all that follows: composed (NFC), with only characters that may stand on paper; every kind of space is a space."""
    out: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if char.isspace() or category in {"Zs", "Zl", "Zp"}:
            out.append(" ")
        elif char in JOINERS or category[0] != "C":
            out.append(char)
    return "".join(out)


def _clusters(text: str) -> Iterator[str]:
    """A letter with the marks and joiners that belong to it."""
    held = ""
    for char in text:
        if held and (char in JOINERS or unicodedata.category(char)[0] == "M"):
            held += char
        else:
            if held:
                yield held
            held = char
    if held:
        yield held


def _drawable(cluster: str) -> str:
    """The cluster as one font can draw it: with all its marks, or with those it can, or what stands instead."""
    points = [ord(c) for c in cluster if c not in JOINERS]
    if not points or unicodedata.category(cluster[0])[0] == "M" or cluster[0] in JOINERS:
        return ""
    fonts = [font for font in coverage() if points[0] in font]
    if not fonts:
        return _spelled(cluster[0])
    if any(all(p in font for p in points) for font in fonts):
        return cluster
    best = max(fonts, key=lambda font: sum(p in font for p in points))
    return "".join(c for c in cluster if ord(c) in best or c in JOINERS)


def _spelled(char: str) -> str:
    simpler = unicodedata.normalize("NFKC", char)
    if simpler != char and all(ord(c) in everything() for c in simpler):
        return simpler
    name = unicodedata.name(char, "")
    if name.startswith("HANGUL SYLLABLE "):
        return name.removeprefix("HANGUL SYLLABLE ").capitalize()
    return INSTEAD


def _breakable(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    pieces: list[str] = []
    piece = ""
    for cluster in _clusters(word):
        joined = piece and unicodedata.combining(piece[-1]) == VIRAMA
        if len(piece) + len(cluster) > longest and piece and not joined:
            pieces.append(piece)
            piece = ""
        piece += cluster
    return BREAK.join([*pieces, piece])
