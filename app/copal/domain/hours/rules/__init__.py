"""From presence to minutes, a question a file: what presence is worth, which part of it counts as what, how sure it is."""

from copal.domain.hours.rules.kinds import NONE, Portion, Stretch, portions
from copal.domain.hours.rules.pricing import Part, Priced, priced
from copal.domain.hours.rules.provenance import provenance
from copal.domain.hours.rules.shares import shares
from copal.domain.hours.rules.sources import Told, apart_minutes, told_by
from copal.domain.hours.rules.worth import Worth, to_nearest, worth

__all__ = [
    "NONE",
    "Part",
    "Portion",
    "Priced",
    "Stretch",
    "Told",
    "Worth",
    "apart_minutes",
    "portions",
    "priced",
    "provenance",
    "shares",
    "to_nearest",
    "told_by",
    "worth",
]
