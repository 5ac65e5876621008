"""Examples for the page of parts. The names are of the cast; nothing here is anybody's."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.pages.base.forms import Form
from copal.pages.base.frame import Said
from copal.pages.base.paging import Leaf

SIX = datetime(2026, 9, 14, 22, 0, tzinfo=UTC)  # six in the evening, Eastern
EIGHT = datetime(2026, 9, 15, 0, 0, tzinfo=UTC)
ZONE = "America/New_York"


class Specimen(Form):
    """One field of each shape."""

    email = forms.EmailField(
        label=_("Mail address"), help_text=_("We send a code there. Nobody else sees it.")
    )
    name = forms.CharField(label=_("What we should call you"), max_length=80, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[("en", "English"), ("fr", "Français")])
    going = forms.ChoiceField(
        label=_("Will you come?"),
        choices=[("yes", _("Going")), ("maybe", _("Maybe")), ("no", _("Can’t"))],
        widget=forms.RadioSelect,
    )
    setting = forms.ChoiceField(
        label=_("Where do you work?"),
        choices=[("home", _("Family child care")), ("center", _("Child care center"))],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(label=_("What is said here stays here. I agree."))
    words = forms.CharField(label=_("What happened?"), widget=forms.Textarea, required=False)
    report = forms.FileField(label=_("Meeting report"), required=False)
    code = forms.CharField(
        label=_("Code"),
        required=False,
        widget=forms.TextInput({"class": "code", "inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


def context() -> dict[str, Any]:
    """Everything the page of parts shows."""
    said = [
        Said("good", str(_("Saved.")), "/demo/parts/"),
        Said("guard", str(_("The link to the video call is missing."))),
        Said("stop", str(_("That code has run out. Ask for the new one."))),
    ]
    return {
        "said": said,
        "starts": SIX,
        "ends": EIGHT,
        "zone": ZONE,
        "people": ["Alice Example", "Bob Example", "Charlie Example", "Dora Example"],
        "leaf": Leaf(rows=[], number=2, before="?page=1", after="?page=3"),
    }
