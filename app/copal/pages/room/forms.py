"""What is asked at the door and at the facilitator's desk."""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.domain.attendance import rules
from copal.pages.base.forms import Form
from copal.pages.base.screening import WordsField
from copal.pages.room.clocks import SINCE, UNTIL, ClockField, moment

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting


def fresh_key() -> str:
    """A key for one drawn form: sent twice, done once."""
    return uuid.uuid4().hex


class CodeForm(Form):
    code = forms.CharField(
        label=_("Code on the screen"),
        max_length=20,
        widget=forms.TextInput(
            {
                "class": "code",
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "enterkeyhint": "go",
                "maxlength": "20",
            }
        ),
        error_messages={"required": _("Type the six digits that are on the screen.")},
    )
    client_key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_key": fresh_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class TimesForm(Form):
    """From when until when; read on the clock of the meeting it was made for."""

    since = ClockField(label=SINCE, error_messages={"required": _("Say when they came.")})
    until = ClockField(label=UNTIL, required=False)

    def __init__(self, *args: Any, meeting: "Meeting", **kwargs: Any) -> None:
        self.meeting = meeting
        super().__init__(*args, **kwargs)

    @property
    def why_not(self) -> str:
        """Everything that is wrong, in one line, for a page that shows no form again."""
        return " ".join(str(words) for errors in self.errors.values() for words in errors)

    def moments(self) -> tuple[datetime, datetime | None]:
        """After `is_valid`. An empty end stays open."""
        since, until = self.cleaned_data["since"], self.cleaned_data.get("until")
        return moment(since, self.meeting), moment(until, self.meeting) if until else None


class NewcomerForm(TimesForm):
    name = forms.CharField(
        label=_("Name"), max_length=80, error_messages={"required": _("Write down a name.")}
    )
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("With it, they can open an account later and find these hours."),
    )
    how = forms.ChoiceField(
        label=_("Where"),
        choices=[("", _("In the room")), (rules.ON_PHONE, _("On the phone"))],
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )
    client_key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    field_order = ("name", "email", "how", "since", "until")


class ClaimForm(TimesForm):
    until = ClockField(label=_("You left at"), error_messages={"required": _("Say when you left.")})
    words = WordsField(
        audience="facilitators",
        label=_("Anything that helps"),
        help_text=_(
            "For example where you sat, or why the report does not show you. Only facilitators read it."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    field_order = ("since", "until", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].label = _("You came at")
