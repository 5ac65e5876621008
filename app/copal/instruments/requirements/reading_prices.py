"""Reading how a rule prices an entry: attendance, units, rounding."""

from collections.abc import Mapping
from typing import cast

from copal.instruments.requirements.fields import Misfit, Table
from copal.instruments.requirements.packs import AttendanceRule, Rounding, RoundingMode

CLOCK_HOUR: Mapping[str, int] = {"clock_hour": 60}


def attendance(table: Table | None) -> AttendanceRule:
    if table is None:
        return AttendanceRule()
    modes = ("prorated", "all_or_nothing")
    all_or_nothing = "mode" in table and table.choice("mode", modes) == "all_or_nothing"
    most = table.maybe("max_missed_minutes", table.whole)
    found = AttendanceRule(
        all_or_nothing=all_or_nothing,
        grace_minutes_late=table.maybe("grace_minutes_late", table.whole) or 0,
        max_missed_minutes=0 if most is None and all_or_nothing else most,
        minimum_minutes=table.maybe("minimum_minutes", table.whole) or 0,
    )
    table.close()
    return found


def units(value: object, where: str) -> Mapping[str, int]:
    """Minutes to one unit. A clock hour is always 60."""
    if not isinstance(value, Mapping):
        raise Misfit(where, "must be a table of units")
    table = Table(value, where)
    found = {str(unit): table.whole(unit, least=1) for unit in value}
    if found.get("clock_hour", 60) != 60:  # noqa: PLR2004
        raise Misfit(table.at("clock_hour"), "a clock hour is always 60 minutes")
    return {**CLOCK_HOUR, **found}


def rounding(table: Table | None) -> Rounding:
    if table is None:
        return Rounding()
    mode = table.choice("mode", ("floor", "half_up", "ceil")) if "mode" in table else "floor"
    applied = table.choice("applied", ("entry", "total")) if "applied" in table else "entry"
    quantum = table.whole("quantum_minutes", least=1) if "quantum_minutes" in table else 1
    table.close()
    return Rounding(quantum_minutes=quantum, mode=cast("RoundingMode", mode), on_total=applied == "total")
