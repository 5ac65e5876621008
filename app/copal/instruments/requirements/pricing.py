"""What an entry is worth by one edition of a rule: checks in their order, then minutes, exactly."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from copal.instruments.requirements.codes import Reason
from copal.instruments.requirements.facts import Amount, Attendance, Entry
from copal.instruments.requirements.packs import AttendanceRule, Edition, RoundingMode
from copal.instruments.requirements.reversals import Taken
from copal.instruments.requirements.selecting import matches

HOUR_MINUTES = 60

type Minutes = int | Fraction  # exact; a fraction only where division left one


@dataclass(frozen=True, slots=True)
class Price:
    """Whole minutes, and why."""

    minutes: int
    reasons: tuple[Reason, ...]


def price(entry: Entry, edition: Edition, taken: Taken | None) -> Price:
    """`taken` is what reversals recorded by the day take off this entry."""
    refused = _not_accepted(entry, edition)
    if refused is not None:
        return Price(0, (refused,))
    minutes, reasons = _recorded_minutes(entry, edition)
    if "missed_too_much" in reasons or "unit_unknown" in reasons:
        return Price(0, tuple(reasons))
    if minutes <= 0:
        return Price(0, (*reasons, "no_minutes"))
    if taken is not None:
        off = taken.off(minutes)
        if off >= minutes:
            return Price(0, (*reasons, "reversed"))
        if off > 0:
            reasons.append("reversed_in_part")
            minutes -= off
    if minutes < edition.attendance.minimum_minutes:
        return Price(0, (*reasons, "below_minimum"))
    if edition.instruction_hour_minutes != HOUR_MINUTES and entry.amount is None:
        minutes = Fraction(minutes * HOUR_MINUTES, edition.instruction_hour_minutes)
        reasons.append("converted")
    return _rounded(minutes, edition, reasons)


def _not_accepted(entry: Entry, edition: Edition) -> Reason | None:
    if entry.kind not in edition.accepts:
        return "kind_not_accepted"
    if any(matches(selector, entry) for selector in edition.excludes):
        return "excluded"
    if edition.accepts_provenance is not None and entry.provenance not in edition.accepts_provenance:
        return "provenance_not_accepted"
    if not edition.proof <= entry.proof:
        return "proof_missing"
    return None


def _recorded_minutes(entry: Entry, edition: Edition) -> tuple[Minutes, list[Reason]]:
    if entry.attendance is not None:
        return _attended(entry.attendance, edition.attendance)
    if entry.amount is not None:
        return _converted(entry.amount, edition)
    return entry.minutes or 0, []


def _attended(seen: Attendance, rule: AttendanceRule) -> tuple[Minutes, list[Reason]]:
    reasons: list[Reason] = []
    attended = min(seen.attended_minutes, seen.scheduled_minutes)
    if attended < seen.attended_minutes:
        reasons.append("clipped_to_schedule")
    if 0 < seen.late_minutes <= rule.grace_minutes_late:
        given_back = min(seen.late_minutes, seen.scheduled_minutes - attended)
        if given_back > 0:
            attended += given_back
            reasons.append("late_forgiven")
    missed = seen.scheduled_minutes - attended
    over = rule.max_missed_minutes is not None and missed > rule.max_missed_minutes
    if over or (rule.all_or_nothing and attended == 0):
        return 0, [*reasons, "missed_too_much"]
    if rule.all_or_nothing:
        return seen.scheduled_minutes, reasons
    if missed > 0:
        reasons.append("prorated")
    return attended, reasons


def _converted(amount: Amount, edition: Edition) -> tuple[Minutes, list[Reason]]:
    unit = edition.units.get(amount.unit)
    if unit is None:
        return 0, ["unit_unknown"]
    return amount.value * unit, [] if amount.unit == "clock_hour" else ["converted"]


def _rounded(minutes: Minutes, edition: Edition, reasons: list[Reason]) -> Price:
    rule = edition.rounding
    whole = floor(minutes) if rule.on_total else to_quantum(minutes, rule.quantum_minutes, rule.mode)
    if whole != minutes:
        reasons.append("rounded_up" if whole > minutes else "rounded_down")
    return Price(whole, tuple(reasons))


def to_quantum(minutes: Minutes, quantum: int, mode: RoundingMode) -> int:
    """The multiple of `quantum` that `mode` picks."""
    if mode == "ceil":
        return int(-(-minutes // quantum)) * quantum
    if mode == "half_up":
        return int((2 * minutes + quantum) // (2 * quantum)) * quantum
    return int(minutes // quantum) * quantum
