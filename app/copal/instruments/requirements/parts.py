"""Parts of a requirement with spans of their own: the first period, and spans nested in the window."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from copal.instruments.requirements.months import add_months
from copal.instruments.requirements.pace import expected
from copal.instruments.requirements.packs import BOUNDED
from copal.instruments.requirements.tally import Ask, Tally
from copal.instruments.requirements.windows import DAY, Window

PartStatus = Literal["met", "expired", "behind", "on_track"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    id: str
    start: date
    end: date
    required_minutes: int
    counted_minutes: int
    status: PartStatus


def parts(ask: Ask, window: Window, found: Tally) -> list[Part]:
    """Those that have begun; none before anything is due."""
    if ask.on < ask.begin(window):
        return []
    first = _first_period(ask, window, found)
    return [*([first] if first else []), *_nested(ask, window, found)]


def _first_period(ask: Ask, window: Window, found: Tally) -> Part | None:
    """Priced minutes of entries that are no repeats, caps aside."""
    beginning = ask.beginning
    if beginning is None or beginning.first.within_months is None:
        return None
    rule = ask.edition.window
    back = timedelta() if rule.inclusive else DAY
    span = Window(
        beginning.anchor,
        add_months(beginning.anchor, beginning.first.within_months, mar01=rule.mar01) - back,
    )
    if ask.on < span.start or span.end < window.start or span.start > window.end:
        return None
    minutes = sum(ask.worths[at].minutes for at in ask.priced_in(span) if at not in found.repeats)
    return _part("first_period", span, beginning.first.minutes or 0, minutes, ask.on)


def _nested(ask: Ask, window: Window, found: Tally) -> list[Part]:
    rule = ask.edition.nested
    if rule is None or ask.edition.window.kind not in BOUNDED:
        return []
    mar01 = ask.edition.window.mar01
    made: list[Part] = []
    start = window.start
    while start <= min(window.end, ask.on):
        number = len(made) + 1
        after = add_months(window.start, number * rule.length_months, mar01=mar01)
        span = Window(start, min(after - DAY, window.end))
        minutes = sum(m for place, m in found.counted.items() if ask.dated.days[place] in span)
        made.append(_part(f"nested-{number}", span, rule.required_minutes, minutes, ask.on))
        start = after
    return made


def _part(name: str, span: Window, required: int, counted: int, on: date) -> Part:
    status: PartStatus
    if counted >= required:
        status = "met"
    elif on > span.end:
        status = "expired"
    elif counted < expected(required, begin=span.start, end=span.end, on=on):
        status = "behind"
    else:
        status = "on_track"
    return Part(
        id=name,
        start=span.start,
        end=span.end,
        required_minutes=required,
        counted_minutes=counted,
        status=status,
    )
