"""What people fill in to plan meetings. Words come out screened, times as moments in the meeting's own zone."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from copal.base.wording import moments
from copal.domain.meetings.actions import MeetingPlan, SeriesPlan
from copal.domain.meetings.queries import SeriesLine
from copal.instruments.calendars.rhythm import LAST, Rhythm
from copal.pages.base.forms import DayField, Form
from copal.pages.base.screening import LinesField, NameField, WordsField
from copal.pages.meetings.words import NTH, rhythm_words

LONGEST_NIGHT = 8 * 60  # minutes; an end before the start means the next morning only up to this
OBJECTIVES = 12
EVERY = {
    "month": ("monthly", 1),
    "other_month": ("monthly", 2),
    "week": ("weekly", 1),
    "other_week": ("weekly", 2),
}


def zones(own: str) -> list[tuple[str, str]]:
    """Zones by the names people call them, each once, and always the community's own."""
    named: dict[str, str] = {}
    for zone in (own, *moments.ZONES):
        named.setdefault(moments.zone_name(zone), zone)
    return [(zone, name) for name, zone in named.items()]


def minutes_between(start: time, end: time) -> int:
    """An end before the start is the next day's. Clock minutes; a night on which the clocks change is handled above."""
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60)


class TimesForm(Form):
    """Start and end on the wall. `ends_on_time` after midnight is understood."""

    start_time = forms.TimeField(
        label=_("Starts at"), widget=forms.TimeInput({"type": "time", "class": "short"}, "%H:%M")
    )
    end_time = forms.TimeField(
        label=_("Ends at"), widget=forms.TimeInput({"type": "time", "class": "short"}, "%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        start, end = found.get("start_time"), found.get("end_time")
        if start and end:
            minutes = minutes_between(start, end)
            if not minutes or (end < start and minutes > LONGEST_NIGHT):
                self.add_error(
                    "end_time", forms.ValidationError(_("The end must be after the start."), "wrong_times")
                )
        return found

    def moments(self, on: date, zone: str) -> tuple[datetime, datetime]:
        """Start and end in UTC. On a night when the clocks change, both are what the clock on the wall says."""
        start, end = self.cleaned_data["start_time"], self.cleaned_data["end_time"]
        last = on + timedelta(days=1) if end < start else on
        here = ZoneInfo(zone)
        return (
            datetime.combine(on, start, here).astimezone(UTC),
            datetime.combine(last, end, here).astimezone(UTC),
        )


def place_field() -> NameField:
    return NameField(
        label=_("Place"), max_length=200, required=False,
        help_text=_("Room and address. Leave it empty if you only meet on a call."),
    )  # fmt: skip


def link_field() -> forms.URLField:
    return forms.URLField(
        label=_("Link to the video call"), max_length=500, required=False, assume_scheme="https",
        help_text=_("Only people who take part in this meeting see it."),
    )  # fmt: skip


def objectives_field() -> LinesField:
    return LinesField(
        label=_("What we want from it"), required=False, max_length=3000, most_lines=OBJECTIVES,
        help_text=_("One on each line, such as “Leave with one routine to try this week”."),
        widget=forms.Textarea({"rows": 4, "translate": "no"}),
    )  # fmt: skip


class MeetingForm(TimesForm):
    """One meeting on its own."""

    title = WordsField(label=_("What is it about?"), max_length=160)
    day = DayField(label=_("Day"), widget=forms.DateInput({"type": "date", "class": "short"}, "%Y-%m-%d"))
    zone = forms.ChoiceField(label=_("Time zone"))
    place = place_field()
    video_url = link_field()
    objectives = objectives_field()
    field_order = ("title", "day", "start_time", "end_time", "zone", "place", "video_url", "objectives")

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zones(zone)  # type: ignore[attr-defined]
        self.fields["zone"].initial = zone

    def plan(self) -> MeetingPlan:
        return self.as_plan()

    def as_plan(self, **more: Any) -> MeetingPlan:
        said = self.cleaned_data
        starts_at, ends_at = self.moments(said["day"], said["zone"])
        return MeetingPlan(
            title=said["title"], starts_at=starts_at, ends_at=ends_at, timezone=said["zone"],
            place=said["place"], video_url=said["video_url"], objectives=said["objectives"], **more,
        )  # fmt: skip


class SeriesForm(TimesForm):
    """A rhythm in plain words, and what its meetings start with."""

    title = WordsField(
        label=_("What are these meetings called?"), max_length=160,
        help_text=_("Each meeting can get a title of its own later."),
    )  # fmt: skip
    how_often = forms.ChoiceField(
        label=_("How often?"),
        choices=[
            ("month", _("Every month")),
            ("other_month", _("Every other month")),
            ("week", _("Every week")),
            ("other_week", _("Every other week")),
        ],
    )
    nth = forms.ChoiceField(
        label=_("Which one of the month?"), choices=[(n, NTH[n]) for n in (1, 2, 3, 4, LAST)], required=False,
        help_text=_("For meetings each week, this does not matter."),
    )  # fmt: skip
    weekday = forms.ChoiceField(label=_("On which day?"), choices=list(WEEKDAYS.items()))
    starts_on = DayField(
        label=_("From which day on?"), widget=forms.DateInput({"type": "date", "class": "short"}, "%Y-%m-%d"),
        help_text=_("The first meeting is the first such day from here."),
    )  # fmt: skip
    zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("The clock keeps this time in summer and winter.")
    )
    place = place_field()
    video_url = link_field()
    field_order = (
        "title", "how_often", "nth", "weekday", "starts_on", "start_time", "end_time", "zone", "place", "video_url",
    )  # fmt: skip

    def __init__(self, *args: Any, zone: str, series: SeriesLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.series = series
        self.fields["zone"].choices = zones(zone)  # type: ignore[attr-defined]
        self.fields["zone"].initial = zone
        if series and how_often(series.rhythm) == "as_it_is":
            kept = ("as_it_is", rhythm_words(series.rhythm))
            self.fields["how_often"].choices = [kept, *self.fields["how_often"].choices]  # type: ignore[attr-defined]

    def plan(self, **more: Any) -> SeriesPlan:
        said = self.cleaned_data
        return SeriesPlan(
            title=said["title"], rhythm=self._rhythm(), starts_on=said["starts_on"],
            start_time=said["start_time"], minutes=minutes_between(said["start_time"], said["end_time"]),
            timezone=said["zone"], place=said["place"], video_url=said["video_url"], **more,
        )  # fmt: skip

    def _rhythm(self) -> Rhythm:
        said = self.cleaned_data
        if said["how_often"] == "as_it_is" and self.series:
            return self.series.rhythm
        kind, every = EVERY[said["how_often"]]
        if kind == "weekly":
            return Rhythm.weekly(int(said["weekday"]), every=every)
        return Rhythm.monthly_on_weekday(int(said["nth"] or 1), int(said["weekday"]), every=every)


def how_often(rhythm: Rhythm) -> str:
    """The choice of the form that stands for this rhythm, "as_it_is" for one the form cannot say."""
    kind = {"weekly": "weekly", "monthly_weekday": "monthly"}.get(rhythm.kind)
    found = [name for name, pair in EVERY.items() if pair == (kind, rhythm.every)]
    return found[0] if found and rhythm.nth != 5 else "as_it_is"  # noqa: PLR2004 - no fifth in the form


def series_initial(series: SeriesLine) -> dict[str, Any]:
    """What the form shows for a series that is there."""
    begins = datetime.combine(date(2000, 1, 3), series.start_time)
    return {
        "title": series.title,
        "how_often": how_often(series.rhythm),
        "nth": series.rhythm.nth or 1,
        "weekday": series.rhythm.weekday or 0,
        "starts_on": series.starts_on,
        "start_time": series.start_time,
        "end_time": (begins + timedelta(minutes=series.minutes)).time(),
        "zone": series.timezone,
        "place": series.place,
        "video_url": series.video_url,
    }


class EndForm(Form):
    """The last day of a series."""

    on = DayField(
        label=_("Last day"), widget=forms.DateInput({"type": "date", "class": "short"}, "%Y-%m-%d"),
        help_text=_("Meetings after this day are taken away. People who were invited to one are told."),
    )  # fmt: skip


class EditForm(Form):
    """Words and link of one meeting."""

    title = WordsField(label=_("What is it about?"), max_length=160)
    objectives = objectives_field()
    video_url = link_field()


class MoveForm(TimesForm):
    """A new time or place."""

    day = DayField(label=_("Day"), widget=forms.DateInput({"type": "date", "class": "short"}, "%Y-%m-%d"))
    place = place_field()
    field_order = ("day", "start_time", "end_time", "place")


class CancelForm(Form):
    reason = WordsField(
        label=_("Why?"), max_length=300, required=False,
        help_text=_("Everyone who was invited reads this."),
    )  # fmt: skip


class GuestForm(Form):
    """Someone to invite to this one meeting."""

    email = forms.EmailField(
        label=_("Mail address"), max_length=254, widget=forms.EmailInput({"autocomplete": "off"})
    )
    name = NameField(
        label=_("Name"), max_length=80, required=False,
        help_text=_("What to call them. Not needed if they are already in this network."),
    )  # fmt: skip
