"""Sign-in sheets: typed by people, in any language, with titles above, thanks below and several sessions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from copal.instruments.reports import headers, walking
from copal.instruments.reports.entries import Entry, Ground, first_address
from copal.instruments.reports.headers import Columns
from copal.instruments.reports.levels import level, visible
from copal.instruments.reports.tables import Line
from copal.instruments.reports.times import DAY, Moment, Sort, parse
from copal.instruments.reports.words import meanings, words
from copal.instruments.reports.zones import Clock

_DATE_IN_TEXT = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? (?:de |of )?[^\W\d]{3,}\.?,? (?:de |of )?\d{4}|[^\W\d]{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_DAY_AND_MONTH = re.compile(
    r"([^\W\d_]{3,})\.? (\d{1,2})(?![\d:])|(?<![\d:])(\d{1,2})\.? (?:de )?([^\W\d_]{3,})"
)
_LONG_MONTH = 4
_SHORT_MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "mei", "maj"]
)
_OTHER_DATE = (
    "print",
    "next",
    "generat",
    "updat",
    "revis",
    "version",
    "prochain",
    "proxim",
    "imprim",
    "nachst",
    "gedruckt",
)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b")
_FRACTION = re.compile(r"^0?[.,]\d{2,}$")
_TO_24 = re.compile(r"^(?:00|1[3-9]|2[0-3])\s?[:.h]\s?\d\d(?:[:.]\d\d)?$")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d[:h]\d\d")
_HALF_DAY = 43_200
_LONGEST_TITLE = 200


def claims(columns: Columns) -> bool:
    """A column that says who, and one that says when they came or that they signed."""
    if not columns.named or columns.has("registered") or columns.has("approval"):
        return False
    return columns.has("join") or (columns.has("signature") and not columns.has("duration"))


@dataclass(slots=True)
class _Sighting:
    """One in and out of one row, not yet put on a day."""

    line: Line
    columns: Columns
    join: Moment | None
    leave: Moment | None
    unread: bool
    day: Moment | None
    to_24: bool = False  # its text shows that the sheet counts hours to 24


def read(lines: Iterator[Line], ground: Ground) -> Iterator[Entry]:
    """One stay for every in and out. Hours without morning or evening are read nearest the schedule."""
    clock = ground.clock
    found = list(_sightings(lines, ground))
    whole_day = any(one.to_24 for one in found)
    for one in found:
        join, leave = (
            _on_day(moment if whole_day else _nearest_half(moment, clock), one.day)
            for moment in (one.join, one.leave)
        )
        if join and leave and one.day and join.sort is Sort.LOCAL and leave.sort is Sort.LOCAL:
            leave = _not_before(join, leave, clock)
        cells, columns = one.line.cells, one.columns
        email = first_address(columns.cell(cells, "email"))
        name = headers.full_name(columns, cells) or email
        flags = () if join or leave or one.unread else ("no_times",)
        yield Entry(
            one.line.number, name, email, join, leave, flags=flags, sheet=one.line.sheet, unread=one.unread
        )


def _sightings(lines: Iterator[Line], ground: Ground) -> Iterator[_Sighting]:
    columns: Columns | None = None
    day: Moment | None = None
    held: Moment | None = None  # the last day in the table's own column of dates
    sheet, fresh = "", True
    for line in lines:
        if line.sheet != sheet:
            sheet, columns, held, fresh = line.sheet, None, None, True
            day = _day_in([line.sheet], ground.clock)
        if not line.cells:
            continue
        if columns is not None:
            held = parse(visible(columns.cell(line.cells, "date"))) or held
        seen = list(_row(columns, line, held or day)) if columns is not None else []
        if any(one.join or one.leave for one in seen) or (seen and _CLOCK.search("\t".join(line.cells))):
            yield from seen
            fresh = False
            continue
        header = headers.columns(line.cells)
        if claims(header) and not any(parse(cell) for cell in line.cells):
            columns, held, fresh = header, None, True
            continue
        said = _day_in(line.cells, ground.clock)
        titled = said is not None and columns is not None and _is_title(columns, line)
        if seen and not titled:
            yield from seen
            fresh = False
            continue
        if said is not None:
            ground.dated.append(said)
            if not fresh or day is None or _is_scheduled(said, ground):
                day, fresh = said, True


def _is_title(columns: Columns, line: Line) -> bool:
    """A day and no clock time in a table without days of its own: the title of the next session."""
    found = [parse(cell) for cell in line.cells]
    timed = any(moment is not None and moment.sort is not Sort.DAY for moment in found)
    return "date" not in columns.roles and not timed


def _row(columns: Columns, line: Line, day: Moment | None) -> Iterator[_Sighting]:
    """What a line under a header says; nothing for blank lines, totals, thanks and people who did not come."""
    cells = line.cells
    name = level(headers.full_name(columns, cells))
    email = first_address(columns.cell(cells, "email"))
    if not (name or email) or _is_remark(name) or walking.says_no(columns.cell(cells, "attended")):
        return
    timed = False
    for into, out in columns.pairs:
        join, join_unread = _time_at(columns, cells, into)
        leave, leave_unread = _time_at(columns, cells, out)
        if join or leave or join_unread or leave_unread:
            timed = True
            to_24 = any(_TO_24.match(cells[i]) for i in (into, out) if i is not None and i < len(cells))
            yield _Sighting(line, columns, join, leave, join_unread or leave_unread, day, to_24)
    signed = bool(columns.cell(cells, "signature")) or walking.says_yes(columns.cell(cells, "attended"))
    if not timed and signed and len(cells) > 1:
        yield _Sighting(line, columns, None, None, unread=False, day=day)


def _is_remark(name: str) -> bool:
    first = name.split(" ", 1)[0].strip(":.#=!")
    return first in words("values", "totals") or name.startswith(tuple(words("values", "not_people")))


def _time_at(columns: Columns, cells: list[str], index: int | None) -> tuple[Moment | None, bool]:
    if index is None or index >= len(cells):
        return None, False
    if _FRACTION.match(cells[index]):
        wall = round(float(cells[index].replace(",", ".")) * DAY)
        return Moment(wall, wall, Sort.CLOCK), False
    return walking.moment_at(columns, cells, index)


def _day_in(cells: list[str], clock: Clock) -> Moment | None:
    """The date a title names, if it does not speak of another day (printed, next)."""
    if not any(_DIGIT.search(cell) for cell in cells[:6]):
        return None
    for cell in [*cells[:6], ", ".join(cells[:6])]:
        text = _ORDINAL.sub(r"\1", level(cell))
        if len(text) > _LONGEST_TITLE or any(word in text for word in _OTHER_DATE):
            return None
        inside = _DATE_IN_TEXT.search(text)
        for said in (cell, inside[0] if inside else ""):
            moment = parse(visible(said))
            if moment is not None and moment.sort is not Sort.CLOCK:
                return moment
        if yearless := _yearless(text, clock):
            return yearless
    return None


def _yearless(text: str, clock: Clock) -> Moment | None:
    """`Session 2, January 12`: in the year that brings it nearest to the meeting."""
    for found in _DAY_AND_MONTH.finditer(text):
        word, day = found[1] or found[4], found[2] or found[3]
        month = meanings("months").get(word)
        if month is None or (len(word) < _LONG_MONTH and word not in _SHORT_MONTHS):
            continue
        held = clock.held_days[0]
        year = date.fromordinal(held + date(1970, 1, 1).toordinal()).year
        dated = [parse(f"{year + step}-{month}-{day}") for step in (0, -1, 1)]
        days = [moment for moment in dated if moment is not None and moment.month_first is not None]
        if days:
            return min(days, key=lambda moment: abs((moment.month_first or 0) // DAY - held))
    return None


def _is_scheduled(said: Moment, ground: Ground) -> bool:
    return any(value is not None and value // DAY in ground.clock.held_days for value in said[:2])


def _nearest_half(moment: Moment | None, clock: Clock) -> Moment | None:
    """`6:05` on an evening's sheet is five past six in the evening."""
    if moment is None or not moment.unmarked or moment.sort is not Sort.CLOCK or moment.month_first is None:
        return moment
    hour = moment.month_first
    halves = [hour % _HALF_DAY, hour % _HALF_DAY + _HALF_DAY]
    if hour >= _HALF_DAY:
        halves.reverse()

    def distance(wall: int) -> int:
        return min(clock.gap(real, real) for day in clock.days for real in clock.readings(day * DAY + wall))

    best = min(halves, key=distance)
    return Moment(best, best, Sort.CLOCK)


def _on_day(moment: Moment | None, day: Moment | None) -> Moment | None:
    """A clock time on the day its row or its sheet names."""
    if moment is None or day is None or moment.sort is not Sort.CLOCK or moment.month_first is None:
        return moment
    clock = moment.month_first
    first, second = (None if value is None else value // DAY * DAY + clock for value in day[:2])
    return Moment(first, second, Sort.LOCAL)


def _not_before(join: Moment, leave: Moment, clock: Clock) -> Moment:
    """On one named day an exit before the join is the next day, unless the clocks explain it."""
    later: list[int | None] = []
    for day_first in (False, True):
        came, went = join.read(day_first), leave.read(day_first)
        if came is None or went is None or went >= came:
            later.append(went)
            continue
        spans = clock.span(clock.readings(came), clock.readings(went), None)
        later.append(went if spans else went + DAY)
    return Moment(later[0], later[1], leave.sort)
