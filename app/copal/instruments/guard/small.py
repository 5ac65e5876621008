"""Names written in small letters: listed ones that are no words stand, all others need their neighbours to say so."""

import re

from copal.instruments.guard import lists
from copal.instruments.guard.clauses import does, is_done_to, opens
from copal.instruments.guard.cues import (
    ALSO_VERBS,
    FAIR,
    NOUNY,
    STRONG,
    WEAK,
    evidence,
    evidence_in_small,
    is_generic,
    is_romance_verb,
)
from copal.instruments.guard.described import is_doubled, speaks
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Strength
from copal.instruments.guard.things import is_drawn_out
from copal.instruments.guard.tokens import Token, bag

_SHORTEST, _SHORTEST_UNKNOWN, _LONGEST = 3, 4, 24
_KNOWN = lists.WORD | lists.FRENCH | lists.SPANISH | lists.PORTUGUESE
_ANNOUNCING = 6
_FAMILIES = bag("twins kids family boys girls brothers sisters siblings household triplets")
_OWNED = bag("kid kids turn boy girl boys girls stuff")
_SHORTENED = ("'ve", "'d", "'ll", "'re", "n't")
_OPENING = bag("e que mas quando porque hoje ontem aqui se enquanto depois ai entao so agora")
# As no word of Portuguese is spelt: kiesse, nzinga, dji.
_SPELT_ELSEWHERE = re.compile(r"[kwy]|^[mn][bcdfgjkpqstvz]|^(?:dj|tch|ts|dz|zh|sh)|th|([bdfglmnptz])\1")
_PAIRING = bag("y e et")
_GREETING = bag("hi hey hello dear bye hola oi")
_GOES_ON = bag(
    "at on in and today tonight tomorrow yesterday again every when because so but during after before"
)
_TALK = bag("ya ye ve re au co mt rm ow ar ao pi ou eh")
_OF = bag("de da do del d'")
_VOWELS = "aeiou"


def verdict_small(reading: Reading, at: int) -> tuple[Strength, str] | None:
    token = reading.tokens[at]
    if _owns_unmarked(reading, at):
        return "could", "name"
    if _is_no_name(reading, at):
        return None
    if _is_a_family(reading, at):
        return "could", "name.unknown"
    plain = token.flags & lists.GIVEN and not token.flags & lists.DOUBLE and len(token.text) >= _SHORTEST
    if is_generic(reading, at):
        stands = _only_joins(reading, at) and (plain or does(reading, at, noun=True))
        if not stands:
            return None
    if plain:
        return _plain(reading, at, own=bool(token.flags & lists.OWN))
    return _by_neighbours(reading, at) if reading.is_english else _elsewhere(reading, at)


def _elsewhere(reading: Reading, at: int) -> tuple[Strength, str] | None:
    """`josué y keyla`, `mi sobrina keyla`, `paty se fue` in a text of small letters: a word of no list where names stand."""
    token, before, two = reading.tokens[at], reading.token(at - 1), reading.token(at - 2)
    after = reading.token(at + 1)
    if token.flags & (_KNOWN | lists.COMMON) or len(token.text) < _SHORTEST_UNKNOWN or not reading.is_flat:
        return None
    acts = token.begins and after is not None and reading.follows(at + 1) and is_romance_verb(reading, after)
    if before is None or not reading.follows(at):
        return ("could", "name.unknown") if acts else None
    paired = (
        before.folded in _PAIRING and two is not None and two.flags & lists.GIVEN and reading.is_free(two)
    )
    called = before.folded in word_set("cues", "kin") | word_set("cues", "role")
    acts = acts or _acts_behind_article(reading, at)
    return ("could", "name.unknown") if acts or paired or called else None


def _acts_behind_article(reading: Reading, at: int) -> bool:
    """`a kiesse ficou três horas a chorar`: Portuguese puts an article before a name."""
    token, before, after = reading.tokens[at], reading.tokens[at - 1], reading.token(at + 1)
    if (
        reading.lang != "pt"
        or before.folded not in {"a", "o"}
        or after is None
        or not reading.follows(at + 1)
    ):
        return False
    two = reading.token(at - 2)
    opens = before.begins or two is None or before.gap.strip() != "" or two.folded in _OPENING
    return opens and is_romance_verb(reading, after) and _SPELT_ELSEWHERE.search(token.folded) is not None


def _is_no_name(reading: Reading, at: int) -> bool:
    """A word of the text's own language, letters of an office, a unit behind a number (5 min)."""
    token = reading.tokens[at]
    if token.folded in acronyms() and not token.flags & lists.OWN:
        return True
    foreign = not reading.is_english and token.flags & reading.own_word
    return bool(foreign or token.flags & lists.ORDINARY) or token.gap[-2:-1].isdigit()


def _owns_unmarked(reading: Reading, at: int) -> bool:
    """`shawnas kid`, `jaydens mom`: the apostrophe left out."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if token.folded[-1:] != "s" or after is None or not reading.follows(at + 1) or not reading.is_english:
        return False
    owned = after.folded in _OWNED or any(
        after.folded in word_set("cues", part) for part in ("kin", "things")
    )
    stem = lists.look_up(token.folded[:-1]) if owned and len(token.text) > _SHORTEST_UNKNOWN else 0
    known = token.flags & (lists.COMMON | lists.GIVEN | lists.ORDINARY)
    barred = lists.ORDINARY if after.folded in word_set("cues", "kin") else lists.ORDINARY | lists.DOUBLE
    return bool(stem & lists.GIVEN_ENGLISH) and not known and not stem & barred


def _is_a_family(reading: Reading, at: int) -> bool:
    """`the gagnon kids`, `t. ouellette`: a family name by what stands beside it."""
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    if not token.flags & lists.SURNAME or token.flags & (lists.COMMON | lists.ORDINARY | lists.DOUBLE):
        return False
    if after is not None and reading.follows(at + 1) and after.folded in _FAMILIES:
        return True
    return before is not None and len(before.text) == 1 and token.gap == ". "


def _only_joins(reading: Reading, at: int) -> bool:
    """`is it ok that amina sleeps`, `this jayden`: no article."""
    return reading.tokens[at - 1].folded in {"that", "this", "which", "what", "another", "one"}


def _by_neighbours(reading: Reading, at: int) -> tuple[Strength, str] | None:
    token = reading.tokens[at]
    if len(token.text) < _SHORTEST:  # jo, al
        called = evidence(reading, at) >= FAIR or is_done_to(reading, at) or _is_beside(reading, at)
        known = token.flags & (lists.OWN | lists.SURNAME)
        return ("could", "name") if known and called and reading.is_flat else None
    if token.flags & lists.DOUBLE:
        return ("could", "name.word") if _is_called(reading, at) else None
    if token.flags & lists.WORD or is_drawn_out(token.folded) or token.folded.endswith(_SHORTENED):
        return None
    if token.flags & _KNOWN or len(token.text) < _SHORTEST_UNKNOWN:
        stands = token.flags & lists.SURNAME and reading.is_flat and is_done_to(reading, at)
        return ("could", "name.unknown") if stands else None
    before = reading.token(at - 1)
    if before is not None and before.folded == "the" and reading.follows(at):
        return None
    needed = WEAK if reading.is_flat and not _is_slip(token) else STRONG
    stands = evidence(reading, at) >= needed or (needed == WEAK and _stands_as_one(reading, at, noun=False))
    return ("could", "name.unknown") if stands else None


def _is_beside(reading: Reading, at: int) -> bool:
    """`do it with mo at lunch`"""
    before, after = reading.token(at - 1), reading.token(at + 1)
    if before is None or before.folded not in {"with", "w"} or not reading.follows(at):
        return False
    if reading.tokens[at].folded in _TALK:
        return False
    return after is None or not reading.follows(at + 1) or after.folded in _GOES_ON


def _plain(reading: Reading, at: int, *, own: bool) -> tuple[Strength, str] | None:
    token = reading.tokens[at]
    no_word = not token.flags & lists.WORD
    if not reading.is_english:
        listed = own or (token.flags & lists.GIVEN_ELSEWHERE and no_word)
        told = reading.is_flat or evidence(reading, at) >= FAIR
        return ("could", "name") if (listed and told) or _is_somebodys(reading, at) else None
    if reading.is_flat:
        return ("certain" if own or no_word else "could"), "name"
    if no_word and own:
        return "could", "name"
    return ("could", "name") if evidence(reading, at) >= FAIR else None


def _is_somebodys(reading: Reading, at: int) -> bool:
    """`el papá de kevin`, `la maman de kevin`."""
    before, two = reading.token(at - 1), reading.token(at - 2)
    return (
        before is not None
        and two is not None
        and before.folded in _OF
        and two.folded in word_set("cues", "kin")
    )


def _is_called(reading: Reading, at: int) -> bool:
    """`my sub lacey`, `i told chandler`, `rowan asked`, `gus, our cook`; not `i hope`, `rose petals`, `autumn comes`."""
    if evidence_in_small(reading, at) >= STRONG or _is_announced(reading, at) or _is_greeted(reading, at):
        return True
    if is_doubled(reading, at) or speaks(reading, at):
        return True
    if not reading.is_flat:
        return False
    token = reading.tokens[at]
    if token.possessive and token.folded not in _OWNERS and evidence(reading, at) >= FAIR:
        return True  # pat's last day
    return _stands_as_one(reading, at, noun=reading.tokens[at].folded in ALSO_VERBS | _NOUNY_SMALL)


def _is_greeted(reading: Reading, at: int) -> bool:
    """`hey sue did you ever`; not `hi will you`."""
    before, after = reading.token(at - 1), reading.token(at + 1)
    asks = after is not None and after.folded in {"i", "we", "you", "they", "it"}
    return before is not None and reading.follows(at) and before.folded in _GREETING and not asks


def _stands_as_one(reading: Reading, at: int, *, noun: bool) -> bool:
    return is_done_to(reading, at) or (opens(reading, at) and does(reading, at, noun=noun))


def _is_announced(reading: Reading, at: int) -> bool:
    """`bear (yes, its his real name)`."""
    after = reading.token(at + 1)
    if after is None or "(" not in after.gap:
        return False
    near = [one.folded for one in reading.tokens[at + 1 : at + 1 + _ANNOUNCING]]
    return "name" in near and "not" not in near


# What also owns hair and a house without being anybody.
_OWNERS = bag(
    "summer autumn winter spring april may june august january art general doctor chief coach captain day bear bird bunny "
    "prince princess angel cub wolf fox dolphin turtle monkey tiger hawk lark dove raven wren robin bee bug otter ranger sailor shepherd"
)
# Mostly a thing and seldom a name, in small letters.
_NOUNY_SMALL = NOUNY | bag(
    "basil rosemary olive plum cherry apple ginger clove saffron maple willow oak ash fern ivy moss stone clay cliff brook lake bay bird bunny "
    "monkey turtle bug wolf fox hawk saint judge pilot ranger shepherd baker miller farmer cookie candy honey cocoa penny nickel"
)


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
