"""Programmes and hospitals by the names people use for them: `she came from busy bees`, `still at Maine Med`."""

from functools import cache

from copal.instruments.guard.phrases import Phrases, entries, matches, phrase_table, word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

_AT = bag(
    "at to from in over about called leaving left of with by when where than closed does is do à a de en no na"
)
_BETWEEN = bag("the a still back up down")
_THEY = bag("they they're theyre them their")
_FAR = 12


@cache
def _table() -> Phrases[str]:
    listed = entries("places")
    return phrase_table([(entry, kind) for kind in ("hospitals", "programmes") for entry in listed[kind]])


def marks(reading: Reading) -> list[Mark]:
    found = []
    for first, after, kind in matches(reading.row, _table()):
        start, end = reading.tokens[first].start, reading.tokens[after - 1].end
        if kind == "hospitals" and _is_of_somebody(reading, first):
            found.append(Mark(start, end, "ORGANISATION", "could", "programme.tied"))
        elif kind == "programmes" and _is_gone_to(reading, first, after):
            found.append(Mark(start, end, "ORGANISATION", "could", "programme.named"))
    return found


def _is_of_somebody(reading: Reading, first: int) -> bool:
    sentence = reading.tokens[first].sentence
    words = reading.words_of(sentence)
    named = any(
        token.case == "title" and not token.begins and token.sentence == sentence
        for token in reading.tokens[max(0, first - _FAR) : first]
    )
    return (
        named
        or not words.isdisjoint(_THEY)
        or bool(words & (word_set("cues", "third_person") | word_set("cues", "kin")))
    )


def _is_gone_to(reading: Reading, first: int, after: int) -> bool:
    """In capitals inside a sentence, or in small letters after `at`, `from`, `called`."""
    token = reading.tokens[first]
    back = first - 1
    while back >= 0 and reading.tokens[back].folded in _BETWEEN:
        back -= 1
    told = back >= 0 and reading.follows(first) and reading.tokens[back].folded in _AT
    if any(at in reading.blocked for at in range(first, after)):
        return False
    written = all(one.case == "title" for one in (token, reading.tokens[after - 1]))
    return (written and (told or not token.begins)) or (told and reading.is_small and token.case == "lower")
