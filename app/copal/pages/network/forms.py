from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from copal.pages.account.forms import ProfileForm
from copal.pages.base.forms import Form
from copal.pages.network.zones import zone_choices
from copal.policies.reporting import jurisdictions

MOST_REGIONS = 60


class PersonForm(ProfileForm):
    """Someone the staff add: a name is enough, an address is better."""

    field_order = ("chosen_name", "legal_name", "email")
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        max_length=254,
        help_text=_("They sign in with it. Without one you can hand them a link."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen_name"].label = _("Name")
        self.fields["legal_name"].label = _("Legal name")
        self.fields["legal_name"].required = False
        for name in ("hired_date", "licensed_date"):
            self.fields[name].help_text = _("It decides their yearly window for training hours.")


class LogoForm(Form):
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_(
            "It stands on certificates. A drawing (SVG) prints best; PNG and JPEG work too, up to 500 KB."
        ),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty. Choose another one."),
        },
        widget=forms.FileInput(attrs={"accept": ".svg,.png,.jpg,.jpeg"}),
    )


def places_to_report() -> list[tuple[str, Any]]:
    """Each place whose line is known, and none."""
    return [("", _("Somewhere else: each state has its own line")), *((one, one) for one in jurisdictions())]


class NetworkForm(Form):
    name = forms.CharField(
        label=_("Name of the network"),
        help_text=_("As it should stand on certificates."),
        max_length=120,
    )
    short_name = forms.CharField(
        label=_("Short name"), help_text=_("For headings and the subject of mails."), max_length=40
    )
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, widget=forms.Select(attrs={"class": "medium"})
    )
    language = forms.ChoiceField(
        label=_("Language of the network"),
        help_text=_("Each person reads in their own. This one is for what goes to everyone."),
        choices=lambda: settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "medium", "translate": "no"}),
    )
    regions = forms.CharField(
        label=_("Regions"),
        required=False,
        help_text=_("One on each line, in the order to offer them."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    registry_name = forms.CharField(
        label=_("Registry"),
        required=False,
        max_length=80,
        help_text=_("Where professional development is recorded in your state, if anywhere."),
    )
    jurisdiction = forms.ChoiceField(
        label=_("Where to report harm to a child"), required=False, choices=places_to_report,
        help_text=_("Shown quietly beside words that tell of harm. Nothing is ever reported by itself."),
        widget=forms.Select(attrs={"class": "medium"}),
    )  # fmt: skip
    contact_email = forms.EmailField(
        label=_("Mail address for questions"),
        required=False,
        max_length=254,
        help_text=_("People without an account see it too."),
    )

    def clean_regions(self) -> list[str]:
        lines = [" ".join(line.split())[:60] for line in self.cleaned_data["regions"].splitlines()]
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST_REGIONS:
            raise forms.ValidationError(_("Sixty regions is the most."), code="too_many_regions")
        return kept

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in NetworkForm.base_fields if name in self.fields}


class FoundingForm(NetworkForm):
    """The network, and who sets it up."""

    contact_email = None  # type: ignore[assignment]  # the founder's own, until someone changes it
    chosen_name = forms.CharField(
        label=_("What should we call you?"),
        help_text=_("Everyone sees this name. A first name is fine."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    legal_name = forms.CharField(
        label=_("Your legal name"),
        help_text=_("Only for certificates and the network's staff. Write it as on your license."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("You sign in with it from now on: we send it a code."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def founder(self) -> dict[str, Any]:
        kept = {name: self.cleaned_data[name] for name in ("chosen_name", "legal_name", "email")}
        return {**kept, "language": self.cleaned_data["language"]}
