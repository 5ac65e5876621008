"""What each row of a roster will do: decided over plain values, again whenever it is shown and when it is done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from copal.base.numbers import row_number
from copal.instruments.reports.levels import level
from copal.instruments.rosters import Entry

type Deed = Literal["new", "join", "already", "choose", "repeat", "leave_out", "no_seat", "bad"]

WILL_ADD = ("new", "join")


@dataclass(frozen=True)
class Known:
    """Whom the network knows. Names are levelled (`level`): no capitals, no accents."""

    by_address: Mapping[str, int]
    by_name: Mapping[str, Sequence[int]]
    members: Collection[int]
    without_address: Collection[int] = ()


@dataclass(frozen=True)
class Row:
    """One entry and what it will do. `person` is a known one; `same_as` is another row's number."""

    entry: Entry
    deed: Deed
    person: int | None = None
    same_as: int | None = None
    candidates: tuple[int, ...] = ()
    adds_address: bool = False
    chosen: bool = False  # a person decided this, and may decide again


@dataclass
class _SoFar:
    seats: int | None
    by_address: dict[str, int] = field(default_factory=dict)  # address to row number
    by_name: dict[str, int] = field(default_factory=dict)  # name to the first row that adds somebody
    people: dict[int, int] = field(default_factory=dict)  # person to row number


def plan(
    entries: Sequence[Entry], known: Known, *, choices: Mapping[str, str], seats: int | None
) -> list[Row]:
    """A `Row` for each entry, in order. `choices` maps row numbers (as text) to "person:7", "row:3", "new", "skip".

    `seats` is how many are free; None means no limit. A choice that no longer makes sense is asked for again.
    """
    so_far = _SoFar(seats)
    return [_row(entry, known, so_far, choices.get(str(entry.number), "")) for entry in entries]


def _row(entry: Entry, known: Known, so_far: _SoFar, choice: str) -> Row:
    if entry.problem:
        return Row(entry, "bad")
    if entry.email and entry.email in so_far.by_address:
        return Row(entry, "repeat", same_as=so_far.by_address[entry.email])
    if entry.email in known.by_address and entry.email:
        return _known(entry, known.by_address[entry.email], known, so_far)
    if not entry.name:
        return Row(Entry(entry.number, "", "", entry.email, entry.region, "no_name"), "bad")
    return _unknown_address(entry, known, so_far, choice)


def _known(entry: Entry, person: int, known: Known, so_far: _SoFar) -> Row:
    """A row about somebody the network knows."""
    if person in so_far.people:
        return Row(entry, "repeat", person, same_as=so_far.people[person])
    deed: Deed = "already"
    if person not in known.members:
        deed = "join" if _take_seat(so_far) else "no_seat"
    _remember(entry, so_far)
    so_far.people[person] = entry.number
    return Row(entry, deed, person)


def _unknown_address(entry: Entry, known: Known, so_far: _SoFar, choice: str) -> Row:
    name = level(entry.name)
    candidates = tuple(known.by_name.get(name, ()))
    if not entry.email and _imported_before(candidates, known):
        return _known(entry, candidates[0], known, so_far)
    earlier = so_far.by_name.get(name)
    if not candidates and earlier is None:
        return _new(entry, so_far)
    asked = Row(entry, "choose", same_as=earlier, candidates=candidates)
    decided = _decided(asked, choice, known, so_far)
    return replace(decided, candidates=candidates, chosen=True) if decided else asked


def _imported_before(candidates: Sequence[int], known: Known) -> bool:
    """The only one of that name, a member here, and as unknown by mail as the row: it changes nothing."""
    return len(candidates) == 1 and candidates[0] in known.members and candidates[0] in known.without_address


def _decided(asked: Row, choice: str, known: Known, so_far: _SoFar) -> Row | None:
    """The row as a person decided it; None where nobody did, or the choice fits no more."""
    entry = asked.entry
    verb, _, number = choice.partition(":")
    if verb == "new":
        return replace(_new(entry, so_far), same_as=asked.same_as)
    if verb == "skip":
        return replace(asked, deed="leave_out")
    person = row_number(number) if verb == "person" else None
    if person is not None and person in asked.candidates:
        return replace(_known(entry, person, known, so_far), adds_address=bool(entry.email))
    if verb == "row" and number == str(asked.same_as):
        if entry.email and asked.same_as:
            so_far.by_address[entry.email] = asked.same_as
        return replace(asked, deed="repeat", adds_address=bool(entry.email))
    return None


def _new(entry: Entry, so_far: _SoFar) -> Row:
    deed: Deed = "new" if _take_seat(so_far) else "no_seat"
    _remember(entry, so_far)
    if deed == "new":
        so_far.by_name.setdefault(level(entry.name), entry.number)
    return Row(entry, deed)


def _remember(entry: Entry, so_far: _SoFar) -> None:
    if entry.email:
        so_far.by_address[entry.email] = entry.number


def _take_seat(so_far: _SoFar) -> bool:
    if so_far.seats is None:
        return True
    so_far.seats -= 1
    return so_far.seats >= 0
