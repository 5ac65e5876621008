"""What stands in a row with months or towns is one of them, also where it is a name elsewhere: April or August, Augusta."""

from collections.abc import Iterator
from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.phrases import Phrases, entries, matches, phrase_table
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

_MONTHS = bag("january february march april may june july august september october november december")
_PLANNED = bag(
    "menu menus training trainings calendar meeting meetings agenda topic theme themes newsletter workshop workshops call minutes hours attendance "
    "claim claims reimbursement payment payments rent bill bills budget numbers book session sessions schedule weather webinar deadline report snow mud "
    "packet paperwork invoice stipend credits check speaker potluck lesson plans walk-through inspection renewal heat rain circle email number isn't"
)
_COMING = bag("from by on at for")
_BETWEEN = bag("or and to through thru & till until vs")
_HAVING = bag("has have had gets got both and or vs")
_SAINTS = bag("st saint ste sainte")
_LAND = bag(
    "valley river lake pond island bay harbor harbour street road avenue mountain falls beach point bridge county peninsula center centre hospital church parish "
    "school college high elementary academy region area library food thrift housing apartments campus"
)


@cache
def towns() -> Phrases[str]:
    return phrase_table([(entry, "town") for entry in entries("places")["towns"]])


def town_places(reading: Reading) -> list[tuple[int, int, str]]:
    if reading.towns is None:
        reading.towns = matches(reading.row, towns())
    return reading.towns


def is_month_beside(reading: Reading, at: int) -> bool:
    """`April or August?`, `April's visit from licensing`, `May's menu is done, June's isn't`."""
    token, after, two = reading.tokens[at], reading.token(at + 1), reading.token(at + 2)
    if token.case == "lower" or token.folded not in _MONTHS:
        return False
    if token.possessive:
        return _is_planned(after, two) or _is_again_possessive(reading, at)
    if after is not None and two is not None and after.folded in {"or", "vs"} and two.folded in _MONTHS:
        return True
    before, first = reading.token(at - 1), reading.token(at - 2)
    return (
        before is not None and first is not None and before.folded in {"or", "vs"} and first.folded in _MONTHS
    )


def _is_planned(after: Token | None, two: Token | None) -> bool:
    if after is None:
        return False
    coming = two is not None and after.folded in {"visit", "visits"} and two.folded in _COMING
    return coming or after.folded in _PLANNED


def _is_again_possessive(reading: Reading, at: int) -> bool:
    """Another month that owns what is planned stands in the text, too."""
    return any(
        one.possessive
        and one.folded in _MONTHS
        and there != at
        and _is_planned(reading.token(there + 1), reading.token(there + 2))
        for there, one in enumerate(reading.tokens)
    )


def is_beside_a_town(reading: Reading, at: int) -> bool:
    """`Augusta or Bangor`; `Bangor has the Discovery Museum, Augusta has the State Museum`."""
    after = reading.token(at + 1)
    if after is not None and after.folded in _HAVING and _is_told_alike(reading, at, after.folded):
        return True
    for there, joining in ((at + 2, at + 1), (at - 2, at - 1), (at + 1, at + 1), (at - 1, at)):
        other, link = reading.token(there), reading.token(joining)
        if (
            other is None
            or link is None
            or not (_is_plain_town(reading, there) or reading.blocked.get(there) == "place")
        ):
            continue
        joined = link.folded in _BETWEEN if abs(there - at) > 1 else link.gap.strip() == ","
        if joined and not reading.tokens[at].possessive:
            return True
    return False


def _is_plain_town(reading: Reading, at: int) -> bool:
    """A town whose name nobody is called by."""
    return reading.tokens[at].case == "title" and any(
        first <= at < done and not any(reading.tokens[one].flags & lists.GIVEN for one in range(first, done))
        for first, done, _why in town_places(reading)
    )


def _is_told_alike(reading: Reading, at: int, verb: str) -> bool:
    return any(
        done < len(reading.tokens) and reading.tokens[done].folded == verb and _is_plain_town(reading, first)
        for first, done, _why in town_places(reading)
        if first != at
    )


def saints(reading: Reading) -> Iterator[int]:
    """`the St. John Valley`, `St. Mary's`: places, not persons; but Mrs. St. Pierre, and Amy St. Pierre."""
    for at, token in enumerate(reading.tokens):
        if token.folded not in _SAINTS or token.case != "title":
            continue
        name, after, before = reading.token(at + 1), reading.token(at + 2), reading.token(at - 1)
        if name is None or name.case != "title":
            continue
        known = before is not None and before.case == "title" and reading.follows(at) and not before.begins
        land = after is not None and reading.follows(at + 2) and after.folded in _LAND
        if land and not known:
            yield from (at, at + 1, at + 2)
