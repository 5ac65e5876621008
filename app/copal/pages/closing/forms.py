from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.base.intervals import Interval
from copal.pages.base.forms import Form
from copal.pages.base.screening import WordsField

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

CLOCK = forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")


class CloseForm(Form):
    """When the meeting really began and ended, on the clock where it hangs."""

    began = forms.TimeField(label=_("It began at"), widget=CLOCK)
    ended = forms.TimeField(label=_("It ended at"), widget=CLOCK)

    def __init__(self, meeting: "Meeting", *args: Any, **kwargs: Any) -> None:
        self.zone = ZoneInfo(meeting.timezone)
        self.starts = meeting.starts_at.astimezone(self.zone)
        self.ends = meeting.ends_at.astimezone(self.zone)
        kwargs.setdefault("initial", {"began": self.starts.time(), "ended": self.ends.time()})
        super().__init__(*args, **kwargs)

    def session(self) -> Interval:
        """The typed times as moments in UTC, so that their difference is real time on a night of clock changes.

        Each lies on the day, and in an hour that comes twice at the turn, that puts it nearest the schedule.
        """
        asked = self.cleaned_data
        return Interval(self._near(self.starts, asked["began"]), self._near(self.ends, asked["ended"]))

    def _near(self, planned: datetime, typed: Any) -> datetime:
        days = [planned.date() + timedelta(days=shift) for shift in (-1, 0, 1)]
        moments = [
            datetime.combine(day, typed.replace(fold=fold), tzinfo=self.zone).astimezone(UTC)
            for day in days
            for fold in (0, 1)
        ]
        return min(moments, key=lambda one: abs(one - planned.astimezone(UTC)))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"began", "ended"} <= cleaned.keys() and not self.errors:
            session = self.session()
            if session.until <= session.since:
                self.add_error("ended", _("The meeting has to end after it began."))
        return cleaned


class ReasonForm(Form):
    """Why hours change after the close. The member reads it."""

    reason = WordsField(
        audience="attended",
        label=_("Why do the hours change?"),
        help_text=_("The people concerned will read this. No names of children or families, please."),
        max_length=300,
        widget=forms.TextInput,
    )


class DecisionForm(Form):
    decision = forms.ChoiceField(choices=[("accepted", ""), ("declined", "")])
    words = WordsField(audience="attended", label=_("Your answer"), max_length=300, required=False)
