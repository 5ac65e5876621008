from django import forms
from django.utils.translation import gettext_lazy as _

from copal.pages.base.forms import Form


class BringForm(Form):
    report = forms.FileField(
        label=_("Report of the call, or a sign-in sheet"),
        help_text=_(
            "From Zoom, Teams, Meet or Webex, as you downloaded it; or a table (CSV or XLSX). Up to 25 megabytes."
        ),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
    )


class SomeoneNewForm(Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, error_messages={"required": _("Write down a name.")}
    )
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("With it, they can open an account later and find these hours."),
    )
