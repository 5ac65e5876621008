from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PackAdded(Fact):
    """Someone uploaded a rule pack; it counts for nobody yet."""

    kind = "requirements.pack_added"
    pack: int


@dataclass(frozen=True, kw_only=True)
class PackPutInForce(Fact):
    """From the day it names on, the pack counts for everyone."""

    kind = "requirements.pack_put_in_force"
    pack: int


@dataclass(frozen=True, kw_only=True)
class PackWithdrawn(Fact):
    """Before its day, so nobody was ever judged by it."""

    kind = "requirements.pack_withdrawn"
    pack: int
