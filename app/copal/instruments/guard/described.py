"""Names by the description or the row they stand in: `the littlest one in my house, Moxie, learned`, `Absent: Jo, Skip`."""

import re

from copal.instruments.guard import lists
from copal.instruments.guard.cues import ALSO_VERBS, FAIR, HEADINGS, NOUNY, STRONG
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag

_ONES = bag("one ones oldest youngest littlest smallest newest biggest quietest loudest helper renter tenant")
_KIN_TO_EACH_OTHER = bag("twins siblings brothers sisters cousins inseparable")
_NOT_BEHIND = bag("and but so or because when if like please including mostly usually especially")
_CALLS, _WHOM = bag("call calls called nickname nicknamed"), bag("him her them")
_BESIDES = bag("and so but or here too also when because since that")
_ARTICLES = bag("the a an my our your his her their this that no any each")
_OPENS_SPEECH = re.compile(r"[\s,.)]*:\s*[\"“«„'\u2018]")
_BOTH_NAME_AND_VERB = bag("will may drew")
_ACTING = ALSO_VERBS - NOUNY | {"hope"}
_REACH, _ROW, _SAYING, _NAMING = 9, 14, 6, 8


def told_by_place(reading: Reading, at: int) -> int:
    """How much the place of a word with a capital says that it is a name."""
    if is_doubled(reading, at) or speaks(reading, at) or is_called_so(reading, at):
        return STRONG
    return max(_set_apart(reading, at), _in_headed_row(reading, at), _are_kin(reading, at))


def is_doubled(reading: Reading, at: int) -> bool:
    """`Will will turn five`, `Mark marks it`: a name and the verb it is spelt like."""
    token, after = reading.tokens[at], reading.token(at + 1)
    before = reading.token(at - 1)
    if after is None or not reading.follows(at + 1) or after.case != "lower" or token.possessive:
        return False
    if before is not None and before.folded in _ARTICLES:
        return False  # the will will be read
    again = token.folded in _BOTH_NAME_AND_VERB and after.folded == token.folded
    acts = token.folded in _ACTING and after.folded == f"{token.folded}s"
    return again or acts


def speaks(reading: Reading, at: int) -> bool:
    """`Wren, at lunch: "Do dead people get snack?"`: who stands before a colon and an opening quotation mark."""
    token = reading.tokens[at]
    if not token.begins or token.possessive or token.flags & lists.ORDINARY:
        return False
    if token.flags & lists.WORD and not token.flags & lists.GIVEN:
        return False  # Question: "…"
    for there in range(at + 1, min(at + 1 + _SAYING, len(reading.tokens))):
        one = reading.tokens[there]
        if ":" in one.gap:
            alone = there == at + 1 and token.folded in NOUNY  # Hope: "the thing with feathers"
            return not alone and _OPENS_SPEECH.match(one.gap) is not None
        if one.case != "lower" or one.gap.strip() not in {"", ","}:
            return False
        if there == at + 1 and token.folded in NOUNY and "," not in one.gap:
            return False  # Art at the big table: "…"
    return False


def is_called_so(reading: Reading, at: int) -> bool:
    """`Little Bear (that's what his uncles call him)`: said of a person, whatever book has one of that name."""
    after = reading.token(at + 1)
    if (
        after is None
        or reading.tokens[at].case == "lower"
        or after.gap.strip() not in {"(", ",", "-", "–", "—"}
    ):
        return False
    for there in range(at + 1, min(at + 1 + _NAMING, len(reading.tokens))):
        word, whom, then = reading.tokens[there], reading.token(there + 1), reading.token(there + 2)
        if word.folded not in _CALLS:
            continue
        if word.folded.startswith("nick"):
            return True
        called = whom is not None and whom.folded in _WHOM
        return called and (then is None or not reading.follows(there + 2) or then.folded in _BESIDES)
    return False


def _set_apart(reading: Reading, at: int) -> int:
    """`The littlest one in my house, Moxie, learned`"""
    token, after, before = reading.tokens[at], reading.token(at + 1), reading.token(at - 1)
    if token.begins or token.gap.strip() not in {",", "-", "–", "—"} or after is None or before is None:
        return 0
    closed = after.gap.lstrip()[:1] in {",", "-", "–", "—"} and after.sentence == token.sentence
    if not closed or before.case == "title" or after.case == "title" or after.folded in _NOT_BEHIND:
        return 0
    near = {one.folded for one in reading.tokens[max(0, at - _REACH) : at] if one.sentence == token.sentence}
    people = near & _ONES or near & word_set("cues", "role") or near & word_set("cues", "kin")
    return FAIR if people else 0


def _in_headed_row(reading: Reading, at: int) -> int:
    """`Present: Jo, Fern, Skip, me`"""
    sentence, back = reading.tokens[at].sentence, at
    while back > 0 and at - back < _ROW and reading.tokens[back].sentence == sentence:
        gap = reading.tokens[back].gap.strip()
        if gap == ":":
            return STRONG if reading.tokens[back - 1].folded in HEADINGS else 0
        if reading.tokens[back].case != "title" or (gap and gap != ","):
            return 0
        back -= 1
    return 0


def _are_kin(reading: Reading, at: int) -> int:
    """`Thy and Long are twins`"""
    for first in (at, at - 2):
        near = reading.tokens[max(0, first) : first + _REACH]
        words = [one.folded for one in near]
        if first < 0 or words[1:2] != ["and"] or words[3:4] not in (["are"], ["were"]):
            continue
        if near[0].case == near[2].case == "title" and _KIN_TO_EACH_OTHER & set(words[4:7]):
            return STRONG
    return 0
