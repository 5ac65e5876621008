"""Clock times as people type them, and the moments they mean at a meeting."""

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording.moments import wall
from copal.domain.attendance import rules

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?\s*([ap])?\.?\s*m?\.?")
NOON = 12
HOURS, MINUTES = 24, 60


def clock_of(typed: str) -> list[time]:
    """What "18:05", "6:05 pm", "6pm" or "18h05" can mean, digits of any script; nothing where it is no time.

    "6:05" alone can mean morning or evening: both are returned, and the meeting decides (`moment`).
    """
    plain = "".join(str(int(one)) if one.isdecimal() else one for one in typed.strip().lower())
    found = CLOCK.fullmatch(plain)
    if not found:
        return []
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= NOON:
        return []
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    if hour >= HOURS or minute >= MINUTES:
        return []
    either = not half and 1 <= hour <= NOON and not found[1].startswith("0")
    return [time(hour, minute), time((hour + NOON) % HOURS, minute)] if either else [time(hour, minute)]


class ClockField(forms.Field):
    """A time of day as people write it; cleaned to what it can mean, or None where it was left empty."""

    widget = forms.TextInput({"class": "short", "autocomplete": "off", "maxlength": "12"})

    def to_python(self, value: Any) -> list[time] | None:
        if not value:
            return None
        found = clock_of(str(value))
        if not found:
            raise forms.ValidationError(_("Write a time such as 6:05 pm."), code="no_time")
        return found


def moment(readings: Sequence[time], meeting: "Meeting") -> datetime:
    """The moment nearest the middle of the meeting when its clock shows one of the readings."""
    middle = meeting.starts_at + (meeting.ends_at - meeting.starts_at) / 2
    meant = [rules.moment(one, near=middle, zone=meeting.timezone) for one in readings]
    return min(meant, key=lambda one: abs(one - middle))


def typed(at: datetime, meeting: "Meeting") -> str:
    """What a time field shows for a moment, so that it reads back as the same: "6:05 pm", or "18:05"."""
    return wall(at, meeting.timezone)


SINCE = gettext_lazy("Came at")
UNTIL = gettext_lazy("Left at")
