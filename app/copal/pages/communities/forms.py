from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.actions import CommunityDetails
from copal.pages.base.forms import DayField, Form
from copal.pages.base.screening import LinesField, NameField, WordsField
from copal.pages.communities import choices

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST_BYTES = 10 << 20
DAY = {"type": "date", "class": "short"}


class CommunityForm(Form):
    """What a community is like. `offered` holds the network's regions; `on` is today."""

    name = NameField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices.KINDS, widget=forms.RadioSelect)
    domain = WordsField(
        label=_("What you care about together"), audience="network",
        help_text=_("The interest or concern that brings people here, in a sentence or two."),
        max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    practice = WordsField(
        label=_("What you learn to do better"), audience="network", max_length=2000, required=False,
        help_text=_("What people do at work that this community helps with."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    region = forms.ChoiceField(
        label=_("Region"), required=False, widget=forms.Select(attrs={"class": "medium"})
    )
    language = forms.ChoiceField(label=_("Language"), widget=forms.Select(attrs={"class": "medium"}))
    timezone = forms.ChoiceField(label=_("Time zone"), widget=forms.Select(attrs={"class": "medium"}))
    joining = forms.ChoiceField(
        label=_("How people get in"), choices=choices.WAYS_IN, widget=forms.RadioSelect
    )
    application_question = WordsField(
        label=_("Question for people who apply"), audience="network", max_length=500, required=False,
        help_text=_("Only needed where people apply."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=100_000,
        help_text=_("Leave empty for no limit. When every seat is taken, people wait in line. Who leads takes no seat."),
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )  # fmt: skip
    starts_date = DayField(
        label=_("First day"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    ends_date = DayField(
        label=_("Last day"), required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
    )  # fmt: skip
    attendance_policy = forms.ChoiceField(label=_("How hours are counted"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offered: list[str], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.initial
        options = {
            "region": choices.regions(offered, given.get("region", "")),
            "language": choices.languages(),
            "timezone": choices.zones(given.get("timezone", "")),
            "attendance_policy": choices.policies(on),
        }
        for name, offer in options.items():
            self.fields[name].choices = offer  # type: ignore[attr-defined]

    def details(self) -> CommunityDetails:
        """What was filled in, its words screened for everyone in the network."""
        return cast("CommunityDetails", dict(self.cleaned_data))


class WayInForm(Form):
    """Joining, asking, applying, waiting: one form. The version is the one whose words stood on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = WordsField(
        label=_("A word about you"), audience="facilitators", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For the facilitators only. What you do, and what you hope for."),
    )  # fmt: skip

    def ask_for(self, how: str, question: str) -> None:
        if how == "join":
            del self.fields["words"]
        elif question:
            self.fields["words"].label = question
            self.fields["words"].required = True
            self.fields["words"].help_text = _("Only the facilitators read your answer.")


class AddMemberForm(Form):
    address = forms.EmailField(
        label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = NameField(
        label=_("Name"), max_length=80, required=False, help_text=_("Only needed if they are new here."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class ExpectationsForm(Form):
    """One sentence a line. `based_on` is the version that stood in the form."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    lines = LinesField(
        longest_line=600, strip_bullets=False, label=_("What we expect of one another"), help_text=_("One to a line."), max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    confidentiality = LinesField(
        longest_line=600, strip_bullets=False, label=_("What stays among us"), help_text=_("One paragraph to a line."), max_length=12_000, required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip


class RosterForm(Form):
    roster = forms.FileField(
        label=_("Your list"), help_text=_("A CSV file or an Excel workbook (.xlsx), with or without mail addresses."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={"empty": _("This file is empty."), "required": _("Choose a file first.")},
    )  # fmt: skip

    def clean_roster(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["roster"]
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 10 megabytes. Bring only the list itself.")
            )
        return file
