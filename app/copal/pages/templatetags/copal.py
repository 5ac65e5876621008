"""The tags and filters of every screen; docs/screens.md lists them with examples."""

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from copal.base.wording import amounts, moments

register = template.Library()
ICONS = Path(__file__).parents[1] / "icons"
TURNING = {
    "arrow-right",
    "arrow-left",
    "chevron-right",
    "chevron-left",
    "arrow-up-right",
    "undo-2",
    "log-in",
    "log-out",
}


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    """Everything after `<svg` of one of our own files; never what a person typed."""
    if not name.replace("-", "").isalnum():
        raise template.TemplateSyntaxError(f"no icon can be called {name!r}")
    path = ICONS / f"{name}.svg"
    if not path.exists():
        raise template.TemplateSyntaxError(f"there is no icon {name!r} in pages/icons")
    return path.read_text(encoding="utf-8").strip().removeprefix("<svg")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """{% icon "calendar" %} is decoration; with label="…" it speaks."""
    body = mark_safe(_drawing(name))
    css = "icon turns" if name in TURNING else "icon"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"{}', css, label, body)
    return format_html('<svg class="{}" aria-hidden="true"{}', css, body)


@register.simple_tag
def who(name: str, kind: str = "") -> SafeString:
    """{% who person.chosen_name %}: initials in a circle; kind is "big", "unheard" or both. Say the name beside it."""
    return format_html(
        '<span class="who {}" aria-hidden="true" translate="no">{}</span>', kind, amounts.initials(name)
    )


@register.simple_tag
def meter(label: str, growth: float = 0, training: float = 0, now: float = 0, kind: str = "") -> SafeString:
    """{% meter label=words growth=54 training=25 %}: percentages from the start; `label` says it in words."""
    parts, start = [], 0.0
    for css, share in (("growth", growth), ("training", training), ("now", now)):
        width = max(0.0, min(float(share), 100 - start))
        if width:
            parts.append((css, round(start, 2), round(width, 2)))
        start += width
    bars = format_html_join("", '<rect class="{}" x="{}%" width="{}%" height="100%"/>', parts)
    hatch = format_html_join(
        "",
        '<line x1="{}%" x2="{}%" y1="50%" y2="50%"/>',
        ((x, x + width) for css, x, width in parts if css == "training"),
    )
    return format_html(
        '<svg class="meter {}" role="img" aria-label="{}">{}{}</svg>', kind, label, bars, hatch
    )


@register.simple_tag
def kinds(growth_minutes: int, training_minutes: int) -> str:
    """{% kinds year.growth_minutes year.training_minutes %}: "6.5 professional growth · 3 elective training"."""
    return amounts.kinds(growth_minutes, training_minutes)


@register.filter
def share(part: int, whole: int) -> float:
    """{{ minutes|share:needed_minutes }}: percent, never above 100; 0 of nothing is 0."""
    return round(min(100.0, 100 * part / whole), 2) if whole else 0.0


def _here(at: datetime, zone: str | None) -> datetime:
    if zone:
        return moments.there(at, zone)
    return timezone.localtime(at) if at.tzinfo is UTC or at.utcoffset() == UTC.utcoffset(None) else at


def _day_of(on: date | datetime, zone: str | None) -> date:
    return _here(on, zone).date() if isinstance(on, datetime) else on


@register.simple_tag
def when(starts: datetime, ends: datetime | None, zone: str) -> SafeString:
    """{% when meeting.starts_at meeting.ends_at meeting.timezone %}: day, times and zone, as <time>."""
    today = moments.there(timezone.now(), zone).date()
    words = moments.occasion(starts, ends, zone, today=today)
    return format_html('<time datetime="{}">{}</time>', moments.there(starts, zone).isoformat(), words)


@register.simple_tag
def times(starts: datetime, ends: datetime, zone: str) -> SafeString:
    """{% times starts ends zone %}: "6:00–8:00 pm Eastern", where the day is already said."""
    words = moments.times_of(starts, ends, zone)
    return format_html('<time datetime="{}">{}</time>', moments.there(starts, zone).isoformat(), words)


@register.filter
def in_zone(at: datetime, zone: str) -> datetime:
    """{{ at|in_zone:meeting.timezone }}: the same moment on that zone's clocks."""
    return moments.there(at, zone)


@register.filter
def day(on: date | datetime | None, zone: str | None = None) -> str:
    """{{ at|day:zone }}: "Monday, September 14"; the year only when it is not this one."""
    return moments.day(_day_of(on, zone), today=_day_of(timezone.now(), zone)) if on else ""


@register.filter
def full_day(on: date | datetime | None, zone: str | None = None) -> str:
    """{{ on|full_day }}: "Monday, September 14, 2026", for papers and what is checked years later."""
    return moments.day(_day_of(on, zone)) if on else ""


@register.filter
def short_day(on: date | datetime | None, zone: str | None = None) -> str:
    """{{ at|short_day:zone }}: "Sep 14"."""
    return moments.short_day(_day_of(on, zone), today=_day_of(timezone.now(), zone)) if on else ""


@register.filter
def clock(at: datetime | None, zone: str | None = None) -> str:
    """{{ at|clock:zone }}: "6:00 pm"."""
    return moments.clock(_here(at, zone)) if at else ""


@register.filter
def clock_figure(at: datetime | None, zone: str | None = None) -> str:
    """{{ at|clock_figure:zone }}: "6:00", for an agenda."""
    return moments.clock_figure(_here(at, zone)) if at else ""


@register.filter
def wall(at: datetime | None, zone: str) -> str:
    """{{ at|wall:zone }}: "6:05 pm", for the value of a field; empty for None."""
    return moments.wall(at, zone) if at else ""


register.filter("zone_name", moments.zone_name)
register.filter("initials", amounts.initials)
register.filter("hours", amounts.hours)
register.filter("bare_hours", amounts.bare_hours)
register.filter("hours_figure", amounts.hours_figure)
register.filter("signed_hours", amounts.signed)
register.filter("duration", amounts.duration)


@register.inclusion_tag("base/_field.html")
def field(asked: BoundField, kind: str = "") -> dict[str, Any]:
    """{% field form.email %}: label, hint, error, control. kind="seg" for a segmented choice, "drop" for a file."""
    return {"field": asked, "kind": kind, "shape": getattr(asked, "shape", "line")}


@register.inclusion_tag("base/_problems.html")
def problems(form: Any) -> dict[str, Any]:
    """{% problems form %}: what needs a look, with links to the fields. Nothing when all is well."""
    wrong = [asked for asked in form if asked.errors and not asked.is_hidden] if form.is_bound else []
    general = list(form.non_field_errors()) if form.is_bound else []
    hidden = [f"{e}" for asked in form.hidden_fields() for e in asked.errors] if form.is_bound else []
    return {"wrong": wrong, "general": general + hidden, "number": len(wrong) + len(general) + len(hidden)}
