"""Why an entry counts, counts in part, or does not: a sentence for every code of the engine, and the row it stands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copal.base.wording import amounts, moments
from copal.domain.hours.queries import EntryLine
from copal.instruments.requirements.codes import Reason
from copal.instruments.requirements.progress import Line

REASONS: dict[Reason, str | Promise] = {
    "counted": _("These minutes count."),
    "cap_reached": _("Only so much of this kind may count."),
    "outside_window": _("It lies outside of the time that counts."),
    "no_window": _("We do not know yet from which day your hours count."),
    "in_future": _("This has not happened yet."),
    "recorded_later": _("It was recorded after this day."),
    "no_edition": _("No rule was in force that day."),
    "kind_not_accepted": _("This kind of hours does not count here."),
    "excluded": _("The rule leaves this out."),
    "provenance_not_accepted": _("The authority does not accept hours that are known this way."),
    "proof_missing": _("The record lacks something the authority asks for."),
    "repeat": _("You already have credit for this training."),
    "missed_too_much": _("Too much of the meeting was missed."),
    "prorated": _("Counted for the time you were there."),
    "late_forgiven": _("You came late, but within the minutes that are allowed."),
    "clipped_to_schedule": _("Time beyond the schedule does not count."),
    "below_minimum": _("It is too short to count."),
    "converted": _("Turned into clock minutes."),
    "unit_unknown": _("The rule does not say what this unit is worth."),
    "no_minutes": _("No minutes were recorded."),
    "reversed": _("A correction took it back."),
    "reversed_in_part": _("A correction took part of it back."),
    "reversal_applied": _("This corrects an earlier entry."),
    "reversal_unmatched": _("This corrects nothing we can find."),
    "rounded_up": _("Rounded up, as the rule says."),
    "rounded_down": _("Rounded down, as the rule says."),
    "priced_by_other_edition": _("Judged by the rule as it was on its day."),
    "priced_by_predecessor": _("Judged by the rule of its day, which this one has replaced."),
}
FIRST: tuple[Reason, ...] = (
    "counted",
    "cap_reached",
    "outside_window",
    "repeat",
)  # then the others as they come
WHOLE, PART, NOT = "whole", "part", "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One entry under one rule, ready to draw. `verdict`: whole | part | not | correction."""

    id: int
    day: str
    title: str
    community: str
    is_training: bool
    recorded: str
    counted: str
    verdict: str
    why: str


def judged(lines: Iterable[Line], named: Mapping[int, EntryLine], *, today: date) -> list[Judged]:
    """`named` are the entries of the record by number; every line is one of them."""
    return [_judged(line, named[int(line.id)], today) for line in lines]


def _judged(line: Line, entry: EntryLine, today: date) -> Judged:
    return Judged(
        id=entry.id,
        day=moments.short_day(entry.on, today=today),
        title=entry.title,
        community=entry.community,
        is_training=entry.kind == "training",
        recorded=amounts.signed(entry.minutes) if entry.reverses else amounts.hours_figure(entry.minutes),
        counted=amounts.hours_figure(line.counted_minutes),
        verdict="correction" if entry.reverses else verdict(entry.minutes, line.counted_minutes),
        why=" ".join(str(REASONS[code]) for code in in_order(line.reasons)),
    )


def verdict(recorded: int, counted: int) -> str:
    if not counted:
        return NOT
    return WHOLE if counted >= recorded else PART


def in_order(codes: Iterable[Reason]) -> list[Reason]:
    """What decides comes first."""
    return sorted(codes, key=lambda code: FIRST.index(code) if code in FIRST else len(FIRST))
