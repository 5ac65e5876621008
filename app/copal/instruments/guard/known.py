"""Who and what is named without pointing to anybody: cited authors, figures of stories, works, brands, places, offices."""

import re
from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.cues import FAIR, SPOKEN_TO, evidence
from copal.instruments.guard.described import is_called_so
from copal.instruments.guard.parallels import is_beside_a_town, is_month_beside, saints
from copal.instruments.guard.phrases import Phrases, entries, matches, parts_of, phrase_table, word_set
from copal.instruments.guard.plurals import several
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag, fold

type Needs = tuple[str, frozenset[str]]  # why, and words of which one must be in the text

_NONE: frozenset[str] = frozenset()
_DAYS = bag(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur "
    "thurs fri sat"
)


def _needs(file: str) -> dict[str, frozenset[str]]:
    """By phrase the words of which one must be in the text. One entry that asks for none frees all others."""
    asked: dict[str, frozenset[str]] = {}
    for entry in entries(file)[""]:
        phrase, _colon, needed = entry.partition(": ")
        words, before = frozenset(fold(word) for word in needed.split()), asked.get(phrase)
        asked[phrase] = words if before is None else before and words and before | words
    return asked


@cache
def _table() -> Phrases[Needs]:
    listed: list[tuple[str, Needs]] = []
    for name in entries("cited")[""]:
        listed.append((name.replace("*", ""), ("author", _NONE)))
        if "*" in name:
            listed.append((name.split("*")[1], ("family", _NONE)))
    for file, why in (("characters", "story"), ("works", "work")):
        for phrase, needed in _needs(file).items():
            kind = "shop" if phrase.endswith("'s") and " " not in phrase else why
            listed.append((phrase, (kind, needed)))
    for section, why in (("world", "place"), ("peoples", "people"), ("towns", "place")):
        listed += [(entry, (why, _NONE)) for entry in entries("places")[section]]
    return phrase_table(listed)


@cache
def acronyms() -> frozenset[str]:
    return frozenset(fold(entry) for entry in entries("acronyms")[""])


@cache
def cited_families() -> frozenset[str]:
    """Family names of all who are cited, also those that many others have."""
    return frozenset(
        words[-1] for name in entries("cited")[""] if len(words := parts_of(name.replace("*", ""))) > 1
    )


@cache
def _given_parts() -> dict[str, frozenset[str]]:
    """First names of cited people by family name."""
    found: dict[str, set[str]] = {}
    for name in entries("cited")[""]:
        words = parts_of(name.replace("*", ""))
        if len(words) > 1:
            found.setdefault(words[-1], set()).update(words[:-1])
    return {family: frozenset(given) for family, given in found.items()}


def block(reading: Reading) -> None:
    """Mark the words of `reading` that are known to name nobody of the writer's."""
    seen = reading.words
    found = matches(reading.row, _table())
    found.sort(key=lambda one: one[1] - one[0] == 1)  # a whole title first: it says whose Trixie is
    for first, after, (why, needed) in found:
        if (needed and not needed & seen) or is_called_so(reading, after - 1):
            continue
        if after - first == 1 and not _stands_alone(reading, first, why):
            continue
        for at in range(first, after):
            if (
                reading.tokens[at].case != "lower"
                or after - first > 1
                or not reading.tokens[at].flags & lists.WORD
            ):
                reading.blocked.setdefault(at, why)
    _again(reading)
    _block_words(reading)
    for at in saints(reading):
        reading.blocked.setdefault(at, "place")
    for at in several(reading):
        reading.blocked.setdefault(at, "several")


def _block_words(reading: Reading) -> None:
    """Days, months, and words of other languages that stand in English talk."""
    for at, token in enumerate(reading.tokens):
        if token.folded in _DAYS and _is_a_day(reading, at):
            reading.blocked.setdefault(at, "day")
        elif token.folded in word_set("other_words", "elsewhere") and (
            token.case == "lower"
            or (token.begins and not token.flags & lists.GIVEN and not _is_before_a_name(reading, at))
        ):
            reading.blocked.setdefault(at, "word")


def _is_before_a_name(reading: Reading, at: int) -> bool:
    """Kuya Jun"""
    after = reading.token(at + 1)
    return after is not None and after.case == "title" and reading.follows(at + 1)


def _stands_alone(reading: Reading, at: int, why: str) -> bool:
    """A single word from the lists is not blocked where a first name or a title of respect makes it a private name."""
    token, before = reading.tokens[at], reading.token(at - 1)
    if token.case != "lower" and before and token.gap in {" ", ". "} and before.folded in _TITLES:
        return False
    if why == "people":
        return not (token.flags & lists.GIVEN_ENGLISH and evidence(reading, at) >= FAIR)
    if why == "place":
        return not token.flags & lists.GIVEN or _is_after_in(reading, at) or is_beside_a_town(reading, at)
    return _is_thing(reading, at, why) if why in {"work", "shop"} else _is_cited(reading, at, why)


def _is_thing(reading: Reading, at: int, why: str) -> bool:
    """Wendy's where one eats, Libby on the phone; but Wendy, and Libby's mom."""
    token, before = reading.tokens[at], reading.token(at - 1)
    if (reading.is_english and not token.text.isascii()) or _is_owner(reading, at):
        return False  # Jesús is a boy
    if why == "shop" and not token.possessive:
        return False
    if not token.flags & lists.GIVEN or token.flags & lists.ORDINARY or token.case == "upper":
        return True
    if not reading.is_english and token.flags & reading.own_word:
        return True  # Noël, Natal
    return (
        before is not None
        and reading.follows(at)
        and before.folded in (_SHOPS if why == "shop" else _SHOPPING)
    )


_SHOPPING = bag("tried try use used using on via the app bought ordered")
_SHOPS = bag("from at to the via via called ordered")


def _is_cited(reading: Reading, at: int, why: str) -> bool:
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    if (token.case == "lower" and token.flags & (lists.WORD | reading.own_word)) or _is_owner(reading, at):
        return False
    if after is not None and after.gap.strip() == "(" and after.folded in {"he", "she", "age", "aged"}:
        return False
    if why == "story" and token.flags & lists.GIVEN_ENGLISH and evidence(reading, at) >= FAIR:
        return "story" in reading.blocked.values()
    if before is None or not reading.follows(at) or before.folded in _AS:
        return True
    if before.folded in word_set("cues", "honorific"):
        return before.folded in {"dr", "teacher"}
    named = why == "family" and before.case == "title" and before.flags & (lists.GIVEN | lists.SURNAME)
    return not named or (before.begins and before.flags & lists.ORDINARY != 0)


def _is_owner(reading: Reading, at: int) -> bool:
    """Elsa's mom is no film; Bluey's dad is, for nobody is called Bluey."""
    after = reading.token(at + 1)
    token = reading.tokens[at]
    listed = token.flags & lists.GIVEN_ENGLISH
    return bool(listed) and token.possessive and after is not None and after.folded in word_set("cues", "kin")


_AS = bag("segundo selon segun conforme")
_TITLES = bag("mr mrs ms mx mme mlle sra srta dona m")
_PLACING = bag("in from to near at around outside through en à a de au aux em no na del dans near via")


def _is_after_in(reading: Reading, at: int) -> bool:
    before, two = reading.token(at - 1), reading.token(at - 2)
    if before is not None and two is not None and before.folded == "to" and two.folded in SPOKEN_TO:
        return False  # thank you to Virginia
    after = reading.token(at + 1)
    county = after is not None and after.folded in {"county", "maine", "river", "island", "area"}
    return county or (before is not None and reading.follows(at) and before.folded in _PLACING and (
        not reading.tokens[at].possessive
    ))  # fmt: skip


def _is_a_day(reading: Reading, at: int) -> bool:
    """May after in, last, of or before a number; other days and months wherever they stand."""
    token = reading.tokens[at]
    if not token.flags & lists.DOUBLE or token.folded.endswith("day"):
        return not _is_owner(reading, at)
    before, two = reading.token(at - 1), reading.token(at - 2)
    near = reading.text[token.end : token.end + 4]
    if before is not None and two is not None and before.folded == "to" and two.folded in SPOKEN_TO:
        return False
    return (before is not None and before.folded in _BEFORE_DAYS) or bool(re.match(r"\s\d", near)) or bool(
        re.search(r"\d(?:st|nd|rd|th)?\s(?:of\s)?$", reading.text[max(0, token.start - 8) : token.start])
    ) or is_month_beside(reading, at)  # fmt: skip


_BEFORE_DAYS = bag(
    "past beyond around than toward in last next this since until till by early late mid of every each on before after through happy during from "
    "to all or and come mid-may en el em le de"
)


def _again(reading: Reading) -> None:
    """Once Magda Gerber is named in full, Magda alone and Gerber alone are she."""
    again: set[str] = set()
    for at, why in reading.blocked.items():
        if why == "author":
            again.add(reading.tokens[at].folded)
        elif why == "family":
            again |= _given_parts().get(reading.tokens[at].folded, _NONE) & {
                token.folded for token in reading.tokens if token.case == "title"
            }
    if again:
        for at, token in enumerate(reading.tokens):
            if token.folded in again and token.case != "lower":
                reading.blocked.setdefault(at, "author")
