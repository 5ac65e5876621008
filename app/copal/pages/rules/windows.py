"""The time a rule counts in, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording.moments import short_day
from copal.instruments.requirements import Edition
from copal.pages.hours.spans import YEAR, length_in_words

DATES = {
    "hire": gettext_lazy("the day of hire"),
    "licence": gettext_lazy("the day the license was issued"),
}
LEAP_YEAR = 2024  # so that each day of a year can be named


def window_in_words(one: Edition) -> str:
    window = one.window
    if window.kind == "none":
        return _("no end")
    if window.kind == "calendar_year":
        starts = date(LEAP_YEAR, *window.starts)
        return _("a year from %(day)s") % {"day": short_day(starts, today=starts)}
    length = length_in_words(window.length_months)
    if window.kind == "rolling_months":
        return _("the last %(length)s") % {"length": length}
    since = str(DATES.get(window.anchor or "", window.anchor or ""))
    if window.kind == "fixed_term":
        return _("%(length)s from %(day)s, once") % {"length": length, "day": since}
    if window.length_months == YEAR:
        return _("each year from %(day)s") % {"day": since}
    return _("every %(length)s from %(day)s") % {"length": length, "day": since}
