"""The time a rule counts in, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from copal.base.wording.moments import short_day
from copal.instruments.requirements import Edition

DATES = {
    "hire": gettext_lazy("the day of hire"),
    "licence": gettext_lazy("the day the license was issued"),
}
YEAR = 12
LEAP_YEAR = 2024  # so that each day of a year can be named


def window_in_words(one: Edition) -> str:
    window = one.window
    if window.kind == "none":
        return _("no end")
    if window.kind == "calendar_year":
        starts = date(LEAP_YEAR, *window.starts)
        return _("a year from %(day)s") % {"day": short_day(starts, today=starts)}
    length = _length(window.length_months)
    if window.kind == "rolling_months":
        return _("the last %(length)s") % {"length": length}
    since = str(DATES.get(window.anchor or "", window.anchor or ""))
    if window.kind == "fixed_term":
        return _("%(length)s from %(day)s, once") % {"length": length, "day": since}
    if window.length_months == YEAR:
        return _("each year from %(day)s") % {"day": since}
    return _("every %(length)s from %(day)s") % {"length": length, "day": since}


def _length(months: int) -> str:
    if months % YEAR == 0:
        return ngettext("%(number)s year", "%(number)s years", months // YEAR) % {"number": months // YEAR}
    return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}
