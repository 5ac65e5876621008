"""Names by the description or the row they stand in: `the littlest one in my house, Moxie, learned`, `Absent: Jo, Skip`."""

from copal.instruments.guard.cues import FAIR, HEADINGS, STRONG
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag

_ONES = bag("one ones oldest youngest littlest smallest newest biggest quietest loudest helper renter tenant")
_KIN_TO_EACH_OTHER = bag("twins siblings brothers sisters cousins inseparable")
_NOT_BEHIND = bag("and but so or because when if like please including mostly usually especially")
_REACH, _ROW = 9, 14


def told_by_place(reading: Reading, at: int) -> int:
    """How much the place of a word with a capital says that it is a name."""
    return max(_set_apart(reading, at), _in_headed_row(reading, at), _are_kin(reading, at))


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
