"""From a table (TOML or JSON) to a pack. An unknown or missing key, or a value out of its range, refuses the whole pack."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from copal.instruments.requirements.fields import Misfit, PackRefused, Table, shown
from copal.instruments.requirements.packs import (
    BOUNDED,
    Citation,
    Confidence,
    Conversion,
    Crosswalk,
    Edition,
    Pack,
    PackHead,
    RoundingMode,
    WindowKind,
    WindowRule,
)
from copal.instruments.requirements.reading_parts import (
    a_cap,
    a_minimum,
    a_repeat_limit,
    a_selector,
    all_ids_differ,
    audience,
    carry_over,
    first_period,
    nested,
)
from copal.instruments.requirements.reading_prices import CLOCK_HOUR, attendance, rounding, units

ANY = "any"
LONGEST_MONTHS = 1200
_ROUNDING = ("floor", "half_up", "ceil")
_KINDS = ("calendar_year", "anniversary", "fixed_term", "rolling_months", "none")
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})", re.ASCII)


def read_pack(value: object) -> Pack:
    """Raises PackRefused, with the pack's id where it could be read."""
    try:
        return _pack(Table(value, ""))
    except Misfit as fault:
        raise PackRefused(_id_of(value), str(fault)) from None


def _id_of(value: object) -> str:
    head = value.get("pack") if isinstance(value, Mapping) else None
    found = head.get("id") if isinstance(head, Mapping) else None
    return found if isinstance(found, str) else ""


def _pack(table: Table) -> Pack:
    head = _head(table.table("pack"))
    editions = tuple(_edition(one, head) for one in table.tables("rule"))
    conversions = tuple(_conversion(one) for one in table.tables("conversion"))
    table.close()
    if head.jurisdiction == ANY and editions:
        raise Misfit("pack.jurisdiction", "“any” is for packs that hold conversions only")
    all_ids_differ("conversion", [one.id for one in conversions])
    check_editions(editions)
    return Pack(head=head, editions=editions, conversions=conversions)


def check_editions(editions: tuple[Edition, ...]) -> None:
    """Editions of one rule have names of their own and never overlap. Raises Misfit."""
    by_rule: dict[str, list[Edition]] = {}
    for one in editions:
        by_rule.setdefault(one.id, []).append(one)
    for rule, found in by_rule.items():
        all_ids_differ(f"rule {rule}: edition", [one.edition for one in found])
        found.sort(key=lambda one: one.effective_from)
        for before, after in pairwise(found):
            if before.effective_to is None or before.effective_to >= after.effective_from:
                names = f"“{before.edition}” and “{after.edition}”"
                raise Misfit(f"rule {rule}", f"the editions {names} are in force at the same time")


def zone(name: str, where: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Misfit(where, f"{shown(name)} is not a time zone") from None


def _head(table: Table) -> PackHead:
    head = PackHead(
        id=table.text("id"),
        version=table.text("version"),
        jurisdiction=table.text("jurisdiction"),
        zone=zone(table.text("timezone"), table.at("timezone")),
        authority=table.text("authority"),
        title=table.text("title"),
    )
    table.close()
    return head


def _conversion(table: Table) -> Conversion:
    name = table.text("id")
    table.named(f"conversion {name}")
    conversion = Conversion(
        id=name,
        unit=table.text("unit"),
        minutes_per_unit=table.whole("minutes_per_unit", least=1),
        decimals=table.whole("decimals"),
        mode=cast("RoundingMode", table.choice("mode", _ROUNDING)),
    )
    if conversion.decimals > 9:  # noqa: PLR2004
        raise Misfit(table.at("decimals"), "must be 9 or fewer")
    table.maybe("title", table.text)
    table.maybe("note", table.text)
    if "citation" in table:
        _citation(table.table("citation"))
    table.close()
    return conversion


def _edition(table: Table, head: PackHead) -> Edition:
    table.named(f"rule {table.text('id')}")
    window = _window(table.table("window"))
    first = first_period(table.table("first_period")) if "first_period" in table else None
    edition = Edition(
        id=table.text("id"),
        edition=table.text("edition"),
        title=table.text("title"),
        note=str(table.maybe("note", table.text) or ""),
        pack=head,
        effective_from=table.day("effective_from"),
        effective_to=table.maybe("effective_to", table.day),
        window=window,
        citation=_citation(table.table("citation")),
        opt_in=bool(table.maybe("opt_in", table.flag)),
        required_minutes=table.maybe("required_minutes", table.whole),
        report=table.maybe("report", table.text),
        crosswalk=tuple(_crosswalk(one) for one in table.tables("crosswalk")),
        first_period=first,
        **_lists(table),
        **_prices(table),
    )
    table.close()
    _check(edition, table)
    return edition


def _lists(table: Table) -> dict[str, Any]:
    """What is asked besides the total."""
    return {
        "applies_to": audience(table.maybe("applies_to", table.table)),
        "minimums": tuple(a_minimum(one) for one in table.tables("minimums")),
        "caps": tuple(a_cap(one) for one in table.tables("caps")),
        "repeat_limits": tuple(a_repeat_limit(one) for one in table.tables("repeat_limits")),
        "carry_over": carry_over(table.table("carry_over")) if "carry_over" in table else None,
        "nested": nested(table.table("nested")) if "nested" in table else None,
    }


def _prices(table: Table) -> dict[str, Any]:
    """The keys that are read by the rule of an entry's own day."""
    accepted = table.maybe("accepts_provenance", table.texts)
    accepts = frozenset(table.texts("accepts"))
    if not accepts:
        raise Misfit(table.at("accepts"), "must name at least one kind of credit")
    return {
        "accepts": accepts,
        "excludes": tuple(a_selector(one) for one in table.tables("excludes")),
        "accepts_provenance": None if accepted is None else frozenset(accepted),
        "proof": frozenset(table.maybe("proof", table.texts) or ()),
        "attendance": attendance(table.maybe("attendance", table.table)),
        "units": units(table.raw("units"), table.at("units")) if "units" in table else CLOCK_HOUR,
        "instruction_hour_minutes": _instruction_hour(table),
        "rounding": rounding(table.maybe("rounding", table.table)),
    }


def _instruction_hour(table: Table) -> int:
    if "instruction_hour_minutes" not in table:
        return 60
    return table.whole("instruction_hour_minutes", least=1)


def _check(edition: Edition, table: Table) -> None:
    """What no key can tell by itself."""
    if edition.effective_to is not None and edition.effective_to < edition.effective_from:
        raise Misfit(table.at("effective_to"), "must not lie before effective_from")
    all_ids_differ(table.at("minimums"), [one.id for one in edition.minimums])
    all_ids_differ(table.at("caps"), [one.id for one in edition.caps])
    if edition.nested is not None and edition.window.inclusive:
        raise Misfit(table.at("nested"), "goes with windows whose end is “exclusive” only")


def _window(table: Table) -> WindowRule:
    kind = cast("WindowKind", table.choice("kind", _KINDS))
    window = WindowRule(
        kind=kind,
        anchor=table.maybe("anchor", table.text),
        length_months=_length(table, kind),
        starts=_starts(table) if "starts" in table else (1, 1),
        inclusive="end" in table and table.choice("end", ("exclusive", "inclusive")) == "inclusive",
        mar01="feb29" in table and table.choice("feb29", ("feb28", "mar01")) == "mar01",
    )
    if window.anchor is None and kind in BOUNDED - {"calendar_year"}:
        raise Misfit(table.where, "the key “anchor” is missing")
    table.close()
    return window


def _length(table: Table, kind: WindowKind) -> int:
    if "length_months" not in table:
        return 12
    months = table.whole("length_months", least=1)
    if months > LONGEST_MONTHS:
        raise Misfit(table.at("length_months"), f"must be {LONGEST_MONTHS} or fewer, not {months}")
    if kind == "calendar_year" and months != 12:  # noqa: PLR2004
        raise Misfit(table.at("length_months"), f"a calendar year has 12 months, not {months}")
    return months


def _starts(table: Table) -> tuple[int, int]:
    value = table.text("starts")
    found = _MONTH_DAY.fullmatch(value)
    if found:
        month, day = int(found[1]), int(found[2])
        try:
            date(2024, month, day)  # a leap year: 29 February falls as `feb29` says
        except ValueError:
            pass
        else:
            return month, day
    raise Misfit(table.at("starts"), f"must be a day of the year as MM-DD, not {shown(value)}")


def _citation(table: Table) -> Citation:
    citation = Citation(
        title=table.text("title"),
        url=table.text("url"),
        read_on=table.day("read_on"),
        confidence=cast("Confidence", table.choice("confidence", ("verified", "secondary", "unsure"))),
    )
    table.close()
    return citation


def _crosswalk(table: Table) -> Crosswalk:
    crosswalk = Crosswalk(from_rule=table.text("from"), on=table.day("on"))
    table.close()
    return crosswalk
