"""The big lists of names and words, as one sorted table of hashes with flags: some 190,000 words in 1.2 MB.

A word is found by the CRC-32 of its folded form, so about one look-up in 20,000 of words that are in no list
answers as if it were. `bench/_guard_lists.py` builds the table; what is in it and under which licence stands in
the README beside this file.
"""

import sys
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from zlib import crc32

from copal.instruments.guard.tokens import bag

GIVEN_ENGLISH = 1  # given to children in the United States and other English-speaking countries
GIVEN_ELSEWHERE = 2
SURNAME = 4
WORD = 8  # a word of English
COMMON = 16  # one of its 20,000 most frequent
DOUBLE = 32  # a name that is also an ordinary word, see words/word_names.txt
OWN = 64  # a given name from words/given.txt
FRENCH = 128
SPANISH = 256
PORTUGUESE = 512
ORDINARY = 1024  # stands in lists of names, is no name in this talk, see words/ordinary.txt

GIVEN = GIVEN_ENGLISH | GIVEN_ELSEWHERE
WORD_OF = {"fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE}
TABLE = Path(__file__).with_name("names.bin")


@cache
def _table() -> tuple["array[int]", "array[int]"]:
    raw = TABLE.read_bytes()
    count = int.from_bytes(raw[:4], "little")
    hashes, flags = array("I"), array("H")
    hashes.frombytes(raw[4 : 4 + 4 * count])
    flags.frombytes(raw[4 + 4 * count :])
    if sys.byteorder == "big":
        hashes.byteswap()
        flags.byteswap()
    return hashes, flags


def look_up(folded: str) -> int:
    """The flags of a folded word; 0 when it is in no list."""
    hashes, flags = _table()
    key = crc32(folded.encode("utf-8", "surrogatepass"))
    at = bisect_left(hashes, key)
    return flags[at] if at < len(hashes) and hashes[at] == key else 0


def flags_of(folded: str) -> int:
    """Like `look_up`; a word with hyphens that is in no list is what its parts are."""
    found = look_up(folded)
    if found or "-" not in folded:
        return found or _inflected(folded)
    split = folded.split("-")
    if split[0] in _DESCRIBING or split[-1] in _DESCRIBED:
        return WORD | ORDINARY  # low-cost, rose-colored
    parts = [look_up(part) for part in split if part]
    if parts and all(part & WORD and not part & (OWN | SURNAME) for part in parts):
        return WORD
    if parts and all(part & (GIVEN | SURNAME) for part in parts):
        return parts[0] & (GIVEN | SURNAME | OWN)
    ordinary = any(part & COMMON and not part & GIVEN for part in parts) or folded[1] == "-"  # X-ray, T-shirt
    return WORD | ORDINARY if ordinary else 0


_DESCRIBING = bag(
    "low high self non pre post anti multi semi half full part one two three four five six light dark well ill old new long short all over under mid co "
    "re un ex hand home kid child screen sugar gluten nut dairy play open deep soft hard hot cold small early late first second third drop pick sign"
)
_DESCRIBED = bag(
    "colored sized year old day free based friendly time week month up out in off on down like ish flavored scented made related"
)

_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("ers", ""), ("ier", "y"), ("y", ""), ("ish", ""), ("ly", ""), ("less", ""), ("ness", ""), ("able", ""),
)  # fmt: skip
_SHORTEST_STEM, _SHORTEST_HALF, _LONGEST = 3, 4, 24


def _inflected(folded: str) -> int:
    """WORD for a form of an English word (mopping, sillier) or two of them in one (playdough)."""
    if len(folded) > _LONGEST:
        return 0
    for ending, instead in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            stem = folded[: -len(ending)] + instead
            found = look_up(stem) or (look_up(stem[:-1]) if stem[-1:] == stem[-2:-1] else 0)
            if found & WORD and not found & (OWN | GIVEN):
                return WORD
    for cut in range(_SHORTEST_HALF, len(folded) - _SHORTEST_HALF + 1):
        if all(look_up(half) & (COMMON | OWN) == COMMON for half in (folded[:cut], folded[cut:])):
            return WORD
    return 0
