"""Tags of the meeting screens, for other screens too: {% load meetings %}."""

from datetime import UTC, date, datetime, time, timedelta

from django import template
from django.utils.functional import Promise

from copal.base.wording import moments
from copal.instruments.calendars.rhythm import Rhythm
from copal.pages.meetings.words import ANSWER_CHIPS, SHORTLY, rhythm_words

register = template.Library()


@register.filter
def rhythm(value: Rhythm) -> str:
    """{{ series.rhythm|rhythm }}: "Second Monday of the month"."""
    return rhythm_words(value)


@register.simple_tag
def wall_times(start: time, minutes: int) -> str:
    """{% wall_times series.start_time series.minutes %}: "6:00–8:00 pm", on the wall, whatever the zone."""
    begins = datetime.combine(date(2000, 1, 3), start, UTC)
    return moments.clocks(begins, begins + timedelta(minutes=minutes))


@register.filter
def answer_chip(coming: str) -> str:
    """The colour of an answer's chip."""
    return ANSWER_CHIPS.get(coming, "")


@register.simple_tag
def answer_words(coming: str) -> str | Promise:
    """{% answer_words line.mine %}: "You’re going", or "" when there is no answer."""
    return SHORTLY.get(coming, "")
