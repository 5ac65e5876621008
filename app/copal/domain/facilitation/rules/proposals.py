"""That a proposal, or the search for common ground, changed in the room of decisions; what it is stands there."""

from dataclasses import dataclass, replace
from typing import Final

from copal.domain.facilitation.rules.log import Entry, Verb


@dataclass(frozen=True)
class Proposals:
    """The numbers of the last entries that said so; 0: nothing of the kind has happened here."""

    changed: int = 0
    ground_changed: int = 0

    @property
    def any(self) -> bool:
        return bool(self.changed or self.ground_changed)


def _changed(now: Proposals, entry: Entry) -> Proposals:
    return replace(now, changed=entry.number)


def _ground_changed(now: Proposals, entry: Entry) -> Proposals:
    return replace(now, ground_changed=entry.number)


EVOLVE: Final = {"proposals_changed": _changed, "ground_changed": _ground_changed}
VERBS: Final[dict[str, Verb]] = {}


def mine(_now: Proposals, _person: int) -> set[str]:
    """Nothing: whose answer is whose is known to the room of decisions alone."""
    return set()
