from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.domain.people.queries import profile_settings
from copal.domain.programmes.rules import Pasted, addresses_in
from copal.pages.base.forms import Form
from copal.pages.base.screening import NameField

MOST_SHOWN = 3


class ProgrammeForm(Form):
    name = NameField(
        label=_("Name of the program"), max_length=80,
        help_text=_("As your staff know it. The people you ask see it."),
    )  # fmt: skip
    place = NameField(label=_("Town or region"), max_length=60, required=False)
    setting = forms.ChoiceField(label=_("What it is"), choices=profile_settings)


class AddressesForm(Form):
    """Mail addresses in any order: typed, pasted from a list, or from a mail program."""

    addresses = forms.CharField(
        label=_("Mail addresses"), max_length=20_000,
        help_text=_("One on each line, or with commas between them. You can paste a list."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_addresses(self) -> Pasted:
        found = addresses_in(self.cleaned_data["addresses"])
        if found.odd:
            words = _("This does not look like a mail address: %(odd)s. Nobody was asked yet.")
            raise forms.ValidationError(
                words % {"odd": ", ".join(found.odd[:MOST_SHOWN])}, code="odd_address"
            )
        if not found.addresses:
            raise forms.ValidationError(_("There is no mail address in this yet."), code="no_address")
        return found


class DirectorForm(Form):
    address = forms.EmailField(label=_("Mail address"), max_length=254)


class CodeForm(Form):
    code = forms.CharField(
        label=_("Code of a program"), max_length=20,
        widget=forms.TextInput(attrs={"class": "medium code", "autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


class EndForm(Form):
    """A tick, so that nobody ends a whole program by a slip of the thumb."""

    sure = forms.BooleanField(label=_("Yes, end this program"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].error_messages["required"] = _("Tick this if you want to end it.")
