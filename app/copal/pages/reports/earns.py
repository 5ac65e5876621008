"""What a line of a report is worth, kind by kind, as the reckoning says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from copal.domain.attendance.queries.reports import LineSeen
from copal.journeys.reckoning import Reckoned


@dataclass(frozen=True, kw_only=True)
class Earns:
    """`name` says whose it is, empty where everyone of the line earns the same."""

    name: str
    growth_minutes: int
    training_minutes: int
    held_minutes: int  # of training, until the network approves it
    why_none: str


def earns(line: LineSeen, earned: Mapping[int, Reckoned]) -> list[Earns]:
    """One, or one for each person of the line where two sat at one device and earn differently."""
    each = [_earns(one.name, earned.get(one.id)) for one in line.people]
    alike = {replace(one, name="") for one in each}
    return [*alike] if len(alike) == 1 else each


def _earns(name: str, one: Reckoned | None) -> Earns:
    growth, training, held = (
        one.priced.minutes_of(kind) if one else 0 for kind in ("growth", "training", "waiting")
    )
    return Earns(
        name=name, growth_minutes=growth, training_minutes=training, held_minutes=held,
        why_none="" if growth or training or held else _why_none(one),
    )  # fmt: skip


def _why_none(one: Reckoned | None) -> str:
    if one is not None and one.worth.code == "absent" and one.priced.elsewhere_minutes:
        return _("none: counted at another meeting")
    reasons = {
        "missed_too_much": _("none: too much was missed"),
        "below_floor": _("none: too short"),
        "leads": _("none: leads the meeting"),
    }
    return reasons.get(one.worth.code if one else "", _("none"))
