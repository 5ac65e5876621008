from datetime import date

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from copal.pages.base.forms import DayField, Form


class PeriodForm(Form):
    """From when to when a certificate is wanted, and in which language."""

    first = DayField(label=_("From"), widget=forms.DateInput(attrs={"type": "date", "class": "medium"}))
    last = DayField(
        label=_("To, this day included"), widget=forms.DateInput(attrs={"type": "date", "class": "medium"})
    )
    language = forms.ChoiceField(label=_("Language of the certificate"), choices=lambda: settings.LANGUAGES)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last", _("This day is before the first one. Turn them round."))
        return cleaned
