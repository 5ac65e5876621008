"""Which entries repeat a training that already has its credit."""

from collections.abc import Sequence
from datetime import date

from copal.instruments.requirements.months import add_months
from copal.instruments.requirements.packs import RepeatLimit
from copal.instruments.requirements.record import Record
from copal.instruments.requirements.selecting import matches
from copal.instruments.requirements.windows import Windows
from copal.instruments.requirements.worth import Worth


def repeats(
    limits: Sequence[RepeatLimit],
    record: Record,
    days: Sequence[date],
    worths: Sequence[Worth],
    windows: Windows,
) -> frozenset[int]:
    """The places of entries that any limit makes a repeat; each is judged in its own window.

    A limit looks only at entries it selects, and only back at entries that were not themselves repeats.
    """
    if not limits:
        return frozenset()
    last: dict[tuple[int, str], tuple[date, int | None]] = {}
    found: set[int] = set()
    for place, entry in enumerate(record.entries):
        if entry.training is None or not worths[place].minutes:
            continue
        day, number = days[place], windows.number_of(days[place])
        keys = [(at, entry.training) for at, limit in enumerate(limits) if matches(limit.selector, entry)]
        if any(key in last and _too_soon(limits[key[0]], last[key], day, number) for key in keys):
            found.add(place)
        else:
            last.update(dict.fromkeys(keys, (day, number)))
    return frozenset(found)


def _too_soon(limit: RepeatLimit, before: tuple[date, int | None], day: date, number: int | None) -> bool:
    last_day, last_number = before
    if limit.months is None:
        return number is not None and number == last_number
    return day < add_months(last_day, limit.months)
