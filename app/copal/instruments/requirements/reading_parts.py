"""Reading what a rule asks: audiences, selectors, minimums, caps, limits, carry-over, first and nested periods."""

from collections.abc import Sequence

from copal.instruments.requirements.fields import Misfit, Table, shown
from copal.instruments.requirements.packs import (
    Audience,
    Cap,
    CarryOver,
    FirstPeriod,
    Minimum,
    Nested,
    RepeatLimit,
    Selector,
    WeeklyHours,
)

LONGEST_MONTHS = 1200


def all_ids_differ(where: str, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise Misfit(where, f"{shown(one)} stands there twice")
        seen.add(one)


def audience(table: Table | None) -> Audience:
    if table is None:
        return Audience()

    def some(key: str) -> frozenset[str] | None:
        return frozenset(table.texts(key)) if key in table else None

    weekly = _weekly(table.table("weekly_hours")) if "weekly_hours" in table else None
    found = Audience(
        settings=some("settings"), roles=some("roles"), age_groups=some("age_groups"), weekly_hours=weekly
    )
    table.close()
    return found


def _weekly(table: Table) -> WeeklyHours:
    found = WeeklyHours(
        min=table.maybe("min", table.number),
        max=table.maybe("max", table.number),
        over=table.maybe("over", table.number),
        under=table.maybe("under", table.number),
    )
    table.close()
    return found


def a_selector(table: Table) -> Selector:
    found = _selector(table)
    table.close()
    return found


def _selector(table: Table) -> Selector:
    return Selector(
        kind=table.maybe("kind", table.text_or_texts),
        topic=table.maybe("topic", table.text_or_texts),
        mode=table.maybe("mode", table.text_or_texts),
        training=table.maybe("training", table.text_or_texts),
        provenance=table.maybe("provenance", table.text_or_texts),
    )


def a_minimum(table: Table) -> Minimum:
    found = Minimum(
        id=table.text("id"),
        selector=_selector(table),
        minutes=table.whole("minutes"),
        applies_to=audience(table.maybe("applies_to", table.table)),
    )
    table.close()
    return found


def a_cap(table: Table) -> Cap:
    found = Cap(id=table.text("id"), selector=_selector(table), minutes=table.whole("minutes"))
    table.close()
    return found


def a_repeat_limit(table: Table) -> RepeatLimit:
    selector = _selector(table)
    if ("per" in table) == ("months" in table):
        raise Misfit(table.where, "needs either per = “window” or months")
    if "per" in table:
        table.choice("per", ("window",))
    found = RepeatLimit(selector=selector, months=_months(table, "months", least=1))
    table.close()
    return found


def carry_over(table: Table) -> CarryOver:
    found = CarryOver(
        max_minutes=table.maybe("max_minutes", table.whole),
        excludes=tuple(a_selector(one) for one in table.tables("excludes")),
        earned_within_months=_months(table, "earned_within_months"),
        expires_after_months=_months(table, "expires_after_months"),
    )
    table.close()
    return found


def first_period(table: Table) -> FirstPeriod:
    if ("within_months" in table) != ("minutes" in table):
        raise Misfit(table.where, "within_months and minutes go together")
    if "pro_rata" in table:
        table.choice("pro_rata", ("per_month",))
    partial = table.choice("partial_month", ("counts", "drops")) if "partial_month" in table else "counts"
    found = FirstPeriod(
        anchor=table.text("anchor"),
        within_months=_months(table, "within_months", least=1),
        minutes=table.maybe("minutes", table.whole),
        exempt_months=_months(table, "exempt_months") or 0,
        pro_rata="pro_rata" in table,
        partial_counts=partial == "counts",
    )
    table.close()
    return found


def nested(table: Table) -> Nested:
    months = _months(table, "length_months", least=1)
    if months is None:
        raise Misfit(table.where, "the key “length_months” is missing")
    found = Nested(length_months=months, required_minutes=table.whole("required_minutes"))
    table.close()
    return found


def _months(table: Table, key: str, *, least: int = 0) -> int | None:
    if key not in table:
        return None
    months = table.whole(key, least=least)
    if months > LONGEST_MONTHS:
        raise Misfit(table.at(key), f"must be {LONGEST_MONTHS} or fewer, not {months}")
    return months
