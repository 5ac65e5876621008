"""Names written in small letters: listed ones that are no words stand, all others need their neighbours to say so."""

from copal.instruments.guard import lists
from copal.instruments.guard.cues import (
    ALSO_VERBS,
    FAIR,
    STRONG,
    WEAK,
    evidence,
    evidence_in_small,
    is_generic,
)
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Strength
from copal.instruments.guard.tokens import Token, bag

_SHORTEST, _SHORTEST_UNKNOWN, _LONGEST = 3, 4, 24
_KNOWN = lists.WORD | lists.FRENCH | lists.SPANISH | lists.PORTUGUESE
_TO_WHOM = bag(
    "told asked hugged texted thanked reminded hired fired hi hello hey let when if is was welcome"
)
_JOINING = bag(
    "when and but so because cuz bc if since that as while after before until then once today yesterday"
)
_VOWELS = "aeiou"


def verdict_small(reading: Reading, at: int) -> tuple[Strength, str] | None:
    token = reading.tokens[at]
    if (token.folded in acronyms() and not token.flags & lists.OWN) or token.flags & lists.ORDINARY:
        return None
    if (not reading.is_english and token.flags & reading.own_word) or is_generic(reading, at):
        return None
    if token.flags & lists.GIVEN and not token.flags & lists.DOUBLE and len(token.text) >= _SHORTEST:
        return _plain(reading, at, own=bool(token.flags & lists.OWN))
    return _by_neighbours(reading, at) if reading.is_english else None


def _by_neighbours(reading: Reading, at: int) -> tuple[Strength, str] | None:
    token = reading.tokens[at]
    if len(token.text) < _SHORTEST:  # jo, al
        return ("could", "name") if token.flags & lists.OWN and evidence(reading, at) >= FAIR else None
    if token.flags & lists.DOUBLE:
        return ("could", "name.word") if _is_called(reading, at) else None
    if token.flags & _KNOWN or len(token.text) < _SHORTEST_UNKNOWN:
        return None
    before = reading.token(at - 1)
    if before is not None and before.folded == "the" and reading.follows(at):
        return None
    needed = WEAK if reading.is_small and not _is_slip(token) else STRONG
    return ("could", "name.unknown") if evidence(reading, at) >= needed else None


def _plain(reading: Reading, at: int, *, own: bool) -> tuple[Strength, str] | None:
    token = reading.tokens[at]
    no_word = not token.flags & lists.WORD
    if not reading.is_english:
        listed = own or (token.flags & lists.GIVEN_ELSEWHERE and no_word)
        return ("could", "name") if listed else None
    if reading.is_small or reading.is_loud:
        return ("certain" if own or no_word else "could"), "name"
    if no_word and own:
        return "could", "name"
    return ("could", "name") if evidence(reading, at) >= FAIR else None


def _is_called(reading: Reading, at: int) -> bool:
    """`my sub lacey`, `i told chandler`, `rowan asked`, `gus, our cook`; not `i hope`, `rose petals`, `autumn comes`."""
    if evidence_in_small(reading, at) >= STRONG:
        return True
    token, before = reading.tokens[at], reading.token(at - 1)
    if not reading.is_small or token.folded in ALSO_VERBS:
        return False
    if before is not None and reading.follows(at) and before.folded in _TO_WHOM and not token.begins:
        return evidence(reading, at) >= FAIR
    clause = token.begins or (before is not None and (before.folded in _JOINING or "," in token.gap))
    return clause and _acts(reading, at) and evidence(reading, at) >= FAIR


def _acts(reading: Reading, at: int) -> bool:
    """A verb follows that only somebody can do, or an `and I`, or who they are."""
    after = reading.token(at + 1)
    if after is None:
        return False
    plural = after.folded.endswith("s") and not after.folded.endswith("ss")
    return after.folded in word_set("cues", "verbs") or not plural


def _is_slip(token: Token) -> bool:
    """One key off a frequent word: a letter too much, two turned round, one not doubled, a vowel for another."""
    word = token.folded[:_LONGEST]
    for at, letter in enumerate(word):
        near = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:]]
        if at + 1 < len(word):
            near.append(word[:at] + word[at + 1] + letter + word[at + 2 :])
        if letter in _VOWELS:
            near += [word[:at] + other + word[at + 1 :] for other in _VOWELS if other != letter]
        if any(lists.look_up(one) & lists.COMMON and not lists.look_up(one) & lists.GIVEN for one in near):
            return True
    return False
