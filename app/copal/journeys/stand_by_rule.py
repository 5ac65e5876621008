"""Where someone stands by one rule, with every entry and the years before; each year by the rule of its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from copal.domain.hours.queries import LedgerLine
from copal.domain.people.models import Person
from copal.instruments.requirements import Result, Rulebook
from copal.instruments.requirements.earlier import earlier
from copal.instruments.requirements.packs import Edition
from copal.journeys.where_do_i_stand import Seen, Standing, seen, standing_of
from copal.policies.requirements import today as day_of_the_rules

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Year:
    """A window of the person, and the rule that spoke on its last day."""

    rule: str
    title: str
    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class Walk:
    """One rule took another's place on a day. The source says so, as sure as `confidence`."""

    earlier: Edition
    later: Edition
    on: date

    @property
    def last_day(self) -> date:
        return self.on - DAY


@dataclass(frozen=True, kw_only=True)
class ByRule:
    """`earlier` are the years that are over, latest first; `now` is the rule that speaks today."""

    standing: Standing
    result: Result
    is_past: bool
    now: Year | None
    earlier: tuple[Year, ...]
    replaced: tuple[Walk, ...]  # what this rule took the place of
    replaced_by: Walk | None


def stand_by_rule(
    person: Person, rule: str, *, at: datetime, entries: Sequence[LedgerLine], year_ended: date | None = None
) -> ByRule | None:
    """None where the rule does not speak to them, or they had no year that ended on that day. `entries`: all of theirs.

    A year that is over is judged as on its last day, by the work and dates that we know of them today.
    """
    today = day_of_the_rules(at)
    see = seen(person, on=today)
    heir = _heir(see, rule, entries) if see else None
    if see is None or heir is None:
        return None
    since = min((one.on for one in entries), default=today)
    years = tuple(
        Year(rule=one.edition.id, title=one.edition.title, start=one.window.start, end=one.window.end)
        for one in earlier(heir, see.rules, since=since)
    )
    if year_ended is None:
        found = heir if heir.rule == rule else None
    else:
        found = _past(person, rule, years, year_ended, entries)
    if found is None:
        return None
    return ByRule(
        standing=standing_of(found, see.rules), result=found, is_past=year_ended is not None, now=_year(heir), earlier=years,
        replaced=_replaced(found.edition, see.rules), replaced_by=_replaced_by(found.edition, see.rules, today),
    )  # fmt: skip


def _heir(see: Seen, rule: str, entries: Sequence[LedgerLine]) -> Result | None:
    """The rule that speaks today: this one, or what has taken its place."""
    names = see.rules.sought(frozenset({rule}), see.on)
    return next((one for one in see.results(entries) if one.rule in names), None)


def _past(
    person: Person, rule: str, years: Sequence[Year], ended: date, entries: Sequence[LedgerLine]
) -> Result | None:
    if not any((one.rule, one.end) == (rule, ended) for one in years):
        return None
    then = seen(person, on=ended)
    return next((one for one in then.results(entries) if one.rule == rule), None) if then else None


def _year(found: Result) -> Year | None:
    if found.window is None:
        return None
    window = found.window
    return Year(rule=found.rule, title=found.edition.title, start=window.start, end=window.end)


def _replaced(later: Edition, rules: Rulebook) -> tuple[Walk, ...]:
    walks = ((rules.in_force(one.from_rule, one.on - DAY), one.on) for one in later.crosswalk)
    return tuple(Walk(earlier=one, later=later, on=on) for one, on in walks if one is not None)


def _replaced_by(old: Edition, rules: Rulebook, today: date) -> Walk | None:
    for rule in rules.rules:
        for walk in rules.crosswalks(rule):
            later = rules.in_force(rule, walk.on)
            if walk.from_rule == old.id and walk.on <= today and later is not None:
                return Walk(earlier=old, later=later, on=walk.on)
    return None
