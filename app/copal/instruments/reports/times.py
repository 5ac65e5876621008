"""Moments as reports write them, read both ways round where the day and the month could be either.

A moment is kept as wall-clock seconds since 1970 (month first, and day first); which reading holds is decided
later, over all values together, in `order.py`. Nothing here knows the zone of the meeting.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from copal.instruments.reports.levels import level
from copal.instruments.reports.words import meanings, words

DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_YEARS = range(1990, 2100)
_FAST = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2}),? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP])M)?$")
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?::(\d{2})|\s?h\s?(\d{2})(?!\d)(?:\s?min\b\.?(?:\s?(\d{2})\s?s\b)?)?)"
    r"(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])"
)
_DOTTED_CLOCK = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])")
_BARE_HOUR = re.compile(r"(?<![\d.:/-])(\d{1,2})(?![\d.:/-])")
_ZONE = re.compile(r"(?:(?<=[\d ])z|\b(?:utc|gmt)?\s?([+-])(\d{2}):?(\d{2})|\b(?:utc|gmt)\b)$")
_NAMED_HOURS: dict[str, int | None] = {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "ast": -4, "adt": -3, "cet": 1, "cest": 2,
    "et": None, "ct": None, "mt": None, "pt": None,
}  # fmt: skip
_NAMED_ZONE = re.compile(rf"[ (]({'|'.join(_NAMED_HOURS)})\)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})\.?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})\.?$")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_NOON = 12
_HALF_DAY = 43_200
_LONGEST = 64


class Sort(IntEnum):
    """What a value said: a day and a clock in local time, the same in UTC, only a clock, only a day."""

    LOCAL = 0
    UTC = 1
    CLOCK = 2
    DAY = 3


class Moment(NamedTuple):
    """Seconds since 1970 by the wall clock, in two readings; for a bare clock, seconds since midnight."""

    month_first: int | None
    day_first: int | None
    sort: Sort
    unmarked: bool = False  # an hour from 1 to 12 that says neither morning nor afternoon

    def read(self, day_first: bool) -> int | None:  # noqa: FBT001  the two orders are what this is about
        return self.day_first if day_first else self.month_first

    @property
    def possible(self) -> bool:
        return self.month_first is not None or self.day_first is not None


def parse(text: str, zone: tzinfo | None = None) -> Moment | None:
    """Read a value; `zone` is what its column's header says. None when it is not a moment."""
    if not text or len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    return _parse(text, zone)


@lru_cache(maxsize=16384)
def _parse(text: str, zone: tzinfo | None) -> Moment | None:
    """Values repeat, and shared ones keep a long report small."""
    if zone is None and (fast := _FAST.match(text)):
        clock = _seconds(
            int(fast[4]), int(fast[5]), int(fast[6] or 0), {"A": "am", "P": "pm"}.get(fast[7] or "")
        )
        days = _both(int(fast[1]), int(fast[2]), int(fast[3]))
        return None if clock is None else _moment(days, clock)
    return _any_shape(text, zone)


def _any_shape(text: str, zone: tzinfo | None) -> Moment | None:
    plain = (
        level(_EAST_ASIAN.sub(r"\1-\2-\3 ", text)).replace("t", " ", 1)
        if _is_iso(text)
        else level(_EAST_ASIAN.sub(r"\1-\2-\3 ", text))
    )
    plain, found = _take_zone(plain)
    zone = found or zone
    half, plain = _take_half(plain)
    clock, rest, unmarked = _take_clock(plain, half)
    rest = _drop_filler(rest)
    days = _days(rest) if rest else None
    if rest and days is None:
        return None
    if clock is None:
        return _moment(days, 0, Sort.DAY) if days and half is None else None
    if days is None:
        return Moment(clock, clock, Sort.CLOCK, unmarked)
    moment = _moment(days, clock, unmarked=unmarked)
    return _to_utc(moment, zone) if moment and zone is not None else moment


def _is_iso(text: str) -> bool:
    return len(text) > 10 and text[4:5] == "-" and text[10:11] in "Tt"  # noqa: PLR2004  2026-04-20T


def _moment(
    days: tuple[int | None, int | None] | None, clock: int, sort: Sort = Sort.LOCAL, *, unmarked: bool = False
) -> Moment | None:
    if days is None or days == (None, None):
        return None
    first, second = days
    return Moment(
        None if first is None else first * DAY + clock,
        None if second is None else second * DAY + clock,
        sort,
        unmarked,
    )


def _to_utc(moment: Moment, zone: tzinfo) -> Moment:
    def shift(wall: int | None) -> int | None:
        if wall is None:
            return None
        return int((datetime(1970, 1, 1) + timedelta(seconds=wall)).replace(tzinfo=zone).timestamp())  # noqa: DTZ001

    return Moment(shift(moment.month_first), shift(moment.day_first), Sort.UTC)


def _take_zone(plain: str) -> tuple[str, tzinfo | None]:
    if named := _NAMED_ZONE.search(plain):
        hours = _NAMED_HOURS[named[1]]
        return plain[: named.start()].strip(), None if hours is None else timezone(timedelta(hours=hours))
    found = _ZONE.search(plain)
    if not found or (found[1] and ":" not in plain[: found.start()]):
        return plain, None
    zone: tzinfo = UTC
    if found[1] and int(found[2]) < 24 and int(found[3]) < 60:  # noqa: PLR2004  hours and minutes
        span = timedelta(hours=int(found[2]), minutes=int(found[3]))
        zone = timezone(-span if found[1] == "-" else span)
    return plain[: found.start()].strip(), zone


@lru_cache(maxsize=1)
def _halves() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Words and patterns of `am` and `pm` in all languages, the longest first."""
    both = [(word, half) for half in ("am", "pm") for word in words("clock", half)]
    both.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (word, re.compile(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])"), half) for word, half in both
    )


def _take_half(plain: str) -> tuple[str | None, str]:
    if plain.replace(":", "").replace(" ", "").replace("-", "").isdigit():
        return None, plain
    for word, pattern, half in _halves():
        if word in plain and (found := pattern.search(plain)):
            beside = plain[: found.start()].rstrip()[-1:] + plain[found.end() :].lstrip(" .")[:1]
            if any(c.isdigit() for c in beside):
                return half, f"{plain[: found.start()]} {plain[found.end() :]}".strip()
    return None, plain


def _take_clock(plain: str, half: str | None) -> tuple[int | None, str, bool]:
    """Seconds since midnight, what is left of the text, and whether the hour could be either half."""
    found = _CLOCK.search(plain)
    minute = 0
    if found:
        minute = int(found[2] or found[3])
        second = int(found[4] or found[5] or 0)
    else:
        found = _dotted(plain)
        if found:
            minute, second = int(found[2]), int(found[3] or 0)
        elif found := (_BARE_HOUR.search(plain) if half or _hour_word(plain) else None):
            minute, second = 0, 0
        else:
            return None, plain, False
    hour = int(found[1])
    unmarked = half is None and 1 <= hour <= _NOON
    rest = f"{plain[: found.start()]} {plain[found.end() :]}".strip(" ,")
    clock = _seconds(hour, minute, second, half)
    return (None, plain, False) if clock is None else (clock, rest, unmarked)


def _dotted(plain: str) -> re.Match[str] | None:
    """`18.05` or `18.05.30`, but only after a date or alone: `06.10.26` is a date."""
    matches = list(_DOTTED_CLOCK.finditer(plain))
    if not matches or (len(matches) == 1 and matches[0][3] and matches[0][0] == plain):
        return None
    last = matches[-1]
    return last if int(last[1]) < 24 and int(last[2]) < 60 else None  # noqa: PLR2004


def _hour_word(plain: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2} ?(?:uhr|uur|h|hrs?|heures|horas)\.?", plain))


def _seconds(hour: int, minute: int, second: int, half: str | None) -> int | None:
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and minute):  # noqa: PLR2004
        return None
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return hour * 3600 + minute * 60 + second


def _drop_filler(rest: str) -> str:
    kept = [part for part in rest.replace(",", " ").split() if part not in words("clock", "filler")]
    return " ".join(kept).strip(" ,-")


@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[int | None, int | None] | None:
    """Days since 1970 in both readings."""
    if found := _YEAR_FIRST.match(text):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        return None if day is None else (day, day)
    if found := _YEAR_LAST.match(text):
        if found[2] == ".":
            day = _day(int(found[4]), int(found[3]), int(found[1]))
            return None if day is None else (day, day)
        return _both(int(found[1]), int(found[3]), int(found[4]))
    day = _spelt(text)
    return None if day is None else (day, day)


@lru_cache(maxsize=4096)
def _both(one: int, two: int, year: int) -> tuple[int | None, int | None] | None:
    found = (_day(year, one, two), _day(year, two, one))
    return None if found == (None, None) else found


def _day(year: int, month: int, day: int) -> int | None:
    year = year + 2000 if year < 100 else year  # noqa: PLR2004  two digits
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day).toordinal() - _EPOCH
    except (ValueError, OverflowError):  # no such day, or a day of thirty digits
        return None


def _spelt(text: str) -> int | None:
    """`jun 15 2026`, `15. juni 2026`, `monday 15 de junio de 2026`."""
    known = meanings("months")
    months = {int(known[word]) for word in _WORD.findall(text) if word in known and len(word) > 1}
    numbers = _NUMBER.findall(text)
    if len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004  a day and a year
        return None
    one, two = numbers
    day, year = (two, one) if len(one) == 4 else (one, two)  # noqa: PLR2004
    return _day(int(year), months.pop(), int(day))
