"""Levelling of words: what may differ between two spellings of the same word or name."""

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u02bb": "'", "\u2032": "'", "`": "'", "\u00b4": "'", "\u201b": "'",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0110": "D", "\u0131": "i", "\u060c": ",", "\u3001": ",",
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def squeeze(text: str) -> str:
    """One plain blank for every run of white space (no-break blanks too), none at the ends."""
    return _SPACES.sub(" ", text).strip()


def visible(text: str) -> str:
    """The text without control and format characters (zero-width marks, direction overrides)."""
    if text.isprintable():  # nearly every text: nothing to take out
        return text
    return "".join(c for c in text if c in "\t\n\r" or unicodedata.category(c) not in {"Cc", "Cf"})


@lru_cache(maxsize=8192)
def level(text: str) -> str:
    """Small letters without accents, plain apostrophes and hyphens, single blanks."""
    if text.isascii():
        return squeeze(visible(text).translate(_PLAIN).casefold())
    parts = unicodedata.normalize("NFKD", visible(text.translate(_PLAIN)))
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return squeeze(unicodedata.normalize("NFKC", bare).translate(_PLAIN).casefold())
