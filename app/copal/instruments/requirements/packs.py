"""A rule pack as typed values. What the keys mean is told where they are used; `reading` makes these from tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal
from zoneinfo import ZoneInfo

WindowKind = Literal["calendar_year", "anniversary", "fixed_term", "rolling_months", "none"]
BOUNDED: frozenset[str] = frozenset({"calendar_year", "anniversary", "fixed_term"})
REPEATING: frozenset[str] = frozenset({"calendar_year", "anniversary"})
RoundingMode = Literal["floor", "half_up", "ceil"]
Confidence = Literal["verified", "secondary", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Matches an entry that has, for each named field, one of its values. Without fields, everything."""

    kind: frozenset[str] | None = None
    topic: frozenset[str] | None = None
    mode: frozenset[str] | None = None
    training: frozenset[str] | None = None
    provenance: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyHours:
    """Limits on the hours someone works in a week."""

    min: Fraction | None = None
    max: Fraction | None = None
    over: Fraction | None = None
    under: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a rule, or a minimum of it, speaks to. What is None asks for nothing."""

    settings: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    age_groups: frozenset[str] | None = None
    weekly_hours: WeeklyHours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRule:
    kind: WindowKind
    anchor: str | None = None
    length_months: int = 12
    starts: tuple[int, int] = (1, 1)  # month, day
    inclusive: bool = False  # the closing boundary day is the last day
    mar01: bool = False  # an anchor of 29 February falls on 1 March in common years


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    id: str
    selector: Selector
    minutes: int
    applies_to: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    id: str
    selector: Selector
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatLimit:
    """`months` None: once in a window."""

    selector: Selector
    months: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    max_minutes: int | None = None
    excludes: tuple[Selector, ...] = ()
    earned_within_months: int | None = None
    expires_after_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPeriod:
    anchor: str
    within_months: int | None = None
    minutes: int | None = None
    exempt_months: int = 0
    pro_rata: bool = False
    partial_counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    length_months: int
    required_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRule:
    all_or_nothing: bool = False
    grace_minutes_late: int = 0
    max_missed_minutes: int | None = None
    minimum_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    quantum_minutes: int = 1
    mode: RoundingMode = "floor"
    on_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """From day `on` the rule that holds this replaces the rule `from_rule`."""

    from_rule: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    title: str
    url: str
    read_on: date
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHead:
    id: str
    version: str
    jurisdiction: str
    zone: ZoneInfo
    authority: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edition:
    """One edition of one rule. Compared by identity: an edition is never edited once in force."""

    id: str
    edition: str
    title: str
    pack: PackHead
    effective_from: date
    effective_to: date | None
    window: WindowRule
    accepts: frozenset[str]
    citation: Citation
    note: str = ""
    applies_to: Audience = Audience()
    opt_in: bool = False
    required_minutes: int | None = None
    minimums: tuple[Minimum, ...] = ()
    caps: tuple[Cap, ...] = ()
    repeat_limits: tuple[RepeatLimit, ...] = ()
    carry_over: CarryOver | None = None
    first_period: FirstPeriod | None = None
    nested: Nested | None = None
    report: str | None = None
    crosswalk: tuple[Crosswalk, ...] = ()
    excludes: tuple[Selector, ...] = ()
    accepts_provenance: frozenset[str] | None = None
    proof: frozenset[str] = frozenset()
    attendance: AttendanceRule = AttendanceRule()
    units: Mapping[str, int] = field(default_factory=dict)
    instruction_hour_minutes: int = 60
    rounding: Rounding = Rounding()

    def in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """In which unit a total is also told."""

    id: str
    unit: str
    minutes_per_unit: int
    decimals: int
    mode: RoundingMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    head: PackHead
    editions: tuple[Edition, ...]
    conversions: tuple[Conversion, ...]
