"""The whole record worked out anew in one pass, in the order it was written, holding one line for each person.

Stops at the first thing that is not as it was written, and names it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from copal.instruments.proof.entries import FIRST, FORM, canonical
from copal.instruments.proof.keys import is_signed
from copal.instruments.proof.statements import DayStatement, KeyStatement
from copal.instruments.proof.tree import Tree
from copal.instruments.proof.words import words_digest

type What = Literal[
    "altered",  # an entry does not say what was written
    "missing",  # an entry was taken out
    "reordered",  # entries stand in another order
    "added",  # an entry was put in that nobody wrote
    "words_differ",  # the words beside an entry are not those that were written
    "root_differs",  # a closed day does not come to its root
    "day_missing",  # a closed day was taken out
    "signature_wrong",  # a day is not signed by the key it names
    "key_unknown",  # a day names a key that nobody vouches for
]
type Row = Sequence[
    object
]  # id, digest, the FIELDS of an entry, its words and their salt (None: there are none)

_REST = slice(2, 18)
_WHY, _WORDS = 16, 15  # places in a row
_sha = hashlib.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    what: What
    entry: int | None = None
    person: int | None = None
    number: int | None = None
    day: str | None = None
    key: str | None = None


class Head(NamedTuple):
    """The last entry of a person so far."""

    number: int
    digest: str


NOBODY = Head(0, FIRST)


class Witness(Protocol):
    """Who else remembers what was written: asked only where something is wrong, and for what is not signed yet."""

    def wrote(self, entry: int) -> bool:
        """Whether anybody remembers that this entry was written."""

    def has(self, person: int, number: int) -> bool:
        """Whether the record has that entry anywhere."""

    def lost(self, first: int, last: int | None) -> Finding | None:
        """The first entry with an id from `first` to `last` that is remembered and not in the record."""

    def stray(self, first: int, last: int | None) -> Finding | None:
        """The first entry with such an id that is in the record and not remembered."""

    def lost_day(self, *, last_only: bool) -> Finding | None:
        """The first closed day that is remembered and not in the record; or only whether the last one is."""


@dataclass(slots=True)
class Check:
    """One pass. Afterwards `finding` is None where all is well."""

    days: Sequence[DayStatement]
    keys: Mapping[str, KeyStatement]
    witness: Witness
    heads: dict[int, Head] = field(default_factory=dict)
    before: DayStatement | None = None  # the closed day before the first of `days`
    trusted: str = ""  # the first key's public half, known from elsewhere
    entries: int = 0
    closed: int = 0

    def run(self, rows: Iterable[Row]) -> Finding | None:
        waiting = iter(self.days)
        day, tree, heads = next(waiting, None), Tree(), self.heads
        for row in rows:
            entry: int = row[0]  # type: ignore[assignment]
            while day is not None and entry > day.last:
                if wrong := self._closed(day, tree):
                    return wrong
                day, tree = next(waiting, None), Tree()
            values, digest = row[_REST], row[1]
            person, number = values[0], values[1]
            before = heads.get(person, NOBODY)  # type: ignore[call-overload]
            if number != before.number + 1:
                return self._out_of_line(row, before)
            if _sha((FORM % (before.digest, *values)).encode()).hexdigest() != digest and not _reads(
                row, before.digest
            ):
                return self._named(entry, person, number, "altered" if self.witness.wrote(entry) else "added")
            if row[18] is not None and words_digest(str(row[18]), str(row[19])) != row[_WORDS]:
                return self._named(entry, person, number, "words_differ")
            heads[person] = Head(number, digest)  # type: ignore[index,arg-type]
            tree.add(bytes.fromhex(digest))  # type: ignore[arg-type]
            self.entries += 1
        return self._at_the_end(day, tree, waiting)

    def _at_the_end(
        self, day: DayStatement | None, tree: Tree, waiting: Iterator[DayStatement]
    ) -> Finding | None:
        while day is not None:
            if wrong := self._closed(day, tree):
                return wrong
            day, tree = next(waiting, None), Tree()
        last = self.days[-1] if self.days else self.before
        unsigned = last.last + 1 if last else 1
        return (
            self.witness.lost_day(last_only=True)
            or self.witness.lost(unsigned, None)
            or self.witness.stray(unsigned, None)
        )

    def _out_of_line(self, row: Row, before: Head) -> Finding:
        entry, person, number, due = row[0], row[2], row[3], before.number + 1
        if number > due and not self.witness.has(person, due):  # type: ignore[operator,arg-type]
            return self._named(None, person, due, "missing")
        is_written = self.witness.wrote(entry)  # type: ignore[arg-type]
        return self._named(entry, person, number, "reordered" if is_written else "added")

    def _named(self, entry: object, person: object, number: object, what: What) -> Finding:
        return Finding(what=what, entry=entry, person=person, number=number)  # type: ignore[arg-type]

    def _closed(self, day: DayStatement, tree: Tree) -> Finding | None:
        """What is wrong with a day of which all entries have been seen."""
        if (self.before.digest() if self.before else FIRST) != day.previous:
            return self.witness.lost_day(last_only=False) or Finding(what="day_missing", day=day.day)
        if tree.count < day.count:
            return self.witness.lost(day.first, day.last) or Finding(what="missing", day=day.day)
        if tree.count > day.count:
            return self.witness.stray(day.first, day.last) or Finding(what="added", day=day.day)
        what: What | None = None
        if tree.root().hex() != day.root:
            what = "root_differs"
        elif not is_vouched_for(day.key, self.keys, trusted=self.trusted):
            what = "key_unknown"
        elif not is_signed(day, self.keys[day.key].public):
            what = "signature_wrong"
        self.before = day
        self.closed += what is None
        return Finding(what=what, day=day.day, key=day.key) if what else None


def is_vouched_for(name: str, keys: Mapping[str, KeyStatement], *, trusted: str = "") -> bool:
    """Whether a line of keys, each signed by the one before, leads from the first key to this one."""
    seen: set[str] = set()
    while name in keys and name not in seen:
        seen.add(name)
        key = keys[name]
        voucher = keys.get(key.by)
        if voucher is None or not is_signed(key, voucher.public):
            return False
        if key.by == name:
            firsts = [one for one in keys.values() if one.by == one.key]
            return len(firsts) == 1 and trusted in ("", key.public)
        name = key.by
    return False


def _reads(row: Row, previous: str) -> bool:
    """Whether it holds once its reasons are written in their one form: databases keep JSON in forms of their own."""
    try:
        why = canonical(json.loads(str(row[_WHY])))
    except ValueError:
        return False
    values = (*row[2:_WHY], why, row[17])
    return _sha((FORM % (previous, *values)).encode()).hexdigest() == row[1]
