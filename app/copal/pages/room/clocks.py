"""Clock times as people type them, and the moments they mean at a meeting."""

import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.domain.attendance import rules
from copal.pages.base.moments import there

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?\s*([ap])?\.?\s*m?\.?")
NOON = 12


def clock_of(typed: str) -> time | None:
    """ "18:05", "6:05 pm", "6pm", "18h05"; digits of any script. None where it is no time of day."""
    plain = "".join(str(int(one)) if one.isdecimal() else one for one in typed.strip().lower())
    found = CLOCK.fullmatch(plain)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - the clock's own limits


class ClockField(forms.Field):
    """A time of day; cleaned to a `time`, or None where it was left empty."""

    widget = forms.TextInput({"type": "time", "class": "short"})

    def to_python(self, value: Any) -> time | None:
        if not value:
            return None
        found = clock_of(str(value))
        if found is None:
            raise forms.ValidationError(_("Write a time such as 6:05 pm."), code="no_time")
        return found


def moment(clock: time, meeting: "Meeting") -> datetime:
    """The moment of the meeting's evening when its clock shows `clock`."""
    middle = meeting.starts_at + (meeting.ends_at - meeting.starts_at) / 2
    return rules.moment(clock, near=middle, zone=meeting.timezone)


def typed(at: datetime, meeting: "Meeting") -> str:
    """What a time field shows for a moment: "18:05"."""
    return there(at, meeting.timezone).strftime("%H:%M")


SINCE = gettext_lazy("Came at")
UNTIL = gettext_lazy("Left at")
