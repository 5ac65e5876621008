"""People by name: listed names in any case, names that are words, and names in no list by how they stand."""

from copal.instruments.guard import lists
from copal.instruments.guard.clauses import acts_as_one, is_done_to
from copal.instruments.guard.cues import (
    ALSO_VERBS,
    FAIR,
    NOUNY,
    STRONG,
    WEAK,
    agrees,
    evidence,
    is_generic,
    is_said_to_be_a_name,
)
from copal.instruments.guard.described import told_by_place
from copal.instruments.guard.elsewhere import capital_elsewhere
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.small import verdict_small
from copal.instruments.guard.spans import Mark, Strength
from copal.instruments.guard.things import is_numbered, is_thing
from copal.instruments.guard.titles import behind_titles, title_of_respect
from copal.instruments.guard.tokens import Token, bag

type Verdict = tuple[Strength, str] | None

_SHORTEST_SMALL, _SHORTEST_UNKNOWN = 3, 3
_PARTICLES = bag("de da do dos das del la le van von der den bin ibn al el ben abu mac mc du st y e")


def marks(reading: Reading) -> list[Mark]:
    found: list[Mark] = []
    done = 0
    titled = behind_titles(reading)
    for at, token in enumerate(reading.tokens):
        if at < done or (token.case == "lower" and _is_no_name(token)):
            continue
        first, verdict = title_of_respect(reading, at) if at in titled else (at, None)
        if verdict is None:
            first, verdict = at, _verdict(reading, at)
        if verdict is None:
            continue
        start, done = _grown(reading, first, at)
        if found and reading.tokens[start].start < found[-1].end:
            continue
        strength, code = verdict
        found.append(Mark(reading.tokens[start].start, _end(reading, done - 1), "PERSON", strength, code))
    return found + _again(reading, found)


def _is_no_name(token: Token) -> bool:
    """A frequent word that stands in no list of names: most words of a text, told off before anything else is asked."""
    return token.flags & _PLAIN == _PLAIN and not token.flags & _ANY_NAME


_PLAIN = lists.WORD | lists.COMMON
_ANY_NAME = lists.GIVEN | lists.SURNAME | lists.DOUBLE | lists.OWN


def _again(reading: Reading, found: list[Mark]) -> list[Mark]:
    """Who was named once is meant again by the same word written the same way: `pearl bit. i love pearl`."""
    named = {reading.text[mark.start : mark.end] for mark in found} if found else set()
    return [
        Mark(token.start, token.end, "PERSON", "could", "name.word")
        for at, token in enumerate(reading.tokens if named else ())
        if token.text in named
        and at not in reading.blocked
        and token.folded not in NOUNY | ALSO_VERBS
        and not is_generic(reading, at)
    ]


def _end(reading: Reading, at: int) -> int:
    """With the stop of an initial: Colleen F."""
    token = reading.tokens[at]
    dotted = len(token.text) == 1 and reading.text[token.end : token.end + 1] == "."
    return token.end + dotted


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
    return _capital(reading, at) if reading.is_english else capital_elsewhere(reading, at)


def _unread(reading: Reading, token: Token) -> Verdict:
    """In a language we do not read, listed names with a capital only."""
    listed = token.case == "title" and token.flags & (lists.OWN | lists.GIVEN_ELSEWHERE)
    plain = not token.flags & (lists.DOUBLE | lists.ORDINARY) and len(token.text) > _SHORTEST_SMALL
    return ("could", "name") if listed and plain else None


def _is_plain(reading: Reading, token: Token) -> bool:
    """Listed as a given name and no ordinary word besides."""
    listed = token.flags & lists.GIVEN and not token.flags & (lists.DOUBLE | lists.ORDINARY)
    return bool(listed) and reading.is_free(token)


def _capital(reading: Reading, at: int) -> Verdict:
    token = reading.tokens[at]
    if _is_plain(reading, token):
        return "certain", "name"
    said = max(evidence(reading, at), told_by_place(reading, at))
    if token.flags & lists.DOUBLE:
        return _double(reading, at, said)
    return _rare(reading, at, said) if token.flags & lists.WORD else _unlisted(reading, at, said)


def _unlisted(reading: Reading, at: int, said: int) -> Verdict:
    token = reading.tokens[at]
    if len(token.text) < _SHORTEST_UNKNOWN or token.folded in reading.small_words or is_thing(reading, at):
        return None
    if "-" in token.text and is_numbered(reading, at):
        return None
    listed = token.flags & (lists.SURNAME | lists.GIVEN)
    return ("certain" if listed or said else "could"), "name.unknown"


def _rare(reading: Reading, at: int, said: int) -> Verdict:
    """A word of English that may be a family name, or a name nobody listed."""
    token = reading.tokens[at]
    family = bool(token.flags & lists.SURNAME)
    if family and token.flags & lists.ORDINARY and token.possessive and said >= STRONG:
        return "could", "name.word"  # Bright's mother
    if token.flags & lists.ORDINARY or (token.begins and not family and said < STRONG) or "'" in token.folded:
        return None
    if said < FAIR and (_is_title_word(reading.token(at + 1)) or _is_title_word(reading.token(at - 1))):
        return None  # Tinker Tuesday
    if said < STRONG and is_numbered(reading, at):
        return None
    if token.flags & lists.COMMON:
        return _common(reading, at, said)
    met = not token.begins and (family or is_done_to(reading, at))  # The ambulance came for Posy
    return ("could", "name.word") if said >= FAIR or met else None


def _common(reading: Reading, at: int, said: int) -> Verdict:
    """`getting Jericho to wear them`; not `Ten Little Fingers` nor `on Tuesdays`."""
    token = reading.tokens[at]
    near = [
        reading.token(at - 1) if reading.follows(at) else None,
        reading.token(at + 1) if reading.follows(at + 1) else None,
    ]
    if any(one is not None and one.case == "title" and not one.begins for one in near):
        return None
    family = token.flags & lists.SURNAME
    if (token.begins or token.folded in _ELDERS) and (
        token.folded in word_set("cues", "kin") or token.folded in word_set("cues", "role")
    ):
        return None  # Grandmother says
    if token.begins and not family and not (is_said_to_be_a_name(reading, at) or acts_as_one(reading, at)):
        return None
    enough = STRONG if token.begins else WEAK if family else FAIR
    plural = token.folded.endswith("s") and not token.possessive and not family
    return (
        ("could", "name.word")
        if (said >= enough or acts_as_one(reading, at)) and not plural and token.folded not in _WEEK
        else None
    )


_ELDERS = bag("mother father grandmother grandfather")
_WEEK = bag("mondays tuesdays wednesdays thursdays fridays saturdays sundays")


def _double(reading: Reading, at: int, said: int) -> Verdict:
    token = reading.tokens[at]
    code = "name.word"
    if said >= STRONG:
        return ("could" if token.flags & lists.ORDINARY else "certain"), code
    if token.flags & lists.ORDINARY:  # My, Son, Long: only where nothing else explains the capital
        return None
    if token.begins and _describes(reading, at):
        return None
    nouny = token.folded in NOUNY
    if token.begins and not _is_item(reading, at, nouny=nouny):
        return ("could", code) if said >= (FAIR if nouny else WEAK) else None
    if said < FAIR and (_is_month(reading, at) or _is_part_of_a_title(reading, at)):
        return None
    return None if is_generic(reading, at) else ("could", code)


def _describes(reading: Reading, at: int) -> bool:
    """`Frank talk please`, `Grant writing help`: what follows is a thing or a verb nobody is the subject of."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if token.folded == "ever" and not token.possessive:
        return True  # Ever tried it?
    if token.folded not in _DESCRIBING or token.possessive or after is None or not reading.follows(at + 1):
        return False
    bare = f"{after.folded}s" in word_set("cues", "verbs") and after.folded not in _DONE_BARE
    thing = bool(after.flags & lists.WORD) and after.folded not in word_set("cues", "verbs")
    return (bare or thing or after.folded in _TALKED) and not agrees(reading, at) and after.folded != "and"


_DESCRIBING = bag(
    "frank grant bill rich sunny stormy sandy rusty dusty misty rocky windy merry happy jolly lucky true bright royal young sweet earnest max major "
    "junior mark art early cash chase angel precious noble"
)
_TALKED = bag("answers words comments questions thoughts")
# Past tenses that look like the bare verb.
_DONE_BARE = bag("hit hurt put cut let shut quit bet spit read set run come split beat bit")


def _is_part_of_a_title(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return (reading.follows(at) and _is_title_word(reading.token(at - 1))) or (
        reading.follows(at + 1) and not token.possessive and _is_title_word(reading.token(at + 1))
    )


def _is_month(reading: Reading, at: int) -> bool:
    """`June is when`, `April always`"""
    after = reading.token(at + 1)
    return reading.tokens[at].folded in _MONTHS and after is not None and after.folded in _OF_MONTHS


_MONTHS = bag("may june april august")
_OF_MONTHS = bag("is was will can comes came feels always has")


def _is_item(reading: Reading, at: int, *, nouny: bool) -> bool:
    """`Potty: Olive no`: after a colon inside a line a capital is not asked for."""
    token = reading.tokens[at]
    return token.gap == ": " and at > 0 and not nouny


def _is_title_word(token: Token | None) -> bool:
    """A capital on a word that is nobody's name: Rainbow Room, Summer Camp."""
    if token is None or token.case != "title" or token.begins:
        return False
    return bool(token.flags & lists.WORD) and not token.flags & (lists.GIVEN | lists.DOUBLE)


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
