from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.domain.training.actions import Validity
from copal.domain.training.queries import areas
from copal.pages.base.forms import DayField, Form
from copal.pages.base.screening import NameField, WordsField

DAY = forms.DateInput(attrs={"type": "date", "class": "medium"})
DECISIONS = [("approved", _("Approve it")), ("refused", _("Do not approve it"))]


class AnswerForm(Form):
    """Yes or no, for which days, and why. A meeting on one of these days, both included, goes by it."""

    decision = forms.ChoiceField(label=_("Your decision"), choices=DECISIONS, widget=forms.RadioSelect)
    valid_from = DayField(
        label=_("Valid from"), required=False, widget=DAY,
        help_text=_("Meetings from this day on count. Empty: earlier ones count, too."),
    )  # fmt: skip
    valid_until = DayField(
        label=_("Valid until, this day included"), required=False, widget=DAY, help_text=_("Empty: no end.")
    )
    reason = WordsField(
        audience="network", label=_("A word to those who asked"), max_length=300, required=False,
        widget=forms.TextInput,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("valid_until", _("This day is before the first one. Turn them round."))
        return cleaned

    def validity(self) -> Validity:
        asked = self.cleaned_data
        return Validity(
            decision=asked["decision"], valid_from=asked["valid_from"], valid_until=asked["valid_until"],
            reason=asked["reason"],
        )  # fmt: skip


class TrainingAnswerForm(AnswerForm):
    minutes = forms.IntegerField(
        label=_("Minutes of training"), min_value=1, max_value=24 * 60,
        help_text=_("What a meeting ran beyond them counts as growth."),
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )  # fmt: skip
    number = forms.CharField(
        label=_("Number of the approval"), max_length=40, required=False,
        help_text=_("If the registry gives one."), widget=forms.TextInput(attrs={"class": "medium"}),
    )  # fmt: skip
    field_order: tuple[str, ...] = ("decision", "minutes", "number", "valid_from", "valid_until", "reason")


class TrainingForm(TrainingAnswerForm):
    """A training that no community has asked for yet, entered as decided."""

    title = WordsField(audience="network", label=_("Title"), max_length=160, widget=forms.TextInput)
    area = forms.ChoiceField(label=_("Knowledge area"), choices=areas)
    field_order = ("title", "area", "minutes", "number", "decision", "valid_from", "valid_until", "reason")


class TrainerForm(AnswerForm):
    name = NameField(label=_("Name of the trainer"), max_length=80)
    field_order = ("name", "decision", "valid_from", "valid_until", "reason")
