"""Entries that take others back: which chain reaches an entry, and how much each takes off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from copal.instruments.requirements.codes import Reason
from copal.instruments.requirements.facts import Reversal


@dataclass(frozen=True, slots=True)
class Taken:
    """The reversals that bear on one entry, each with the place of what it points to (-1: the entry), parents first."""

    chain: tuple[tuple[Reversal, int], ...]

    def off(self, minutes: int | Fraction) -> int | Fraction:
        """How much is taken off an entry of so many minutes. A reversal of a reversal undoes that much of it."""
        whole: list[int | Fraction] = []
        for one, parent in self.chain:
            target = minutes if parent < 0 else whole[parent]
            whole.append(target if one.minutes is None else one.minutes)
        undone: list[int | Fraction] = [0] * len(self.chain)
        total: int | Fraction = 0
        for place in range(len(self.chain) - 1, -1, -1):
            parent = self.chain[place][1]
            effect = max(0, whole[place] - undone[place])
            if parent < 0:
                total += effect
            else:
                undone[parent] += effect
        return total


class Reversals:
    """All reversals of a record, as they stand on one day."""

    def __init__(self, reversals: Sequence[Reversal], entries: frozenset[str], on: date) -> None:
        recorded = [one for one in reversals if one.recorded is None or one.recorded <= on]
        self._later = {one.id for one in reversals} - {one.id for one in recorded}
        by_target: dict[str, list[Reversal]] = {}
        for one in sorted(recorded, key=lambda one: one.id):
            by_target.setdefault(one.reverses, []).append(one)
        self.taken: dict[str, Taken] = {}
        self._applied: set[str] = set()
        for target in by_target.keys() & entries:
            self.taken[target] = self._chain(target, by_target)

    def _chain(self, entry: str, by_target: dict[str, list[Reversal]]) -> Taken:
        chain = [(one, -1) for one in by_target[entry]]
        place = 0
        while place < len(chain):
            name = chain[place][0].id
            self._applied.add(name)
            chain += [(one, place) for one in by_target.get(name, ())]
            place += 1
        return Taken(tuple(chain))

    def reason(self, reversal: Reversal) -> Reason:
        if reversal.id in self._later:
            return "recorded_later"
        return "reversal_applied" if reversal.id in self._applied else "reversal_unmatched"
