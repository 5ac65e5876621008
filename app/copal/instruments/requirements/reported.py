"""A total told in another unit too."""

from dataclasses import dataclass
from fractions import Fraction

from copal.instruments.requirements.packs import Edition
from copal.instruments.requirements.pricing import to_quantum
from copal.instruments.requirements.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    unit: str
    value: str  # decimal, with as many places as the conversion keeps


def reported(edition: Edition, minutes: int, rules: Rulebook) -> Reported | None:
    if edition.report is None:
        return None
    conversion = rules.conversion(edition.report)
    scale = 10**conversion.decimals
    steps = to_quantum(Fraction(minutes * scale, conversion.minutes_per_unit), 1, conversion.mode)
    whole, rest = divmod(steps, scale)
    value = f"{whole}.{rest:0{conversion.decimals}d}" if conversion.decimals else str(whole)
    return Reported(unit=conversion.unit, value=value)
