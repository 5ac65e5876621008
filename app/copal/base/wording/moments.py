"""Dates and times as people say them, in the reader's language and the meeting's own zone.

Every function takes an aware datetime and an IANA zone such as "America/New_York". Words come from Django's
own catalogs (months, weekdays) and from ours (names of zones).
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_noop as _

from copal.base.wording.once import once_per_language

# day with weekday, the same with year, short day, short day with year
PATTERNS = {
    "en": ("l, F j", "l, F j, Y", "M j", "M j, Y"),
    "fr": ("l j F", "l j F Y", "j M", "j M Y"),
    "es": (r"l j \d\e F", r"l j \d\e F \d\e Y", "j M", "j M Y"),
    "pt": (r"l, j \d\e F", r"l, j \d\e F \d\e Y", r"j \d\e M", r"j \d\e M Y"),
    "so": ("l, j F", "l, j F Y", "j M", "j M Y"),
    "ar": ("l j F", "l j F Y", "j F", "j F Y"),
}
TWELVE_HOURS = {"en", "so", "ar"}

ZONES = {
    "America/New_York": _("Eastern"),
    "America/Detroit": _("Eastern"),
    "America/Toronto": _("Eastern"),
    "America/Chicago": _("Central"),
    "America/Denver": _("Mountain"),
    "America/Phoenix": _("Arizona time"),
    "America/Los_Angeles": _("Pacific"),
    "America/Anchorage": _("Alaska time"),
    "Pacific/Honolulu": _("Hawaii time"),
    "America/Halifax": _("Atlantic"),
    "America/Moncton": _("Atlantic"),
    "UTC": _("UTC"),
}


def _language() -> str:
    code = (get_language() or "en").split("-")[0]
    return code if code in PATTERNS else "en"


@once_per_language
def _said(on: date, which: int) -> str:
    return dateformat.format(on, PATTERNS[_language()][which])


def _date_of(on: date) -> date:
    return on.date() if isinstance(on, datetime) else on


@once_per_language
def _clock(hour: int, minute: int) -> tuple[str, str]:
    """Figure and half of the day: ("6:00", "pm"), or ("18:00", "") where people count to twenty-four."""
    if _language() not in TWELVE_HOURS:
        return f"{hour:02d}:{minute:02d}", ""
    half = pgettext("time of day", "am") if hour < 12 else pgettext("time of day", "pm")  # noqa: PLR2004
    return f"{hour % 12 or 12}:{minute:02d}", half


def there(at: datetime, zone: str) -> datetime:
    """The same moment on the clocks of `zone`."""
    return at.astimezone(ZoneInfo(zone))


@once_per_language
def zone_name(zone: str) -> str:
    """ "Eastern" for the zones people name, "Lisbon time" for others."""
    if zone in ZONES:
        return gettext(ZONES[zone])
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return gettext("%(city)s time") % {"city": city}


def day(on: date, *, today: date | None = None) -> str:
    """ "Monday, September 14"; with the year when it is not the year of `today` (None: always with it)."""
    same_year = today is not None and on.year == today.year
    return _said(_date_of(on), 0 if same_year else 1)


def short_day(on: date, *, today: date | None = None) -> str:
    """ "Sep 14", or "Sep 14, 2025"."""
    same_year = today is not None and on.year == today.year
    return _said(_date_of(on), 2 if same_year else 3)


def clock(at: datetime) -> str:
    """ "6:00 pm", or "18:00" where people say it so. `at` is already in its zone."""
    return " ".join(_clock(at.hour, at.minute)).strip()


def clock_figure(at: datetime) -> str:
    """ "6:00": for an agenda, where the half of the day is plain."""
    return _clock(at.hour, at.minute)[0]


def clocks(starts: datetime, ends: datetime) -> str:
    """ "6:00–8:00 pm", "11:30 am–1:00 pm", "18:00–20:00". Both already in their zone."""
    figure, half = _clock(starts.hour, starts.minute)
    same_half = half == _clock(ends.hour, ends.minute)[1] and starts.date() == ends.date()
    return f"{figure if same_half else clock(starts)}–{clock(ends)}"


@once_per_language
def occasion(starts: datetime, ends: datetime | None, zone: str, *, today: date | None = None) -> str:
    """ "Monday, September 14, 6:00–8:00 pm Eastern": day, times and zone of a meeting."""
    begin = there(starts, zone)
    times = clocks(begin, there(ends, zone)) if ends else clock(begin)
    parts = {"day": day(begin.date(), today=today), "times": times, "zone": zone_name(zone)}
    return pgettext("day, times and zone of a meeting", "%(day)s, %(times)s %(zone)s") % parts


@once_per_language
def times_of(starts: datetime, ends: datetime, zone: str) -> str:
    """ "6:00–8:00 pm Eastern", where the day is already on the screen."""
    parts = {"times": clocks(there(starts, zone), there(ends, zone)), "zone": zone_name(zone)}
    return pgettext("times and zone", "%(times)s %(zone)s") % parts


def wall(at: datetime, zone: str) -> str:
    """What stands in a field for a time, readable by a program again: "6:05 pm" in English, "18:05" elsewhere."""
    local = there(at, zone)
    if (get_language() or "en").startswith("en"):
        return f"{local.hour % 12 or 12}:{local.minute:02d} {'am' if local.hour < 12 else 'pm'}"  # noqa: PLR2004
    return f"{local.hour:02d}:{local.minute:02d}"
