"""Rhythms of meetings, to and from RRULE (RFC 5545, 3.3.10), and the moments they give in a time zone."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday  # type: ignore[import-untyped]  # ships no types

from copal.base.refusals import Refused

type Kind = Literal["once", "weekly", "monthly_weekday", "monthly_day"]

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONCE = "FREQ=DAILY;COUNT=1"
LAST = -1
MOST_WEEKS, MOST_MONTHS = 52, 24


class RhythmUnreadable(Refused):
    """The text is no rhythm of the kinds known here."""

    reason = "rhythm_unreadable"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a series meets. Fields are for translation: a page says "second Monday" from `nth` and `weekday`.

    `weekday` is 0 for Monday to 6 for Sunday. `nth` is 1 to 5, or -1 for the last of a month. `month_day` is
    1 to 31, or -1 for the last day. `every` counts weeks or months. A month without a fifth Monday or a 31st
    is passed over, as calendar programs do.
    """

    kind: Kind
    every: int = 1
    weekday: int | None = None
    nth: int | None = None
    month_day: int | None = None

    def __post_init__(self) -> None:
        wants = {
            "once": (False, False, False),
            "weekly": (True, False, False),
            "monthly_weekday": (True, True, False),
            "monthly_day": (False, False, True),
        }[self.kind]
        if wants != (self.weekday is not None, self.nth is not None, self.month_day is not None):
            raise RhythmUnreadable("This rhythm is not complete. Choose the day again.")
        most = {"once": 1, "weekly": MOST_WEEKS}.get(self.kind, MOST_MONTHS)
        if not (
            1 <= self.every <= most
            and (self.weekday is None or self.weekday in range(7))
            and (self.nth is None or self.nth in {1, 2, 3, 4, 5, LAST})
            and (self.month_day is None or self.month_day in {*range(1, 32), LAST})
        ):
            raise RhythmUnreadable("This rhythm does not exist. Choose the day again.")

    @classmethod
    def once(cls) -> "Rhythm":
        return cls("once")

    @classmethod
    def weekly(cls, weekday: int, *, every: int = 1) -> "Rhythm":
        return cls("weekly", every, weekday=weekday)

    @classmethod
    def monthly_on_weekday(cls, nth: int, weekday: int, *, every: int = 1) -> "Rhythm":
        return cls("monthly_weekday", every, weekday=weekday, nth=nth)

    @classmethod
    def monthly_on_day(cls, month_day: int, *, every: int = 1) -> "Rhythm":
        return cls("monthly_day", every, month_day=month_day)

    @classmethod
    def from_rrule(cls, text: str) -> "Rhythm":
        """Read an RRULE of the four kinds; its COUNT and UNTIL belong to the series and are refused here."""
        return _read(text)

    @property
    def rrule(self) -> str:
        """As RRULE, without the name before it: "FREQ=MONTHLY;BYDAY=2MO"."""
        if self.kind == "once":
            return ONCE
        freq = "WEEKLY" if self.kind == "weekly" else "MONTHLY"
        every = f";INTERVAL={self.every}" if self.every > 1 else ""
        if self.weekday is None:
            return f"FREQ={freq}{every};BYMONTHDAY={self.month_day}"
        return f"FREQ={freq}{every};BYDAY={self.nth or ''}{DAYS[self.weekday]}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting of a rhythm: its local day, and its moments in UTC."""

    on: date
    starts_at: datetime
    ends_at: datetime


def occurrences(
    rhythm: Rhythm,
    starts_on: date,
    start_time: time,
    *,
    minutes: int,
    timezone: str,
    until: date | None = None,
    count: int | None = None,
    exceptions: Collection[date] = (),
) -> list[Occurrence]:
    """The meetings from `starts_on` on: the same time on the wall whatever the clocks do, `minutes` real minutes long.

    `until` is the last local day, included; `count` counts days of the rhythm, exceptions among them. A rhythm
    that repeats needs one of the two. See `moment` for hours that the clock skips or repeats.
    """
    if rhythm.kind != "once" and until is None and count is None:
        raise ValueError("a rhythm without an end has no list of meetings")
    if minutes <= 0:
        raise ValueError("a meeting takes time")
    found: list[Occurrence] = []
    for on in islice(days(rhythm, starts_on, until=until), count):
        if on not in exceptions:
            starts_at = moment(on, start_time, timezone)
            found.append(Occurrence(on, starts_at, starts_at + timedelta(minutes=minutes)))
    return found


def days(rhythm: Rhythm, starts_on: date, *, until: date | None = None) -> Iterator[date]:
    """The local days of a rhythm, in order. "Every second ..." counts from the first day that fits."""
    if rhythm.kind == "once":
        yield from () if until is not None and starts_on > until else (starts_on,)
        return
    first = next(iter(_rule(rhythm, starts_on, None, every=1)), None)
    if first is not None:
        yield from (day.date() for day in _rule(rhythm, first.date(), until, every=rhythm.every))


def moment(on: date, at: time, timezone: str) -> datetime:
    """A time on the wall as a moment in UTC, as RFC 5545 reads it (3.3.5).

    A time the clock skips in spring moves forward by what is skipped (2:30 becomes 3:30); of a time it repeats
    in autumn the first is meant. Raises ValueError (ZoneInfoNotFoundError) for an unknown zone.
    """
    return datetime.combine(on, at.replace(fold=0), tzinfo=ZoneInfo(timezone)).astimezone(UTC)


def rhythms_that_fit(day: date) -> list[Rhythm]:
    """What a person who picks a day may mean: once, that weekday, the second or the last such in a month, that date."""
    nth = (day.day - 1) // 7 + 1
    fit = [Rhythm.once(), Rhythm.weekly(day.weekday()), Rhythm.weekly(day.weekday(), every=2)]
    fit.append(Rhythm.monthly_on_weekday(nth, day.weekday()))
    if (day + timedelta(days=7)).month != day.month:
        fit.append(Rhythm.monthly_on_weekday(LAST, day.weekday()))
    return [*fit, Rhythm.monthly_on_day(day.day)]


def _rule(rhythm: Rhythm, starts_on: date, until: date | None, *, every: int) -> Iterable[datetime]:
    by = None if rhythm.weekday is None else weekday(rhythm.weekday, rhythm.nth)
    rule: Iterable[datetime] = rrule(
        WEEKLY if rhythm.kind == "weekly" else MONTHLY,
        dtstart=datetime.combine(starts_on, time.min),
        interval=every,
        byweekday=by,
        bymonthday=rhythm.month_day,
        until=None if until is None else datetime.combine(until, time.min),
    )
    return rule


def _read(text: str) -> Rhythm:
    unreadable = RhythmUnreadable("This rhythm cannot be read. Choose the day again.")
    given = text.strip().upper().removeprefix("RRULE:")
    if given == ONCE:
        return Rhythm.once()
    pairs = [part.partition("=")[::2] for part in given.split(";")]
    parts = dict(pairs)
    if len(parts) != len(pairs) or set(parts) - {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "WKST"}:
        raise unreadable
    by_day, by_month_day = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "")
    name, number = by_day[-2:], by_day[:-2]
    try:
        every = int(parts.get("INTERVAL", "1"))
        match (parts.get("FREQ"), bool(by_day), bool(number), bool(by_month_day)):
            case ("WEEKLY", True, False, False):
                return Rhythm.weekly(DAYS.index(name), every=every)
            case ("MONTHLY", True, True, False):
                return Rhythm.monthly_on_weekday(int(number), DAYS.index(name), every=every)
            case ("MONTHLY", False, False, True):
                return Rhythm.monthly_on_day(int(by_month_day), every=every)
    except ValueError as error:
        raise unreadable from error
    raise unreadable
