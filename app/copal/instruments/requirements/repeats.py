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
    credited: list[dict[str, date]] = [{} for _limit in limits]  # by training, the last day it was no repeat
    found: set[int] = set()
    for place, entry in enumerate(record.entries):
        training = entry.training
        if training is None or not worths[place].minutes:
            continue
        day = days[place]
        bearing = [at for at, limit in enumerate(limits) if matches(limit.selector, entry)]
        if any(_too_soon(limits[at], credited[at].get(training), day, windows) for at in bearing):
            found.add(place)
        else:
            for at in bearing:
                credited[at][training] = day
    return frozenset(found)


def _too_soon(limit: RepeatLimit, before: date | None, day: date, windows: Windows) -> bool:
    if before is None:
        return False
    if limit.months is None:
        number = windows.number_of(day)
        return number is not None and number == windows.number_of(before)
    return day < add_months(before, limit.months)
