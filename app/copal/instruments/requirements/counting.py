"""Which minutes count under minimums and caps, in the person's favour.

A minute counts once toward the total and toward every minimum it matches, and uses room in every cap it matches.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations

from copal.instruments.requirements.facts import Entry
from copal.instruments.requirements.packs import Cap, Selector
from copal.instruments.requirements.selecting import matches

UNKNOWN_NEED_MINUTES = 10**9
MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class Counting:
    """What counted of each entry, in their order, with the sums; minutes. `untried`: a better way may exist."""

    counted: list[int]
    total: int
    minimums: list[int]
    caps: list[int]
    untried: bool


@dataclass(slots=True)
class _Group:
    """Entries that match the same minimums and the same caps."""

    minimums: tuple[int, ...]
    caps: tuple[int, ...]
    minutes: int
    members: list[int]


@dataclass(frozen=True, slots=True)
class _Outcome:
    taken: tuple[int, ...]  # by group
    lack: int
    total: int


def count(
    entries: Sequence[tuple[Entry, int]],
    minimums: Sequence[tuple[Selector, int]],
    caps: Sequence[Cap],
    need: int | None,
) -> Counting:
    """`entries` with their priced minutes, earliest first; `minimums` with what each asks; `need` None: not known."""
    counted = [minutes for _entry, minutes in entries]
    if not minimums and not caps:
        return Counting(counted=counted, total=sum(counted), minimums=[], caps=[], untried=False)
    groups = _groups(entries, minimums, caps)
    capped = [one for one in groups if one.caps]
    untried = False
    if capped:
        free = [one for one in groups if not one.caps]
        table = _Table(capped, free, [asked for _selector, asked in minimums], caps, need)
        best, untried = table.best()
        for group, taken in zip(capped, best.taken, strict=True):
            _hand_out(group, taken, counted)
    sums, used = _sums(groups, counted, len(minimums), len(caps))
    return Counting(counted=counted, total=sum(counted), minimums=sums, caps=used, untried=untried)


def _groups(
    entries: Sequence[tuple[Entry, int]], minimums: Sequence[tuple[Selector, int]], caps: Sequence[Cap]
) -> list[_Group]:
    """In the order of their earliest entry."""
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], _Group] = {}
    for place, (entry, minutes) in enumerate(entries):
        of_minimums = tuple(at for at, (one, _asked) in enumerate(minimums) if matches(one, entry))
        of_caps = tuple(at for at, cap in enumerate(caps) if matches(cap.selector, entry))
        group = found.get((of_minimums, of_caps))
        if group is None:
            group = found[of_minimums, of_caps] = _Group(of_minimums, of_caps, 0, [])
        group.minutes += minutes
        group.members.append(place)
    return list(found.values())


def _hand_out(group: _Group, taken: int, counted: list[int]) -> None:
    """The earliest entries of a group count first."""
    for place in group.members:
        counted[place] = min(counted[place], taken)
        taken -= counted[place]


def _sums(groups: list[_Group], counted: list[int], minimums: int, caps: int) -> tuple[list[int], list[int]]:
    sums, used = [0] * minimums, [0] * caps
    for group in groups:
        minutes = sum(counted[place] for place in group.members)
        for at in group.minimums:
            sums[at] += minutes
        for at in group.caps:
            used[at] += minutes
    return sums, used


class _Table:
    """The capped groups, what the minimums still lack beside them, and the room in each cap."""

    def __init__(
        self,
        groups: list[_Group],
        free: list[_Group],
        asked: list[int],
        caps: Sequence[Cap],
        need: int | None,
    ) -> None:
        self._groups = groups
        self._room = [cap.minutes for cap in caps]
        self._known = need is not None
        already = sum(one.minutes for one in free)
        self._need = max(0, (UNKNOWN_NEED_MINUTES if need is None else need) - already)
        self._short = [
            max(0, minutes - sum(one.minutes for one in free if at in one.minimums))
            for at, minutes in enumerate(asked)
        ]

    def best(self) -> tuple[_Outcome, bool]:
        """The best way found, and whether orders were left untried although something lacks."""
        count_of = len(self._groups)
        best = self._pass(range(count_of), _most_short_minimums)
        if best.lack == 0:
            return best, False
        if count_of > MOST_GROUPS:
            return best, self._known
        least_lack, most_total = self._bounds()
        for choose in (_most_short_minimums, _plain):
            for order in permutations(range(count_of)):
                if best.lack <= least_lack and best.total >= most_total:
                    return best, False  # nothing later could replace it
                found = self._pass(order, choose)
                if (found.lack, -found.total) < (best.lack, -best.total):
                    best = found
        return best, False

    def _pass(self, order: Sequence[int], choose: "_Choice") -> _Outcome:
        groups = self._groups
        left = [one.minutes for one in groups]
        room, short = list(self._room), list(self._short)
        while True:
            open_groups = [at for at in order if left[at] and all(room[cap] for cap in groups[at].caps)]
            if not open_groups:
                break
            at = choose(open_groups, groups, short)
            group = groups[at]
            filling = [short[one] for one in group.minimums if short[one]]
            taken = min(left[at], *(room[cap] for cap in group.caps), *filling)
            left[at] -= taken
            for cap in group.caps:
                room[cap] -= taken
            for one in group.minimums:
                short[one] = max(0, short[one] - taken)
        counted = tuple(group.minutes - rest for group, rest in zip(groups, left, strict=True))
        total = sum(counted)
        return _Outcome(counted, max(0, self._need - total) + sum(short), total)

    def _bounds(self) -> tuple[int, int]:
        """No way of counting has less lack than the first, or more total than the second."""
        most_total = self._most(self._groups)
        lack = max(0, self._need - most_total)
        for at, short in enumerate(self._short):
            lack += max(0, short - self._most([one for one in self._groups if at in one.minimums]))
        return lack, most_total

    def _most(self, groups: list[_Group]) -> int:
        """At least what any way can count of these groups."""
        single = [min(one.minutes, *(self._room[cap] for cap in one.caps)) for one in groups]
        most = sum(single)
        for cap, room in enumerate(self._room):
            beside = sum(m for one, m in zip(groups, single, strict=True) if cap not in one.caps)
            most = min(most, room + beside)
        return most


type _Choice = Callable[[list[int], list[_Group], list[int]], int]


def _short_minimums(group: _Group, short: list[int]) -> int:
    return sum(1 for one in group.minimums if short[one])


def _most_short_minimums(open_groups: list[int], groups: list[_Group], short: list[int]) -> int:
    """Most minimums still short, then fewest caps, then the first in order."""
    return min(open_groups, key=lambda at: (-_short_minimums(groups[at], short), len(groups[at].caps)))


def _plain(open_groups: list[int], groups: list[_Group], short: list[int]) -> int:
    """The first that matches a minimum still short; if none does, the first."""
    return next((at for at in open_groups if _short_minimums(groups[at], short)), open_groups[0])
