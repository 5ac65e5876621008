"""People by name: listed names in any case, names that are words, and names in no list by how they stand."""

from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.cues import ALSO_VERBS, FAIR, STRONG, WEAK, evidence, is_generic, is_thing
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.small import verdict_small
from copal.instruments.guard.spans import Mark, Strength
from copal.instruments.guard.tokens import Token, bag

type Verdict = tuple[Strength, str] | None

_SHORTEST_SMALL, _SHORTEST_UNKNOWN = 3, 3
_NOUNY = bag(
    "will may grace hope joy faith summer autumn winter april june august january spring rose charity "
    "patience prudence mercy honor honour justice liberty freedom journey harmony "
    "star sky storm rain rainbow river ocean reed love happy merry lucky true bear "
    "story melody song carol peace glory miracle blessing memory wisdom comfort promise reason honey sugar "
    "bean peanut pumpkin apple cherry pepper ginger sage mint play sunday friday wednesday tuesday easter "
    "kindness spirit victory passion creed legacy unity harp bell art general doctor chief coach "
    "captain dream early bright sunny day cash"
)
_OLDER = bag("grandma grandpa aunt aunty auntie uncle nana grammy grampy gramma papa cousin tia tio")
_PARTICLES = bag("de da do dos das del la le van von der den bin ibn al el ben abu mac mc du st y e")


def marks(reading: Reading) -> list[Mark]:
    found: list[Mark] = []
    done = 0
    for at in range(len(reading.tokens)):
        if at < done:
            continue
        first, verdict = _title_of_respect(reading, at)
        if verdict is None:
            first, verdict = at, _verdict(reading, at)
        if verdict is None:
            continue
        start, done = _grown(reading, first, at)
        if found and reading.tokens[start].start < found[-1].end:
            continue
        strength, code = verdict
        found.append(Mark(reading.tokens[start].start, _end(reading, done - 1), "PERSON", strength, code))
    return found


def _end(reading: Reading, at: int) -> int:
    """With the stop of an initial: Colleen F."""
    token = reading.tokens[at]
    dotted = len(token.text) == 1 and reading.text[token.end : token.end + 1] == "."
    return token.end + dotted


@cache
def _honorifics() -> tuple[frozenset[str], frozenset[str]]:
    return word_set("cues", "honorific"), word_set("cues", "soft_honorific")


def _title_of_respect(reading: Reading, at: int) -> tuple[int, Verdict]:
    """Mrs. Violette, aunt Rosa, dona Rosa, ms tran: the word before makes a name of nearly any word."""
    token, before = reading.tokens[at], reading.token(at - 1)
    respects, soft = _honorifics()
    if before is None or before.folded not in respects or at in reading.blocked:
        return at, None
    if token.gap not in {" ", ". ", "\u00a0", "."} or (
        before.sentence != token.sentence and token.gap != ". "
    ):
        return at, None
    if token.folded in respects and token.case != "title":
        return at, None
    if before.folded in soft or before.case == "lower":
        return _soft_respect(reading, at)
    if token.case == "lower" and (token.flags & lists.COMMON and not token.flags & lists.GIVEN):
        return at, None
    return at - 1, ("certain", "name.title")


def _soft_respect(reading: Reading, at: int) -> tuple[int, Verdict]:
    """Father, coach, little, miss are words, too: what follows must be no ordinary word."""
    token, before = reading.tokens[at], reading.tokens[at - 1]
    is_name = bool(token.flags & (lists.GIVEN | lists.SURNAME)) and not token.flags & lists.ORDINARY
    if token.case == "lower":
        is_name = is_name and bool(token.flags & lists.GIVEN)
        family = reading.is_small and before.folded in _OLDER and token.folded not in ALSO_VERBS
        stands = is_name and (family or not token.flags & lists.DOUBLE) and _is_foreign_free(reading, token)
        if not stands and before.folded in {"mr", "mrs", "ms", "mx", "dr", "mme", "mlle", "sra", "dona"}:
            stands = not token.flags & lists.COMMON or is_name
        if before.folded in {"miss", "father", "baby", "little", "other", "big"}:
            stands = stands and not token.flags & lists.COMMON
        return at - 1, ("certain", "name.title") if stands else None
    if token.begins and token.gap != ". ":
        return at, None
    if token.case == "upper" and token.folded in acronyms():
        return at, None
    unknown = not token.flags & (lists.WORD | reading.own_word)
    if (
        is_name
        or unknown
        or (before.case == "title" and before.folded not in {"little", "big", "baby", "other"})
    ):
        ordinary = token.flags & lists.COMMON and not token.flags & (lists.GIVEN | lists.SURNAME)
        return at - 1, None if ordinary else ("certain", "name.title")
    return at, None


def _is_foreign_free(reading: Reading, token: Token) -> bool:
    """Not a word of the language the text is in."""
    return reading.is_english or not token.flags & reading.own_word


def _verdict(reading: Reading, at: int) -> Verdict:
    token = reading.tokens[at]
    if at in reading.blocked or len(token.text) == 1:
        return None
    if not reading.is_read:
        return _unread(reading, token)
    if reading.is_loud or token.case == "lower":
        return verdict_small(reading, at)
    if token.case == "upper":
        return _upper(reading, at)
    if token.folded in acronyms() and not token.flags & lists.GIVEN:
        return None
    return _capital(reading, at) if reading.is_english else _capital_elsewhere(reading, at)


def _unread(reading: Reading, token: Token) -> Verdict:
    """In a language we do not read, listed names with a capital only."""
    listed = token.case == "title" and token.flags & (lists.OWN | lists.GIVEN_ELSEWHERE)
    plain = not token.flags & (lists.DOUBLE | lists.ORDINARY) and len(token.text) > _SHORTEST_SMALL
    return ("could", "name") if listed and plain else None


def _is_plain(reading: Reading, token: Token) -> bool:
    """Listed as a given name and no ordinary word besides."""
    listed = token.flags & lists.GIVEN and not token.flags & (lists.DOUBLE | lists.ORDINARY)
    return bool(listed) and _is_foreign_free(reading, token)


def _capital(reading: Reading, at: int) -> Verdict:
    token = reading.tokens[at]
    if _is_plain(reading, token):
        return "certain", "name"
    said = evidence(reading, at)
    if token.flags & lists.DOUBLE:
        return _double(reading, at, said)
    return _rare(reading, at, said) if token.flags & lists.WORD else _unlisted(reading, at, said)


def _unlisted(reading: Reading, at: int, said: int) -> Verdict:
    token = reading.tokens[at]
    if len(token.text) < _SHORTEST_UNKNOWN or token.folded in reading.small_words or is_thing(reading, at):
        return None
    listed = token.flags & (lists.SURNAME | lists.GIVEN)
    return ("certain" if listed or said else "could"), "name.unknown"


def _rare(reading: Reading, at: int, said: int) -> Verdict:
    """A word of English that may be a family name, or a name nobody listed."""
    token = reading.tokens[at]
    family = bool(token.flags & lists.SURNAME)
    if token.flags & lists.ORDINARY or (token.begins and not family and said < STRONG) or "'" in token.folded:
        return None
    if said < FAIR and (_is_title_word(reading.token(at + 1)) or _is_title_word(reading.token(at - 1))):
        return None  # Tinker Tuesday
    if token.flags & lists.COMMON:
        return ("could", "name.word") if family and said >= STRONG else None
    return ("could", "name.word") if said >= FAIR or (family and not token.begins) else None


def _double(reading: Reading, at: int, said: int) -> Verdict:
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    code = "name.word"
    if token.flags & lists.ORDINARY:  # My, Son, Long: only where nothing else explains the capital
        return ("could", code) if said >= STRONG else None
    if said >= STRONG:
        return "certain", code
    nouny = token.folded in _NOUNY
    if token.begins:
        return ("could", code) if said >= (FAIR if nouny else WEAK) else None
    if is_generic(reading, at):
        return None
    beside = (reading.follows(at) and _is_title_word(before)) or (
        reading.follows(at + 1) and not token.possessive and _is_title_word(after)
    )
    if beside and said < FAIR:
        return None
    return "could", code


def _is_title_word(token: Token | None) -> bool:
    """A capital on a word that is nobody's name: Rainbow Room, Summer Camp."""
    if token is None or token.case != "title" or token.begins:
        return False
    return bool(token.flags & lists.WORD) and not token.flags & (lists.GIVEN | lists.DOUBLE)


def _capital_elsewhere(reading: Reading, at: int) -> Verdict:
    """French, Spanish and Portuguese write few words with a capital: one in mid-sentence is a name."""
    token = reading.tokens[at]
    given = token.flags & lists.GIVEN
    ordinary = token.flags & reading.own_word
    if given and not ordinary and not token.flags & lists.ORDINARY:
        return "certain", "name"
    if not token.begins:
        if given and not token.flags & lists.ORDINARY:
            return "certain", "name.word"
        known = ordinary or token.flags & lists.COMMON or token.folded in reading.small_words
        if known or is_thing(reading, at):
            return None
        return ("certain" if token.flags & lists.SURNAME else "could"), "name.unknown"
    said = evidence(reading, at)
    if said >= FAIR and not token.flags & lists.ORDINARY and (given or not ordinary):
        return ("could", "name.word" if given else "name.unknown")
    return None


def _upper(reading: Reading, at: int) -> Verdict:
    """JAYDEN in a text of small letters, but not IEP."""
    token = reading.tokens[at]
    if token.folded in acronyms() or len(token.text) < _SHORTEST_SMALL or not _is_plain(reading, token):
        return None
    return "certain", "name"


def _grown(reading: Reading, first: int, at: int) -> tuple[int, int]:
    """First word and word after the last of the whole name: given names, particles, family name, initial."""
    done = at + 1
    while done < len(reading.tokens) and not reading.tokens[done - 1].possessive:
        if _continues(reading, done):
            done += 1
        elif (
            reading.tokens[done].folded in _PARTICLES
            and _continues(reading, done + 1)
            and reading.follows(done)
        ):
            done += 2
        else:
            break
    return first, done


def _continues(reading: Reading, at: int) -> bool:
    token = reading.token(at)
    if token is None or not reading.follows(at) or token.begins:
        return False
    if at in reading.blocked and reading.blocked[at] != "family":
        return False
    if len(token.text) == 1:
        return _is_initial(reading, at)
    if token.case == "title":
        return token.folded not in acronyms() and not (token.flags & lists.ORDINARY and token.flags & lists.COMMON
                                                       and not token.flags & lists.SURNAME)  # fmt: skip
    small = token.case == "lower" and reading.is_small
    return small and bool(token.flags & lists.SURNAME) and not token.flags & (lists.WORD | lists.ORDINARY)


def _is_initial(reading: Reading, at: int) -> bool:
    """Colleen F., and brittany o in a text of small letters."""
    token = reading.tokens[at]
    closing = reading.text[token.end : token.end + 1]
    if token.text.isupper():
        return token.text != "I" or closing == "."
    if not reading.is_small:
        return False
    return closing in {".", ")"} or (closing in {"", ",", " ", "?"} and token.folded not in _LETTER_WORDS)


_LETTER_WORDS = bag("a i y e o u n r")
