"""Reading a case: one day, one person, their entries and the packs."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from copal.instruments.requirements.facts import Amount, Attendance, Entry, Position, Reversal
from copal.instruments.requirements.fields import CaseRefused, Misfit, Table, fraction, shown
from copal.instruments.requirements.reading import read_pack, zone
from copal.instruments.requirements.reading_parts import all_ids_differ
from copal.instruments.requirements.rulebook import Rulebook

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,9}(\.\d{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    on: date
    person: str
    positions: tuple[Position, ...]
    entries: tuple[Entry, ...]
    reversals: tuple[Reversal, ...]
    rules: Rulebook


def read_case(value: object) -> Case:
    """Raises CaseRefused or PackRefused."""
    try:
        table = Table(value, "")
        on = _day_near(table, "on")
        person = table.table("person")
        name = person.text("id")
        positions = tuple(_position(one) for one in person.tables("positions"))
        person.close()
        read = [
            _entry(Table(row, f"entries[{number}]")) for number, row in enumerate(_list(table, "entries"))
        ]
        packs = _list(table, "packs")
        table.close()
        all_ids_differ("entries", [one.id for one in read])
        all_ids_differ("positions", [one.id for one in positions])
    except Misfit as fault:
        raise CaseRefused(str(fault)) from None
    return Case(
        on=on,
        person=name,
        positions=positions,
        entries=tuple(one for one in read if isinstance(one, Entry)),
        reversals=tuple(one for one in read if isinstance(one, Reversal)),
        rules=Rulebook(read_pack(one) for one in packs),
    )


def _list(table: Table, key: str) -> list[object]:
    value = table.raw(key)
    if not isinstance(value, list):
        raise Misfit(table.at(key), f"must be a list, not {shown(value)}")
    return value


def _day_near(table: Table, key: str) -> date:
    """A day in a year that windows can be reckoned around."""
    return _near(table.day(key), table.at(key))


def _near(found: date, where: str) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Misfit(where, f"must lie in the years {FIRST_YEAR} to {LAST_YEAR}")
    return found


def _position(table: Table) -> Position:
    name = table.text("id")
    table.named(f"position {name}")
    groups = table.maybe("age_groups", table.texts)
    anchors = table.table("anchors") if "anchors" in table else None
    zone_name = table.maybe("timezone", table.text)
    found = Position(
        id=name,
        jurisdiction=table.text("jurisdiction"),
        setting=table.maybe("setting", table.text),
        role=table.maybe("role", table.text),
        weekly_hours=table.maybe("weekly_hours", table.number),
        age_groups=None if groups is None else frozenset(groups),
        anchors=_anchors(table.raw("anchors"), anchors) if anchors is not None else {},
        seeks=frozenset(table.maybe("seeks", table.texts) or ()),
        zone=zone(zone_name, table.at("timezone")) if zone_name else None,
        first=table.maybe("from", table.day),
        last=table.maybe("to", table.day),
    )
    table.close()
    return found


def _anchors(value: object, table: Table) -> dict[str, tuple[date, ...]]:
    names = list(value) if isinstance(value, dict) else []
    found: dict[str, tuple[date, ...]] = {}
    for name in names:
        raw = table.raw(name)
        if isinstance(raw, list):
            days = [_day_near(Table({name: one}, table.where), name) for one in raw]
            found[name] = tuple(sorted(set(days)))
        else:
            found[name] = (_day_near(table, name),)
    return found


def _entry(table: Table) -> Entry | Reversal:
    name = table.text("id")
    table.named(f"entry {name}")
    if "reverses" in table:
        return _reversal(table, name)
    kinds_of_amount = [key for key in ("minutes", "attendance", "amount") if key in table]
    if len(kinds_of_amount) != 1:
        raise Misfit(table.where, "needs exactly one of minutes, attendance and amount")
    found = Entry(
        id=name,
        start=_moment(table),
        kind=table.text("kind"),
        topics=table.maybe("topics", table.texts) or (),
        mode=table.maybe("mode", table.text),
        training=table.maybe("training", table.text),
        provenance=table.maybe("provenance", table.text),
        proof=frozenset(table.maybe("proof", table.texts) or ()),
        recorded=table.maybe("recorded", table.day),
        minutes=_minutes(table) if "minutes" in table else None,
        attendance=_attendance(table.table("attendance")) if "attendance" in table else None,
        amount=_amount(table.table("amount")) if "amount" in table else None,
    )
    table.close()
    return found


def _reversal(table: Table, name: str) -> Reversal:
    if ("minutes" in table) == ("all" in table):
        raise Misfit(table.where, "needs either minutes or all = true")
    minutes: int | None = None
    if "minutes" in table:
        minutes = -_minutes(table)
        if minutes <= 0:
            raise Misfit(table.at("minutes"), "must be below 0 in an entry that reverses another")
    elif not table.flag("all"):
        raise Misfit(table.at("all"), "can only be true")
    found = Reversal(
        id=name, reverses=table.text("reverses"), minutes=minutes, recorded=table.maybe("recorded", table.day)
    )
    table.close()
    return found


def _minutes(table: Table) -> int:
    value = table.raw("minutes")
    found = fraction(value, table.at("minutes"))
    if not isinstance(value, int) or found.denominator != 1:
        raise Misfit(table.at("minutes"), f"must be a whole number, not {shown(value)}")
    return int(found)


def _moment(table: Table) -> datetime:
    value = table.text("start")
    if _MOMENT.fullmatch(value):
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            _near(found.date(), table.at("start"))
            return found
    raise Misfit(table.at("start"), f"must be a moment with its offset from UTC, not {shown(value)}")


def _attendance(table: Table) -> Attendance:
    found = Attendance(
        scheduled_minutes=table.whole("scheduled_minutes"),
        attended_minutes=table.whole("attended_minutes"),
        late_minutes=table.maybe("late_minutes", table.whole) or 0,
    )
    table.close()
    return found


def _amount(table: Table) -> Amount:
    value = table.raw("value")
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        value = Decimal(value)
    found = Amount(value=fraction(value, table.at("value")), unit=table.text("unit"))
    table.close()
    return found
