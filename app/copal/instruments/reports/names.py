"""What a reported name says: who is shown, who stood there before a rename, and what is only decoration.

A normalised name has its brackets with pronouns, status or organisation removed, `Last, First` turned round, a
device before a bracket replaced by the bracket, and accents, case, blanks and apostrophes levelled.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from copal.instruments.reports.levels import OVERRIDES, level
from copal.instruments.reports.words import words

_BRACKETS = re.compile(r"[(\[{\uff08]([^()\[\]{}\uff08\uff09]*)[)\]}\uff09]?")
_WORDS = re.compile(r"[^\W_]+(?:['\-.][^\W_]+)*\.?")
_PIECES = re.compile(r"[/,|&·\s\-]+")
_PRONOUN_TAIL = re.compile(r"\s+[-|·]?\s*(\w+(?:\s?/\s?\w+)+)$")
_PHONE = re.compile(r"^\+?[\d\s().\-*•x#]{5,}$")
_FORMULA = ("=", "@", "-", "+")
_FEWEST_DIGITS = 4
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Name:
    """`shown` and `originals` are normalised. `plain` is False where the text must never match anybody."""

    shown: str
    originals: tuple[str, ...]
    phone: bool = False
    device: bool = False
    shared: bool = False
    plain: bool = True
    flags: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """More than a first name."""
        return " " in self.shown

    @property
    def spelt_out(self) -> str:
        """Shown and originals together, for names that stand for nobody in particular."""
        return " ".join([self.shown, *(f"({one})" for one in self.originals)])


@lru_cache(maxsize=8192)
def read(text: str) -> Name:
    """Take a reported name apart. Never raises; an empty text gives an empty name."""
    if len(text) > _LONGEST:
        return Name(text, (), plain=False, flags=("overlong_name",))
    flat = level(text)
    if _is_phone(flat):
        return Name("".join(c for c in flat if c.isdigit() or c in "*•"), (), phone=True, flags=("phone",))
    flags: list[str] = []
    originals = [one for one in _inside(flat, flags) if one]
    shown = turned(_outside(flat, flags))
    if "," in flat and "," not in shown:
        flags.append("last_first")
    device = _is_device(shown)
    if device:
        flags.append("device_name")
        if originals:
            shown = turned(originals.pop())
    elif originals:
        flags.append("renamed")
    shared = any(_is_together(one) for one in originals)
    plain = not (OVERRIDES & set(text)) and not text.startswith(_FORMULA)
    flags += _oddities(text, shown)
    if any(shown.startswith(word) for word in words("names", "callers")):
        flags.append("phone")
    return Name(
        shown, tuple(turned(one) for one in originals), "phone" in flags, device, shared, plain, tuple(flags)
    )


def _inside(flat: str, flags: list[str]) -> list[str]:
    kept = []
    for inside in _BRACKETS.findall(flat):
        bracket = inside.strip(" .")
        if _is_pronouns(bracket):
            flags.append("pronouns")
        elif bracket in words("names", "statuses"):
            flags.append("guest")
        else:
            kept.append(bracket)
    return kept


def _outside(flat: str, flags: list[str]) -> str:
    before = None
    while before != flat:
        before, flat = flat, _BRACKETS.sub(" ", flat)
    bare = " ".join(flat.split()).strip(" ,")
    tail = _PRONOUN_TAIL.search(bare)
    if tail and _is_pronouns(tail[1]):
        flags.append("pronouns")
        bare = bare[: tail.start()].strip()
    return bare


def turned(name: str) -> str:
    """`last, first` becomes `first last`; anything with more commas stays."""
    last, comma, first = name.partition(",")
    if comma and last.strip() and first.strip() and "," not in first:
        return f"{first.strip()} {last.strip()}"
    return name


def _is_pronouns(text: str) -> bool:
    pieces = [piece.strip(":.") for piece in _PIECES.split(text) if piece.strip(":.")]
    return bool(pieces) and text != "host" and all(piece in words("names", "pronouns") for piece in pieces)


def _is_phone(flat: str) -> bool:
    return bool(_PHONE.match(flat)) and sum(c.isdigit() for c in flat) >= _FEWEST_DIGITS


def _is_device(shown: str) -> bool:
    return any(word.removesuffix("'s") in words("names", "devices") for word in _WORDS.findall(shown))


def _is_together(bracket: str) -> bool:
    first = bracket.split(" ", 1)[0]
    return bracket.startswith(("+", "&")) or (first in words("names", "together") and " " in bracket)


def _oddities(text: str, shown: str) -> list[str]:
    found = []
    if text.startswith(_FORMULA):
        found.append("formula_like_name")
    if OVERRIDES & set(text):
        found.append("hidden_characters")
    if shown and " " not in shown:
        found.append("first_name_only")
    return found
