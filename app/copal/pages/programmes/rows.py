"""One person's line, ready to draw: each rule in a word and in figures, and through which day they share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording import moments
from copal.journeys.see_programme import Line, needs
from copal.journeys.where_do_i_stand import Standing, Standings
from copal.pages.hours.toward import Rule, toward

STATES: dict[str, Promise] = {
    "met": gettext_lazy("Met"),
    "good": gettext_lazy("On pace"),
    "late": gettext_lazy("Behind"),
    "ask": gettext_lazy("Check with the authority"),
    "soft": gettext_lazy("Not started yet"),
}
CHIPS = {"met": "good", "good": "info", "late": "warn", "ask": "", "soft": ""}
MISSING: dict[str, Promise] = {
    "setting": gettext_lazy("Nothing can be told yet: where they work is not in their account."),
    "hire": gettext_lazy("Nothing can be told yet: the day they were hired is not in their account."),
    "licence": gettext_lazy("Nothing can be told yet: the day of their license is not in their account."),
}
SILENT = gettext_lazy("No rule known here asks hours for their kind of work.")


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    name: str | Promise
    state: str | Promise
    chip: str  # its colour; the word says it, too
    so_far: str
    next: str  # what is still needed and by when, as far as it is known
    kinds: str  # empty where there are no hours yet
    last_day: date | None  # by which it is asked; None where no day ends it
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """`said` stands where no rule can be shown."""

    name: str
    through: str
    rules: tuple[RuleRow, ...]
    said: str | Promise


def rows_of(lines: Iterable[Line]) -> list[PersonRow]:
    return [row_of(one.name, one.standings, moments.short_day(one.last_day)) for one in lines]


def row_of(name: str, standings: Standings, through: str) -> PersonRow:
    rules = tuple(_rule(one) for one in toward(standings).rules)
    said = "" if rules else MISSING.get(standings.missing, SILENT)
    return PersonRow(name=name, through=through, rules=rules, said=said)


def _rule(one: Rule) -> RuleRow:
    return RuleRow(
        name=one.name, state=STATES[one.kind], chip=CHIPS[one.kind], so_far=one.so_far,
        next=_next(one), kinds=one.kinds if one.standing.counted_minutes else "", last_day=_last_day(one),
        standing=one.standing,
    )  # fmt: skip


def _last_day(one: Rule) -> date | None:
    """What counts only the months before today ends every day, so no day can be named."""
    return None if one.span.size == "last" else one.standing.end


def _next(one: Rule) -> str:
    if needs(one.standing):
        return one.needed
    last_day = _last_day(one)
    if last_day is None:
        return ""
    return _("ends %(day)s") % {"day": moments.short_day(last_day, today=timezone.localdate())}


def header() -> list[str]:
    """Of the table to take away; `cells` are its lines."""
    return [_("Name"), _("Rule"), _("State"), _("Hours so far"), _("Hours asked"), _("Still needed"), _("By"),
            _("Professional growth"), _("Elective training"), _("Shares through")]  # fmt: skip


def cells(lines: Iterable[Line]) -> Iterator[list[object]]:
    """A line for each person and rule."""
    for one in lines:
        row = row_of(one.name, one.standings, one.last_day.isoformat())
        if not row.rules:
            yield [row.name, "", row.said, "", "", "", "", "", "", row.through]
        for rule in row.rules:
            it = rule.standing
            yield [
                row.name, rule.name, rule.state, _figure(it.counted_minutes), _figure(it.required_minutes),
                _figure(it.still_needed_minutes), rule.last_day.isoformat() if rule.last_day else "", _figure(it.growth_minutes),
                _figure(it.training_minutes), row.through,
            ]  # fmt: skip


def _figure(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes / 60:.2f}"
