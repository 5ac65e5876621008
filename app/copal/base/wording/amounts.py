"""Minutes as people read them. Everything is integer minutes until the very last step; nothing is rounded."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext, pgettext

from copal.base.wording.once import once_per_language

MINUTES_AN_HOUR = 60
EXACT_STEP = 3  # minutes: a multiple of three is a whole number of hundredths of an hour


@once_per_language
def hours_figure(minutes: int) -> str:
    """ "1.25", "1.50", "-0.50": always two places, for columns. Falls back to "1 h 10 min" when two places would lie."""
    if minutes % EXACT_STEP:
        return duration(minutes)
    return number_format(Decimal(minutes) / MINUTES_AN_HOUR, decimal_pos=2)


@once_per_language
def hours(minutes: int) -> str:
    """ "1.25 h", "9.5 h", "12 h"; "1 h 10 min" when hundredths would not be exact."""
    if minutes % EXACT_STEP:
        return duration(minutes)
    return pgettext("hours, short", "%(figure)s h") % {"figure": bare_hours(minutes)}


@once_per_language
def bare_hours(minutes: int) -> str:
    """The same without the unit, for a sentence that says "hours" itself."""
    if minutes % EXACT_STEP:
        return duration(minutes)
    figure = Decimal(minutes) / MINUTES_AN_HOUR
    return number_format(figure.normalize() if figure % 1 else figure.to_integral_value())


def kinds(growth_minutes: int, training_minutes: int) -> str:
    """ "6.5 professional growth · 3 elective training": hours of the kinds that are there, and only those."""
    said = []
    if growth_minutes:
        said.append(gettext("%(hours)s professional growth") % {"hours": bare_hours(growth_minutes)})
    if training_minutes:
        said.append(gettext("%(hours)s elective training") % {"hours": bare_hours(training_minutes)})
    return " · ".join(said) or gettext("No hours")


def signed(minutes: int) -> str:
    """ "+0.50" or "−0.50": what a correction adds or takes. The minus is a real minus sign."""
    return ("+" if minutes >= 0 else "−") + hours_figure(abs(minutes))


@once_per_language
def duration(minutes: int) -> str:
    """ "1 h 15 min", "45 min", "2 h"."""
    sign = "−" if minutes < 0 else ""
    whole, rest = divmod(abs(minutes), MINUTES_AN_HOUR)
    if not whole:
        said = pgettext("length of time", "%(minutes)d min") % {"minutes": rest}
    elif not rest:
        said = pgettext("length of time", "%(hours)d h") % {"hours": whole}
    else:
        said = pgettext("length of time", "%(hours)d h %(minutes)d min") % {"hours": whole, "minutes": rest}
    return sign + said


def initials(name: str) -> str:
    """ "DW" for Dana Whitcomb, "A" for Amina: first letters of the first and the last word, in any script."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words[:1]
    return "".join(word[0] for word in chosen).upper() or "?"
