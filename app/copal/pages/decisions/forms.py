from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.pages.base.forms import DayField, Form
from copal.pages.base.screening import WordsField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copal.domain.decisions.queries import Someone

DAY = {"type": "date", "class": "short"}


class ChangeForm(Form):
    """Who looks after a decision, and when it is looked at again."""

    owner = forms.ChoiceField(
        label=_("Who looks after it"), required=False, widget=forms.Select(attrs={"class": "medium"})
    )
    review_date = DayField(
        label=_("Look at it again on"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Leave empty if it need not be looked at again."),
    )  # fmt: skip

    def __init__(self, *args: Any, owners: "Sequence[Someone]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Nobody in particular")), *((str(one.id), one.name) for one in owners)]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]

    @property
    def owner_id(self) -> int | None:
        given = self.cleaned_data["owner"]
        return int(given) if given else None

    @property
    def review_day(self) -> date | None:
        day: date | None = self.cleaned_data["review_date"]
        return day


class ReviewedForm(Form):
    """It was looked at and still holds."""

    next_date = DayField(
        label=_("Look at it again on"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Leave empty if it need not be looked at again."),
    )  # fmt: skip

    @property
    def next_day(self) -> date | None:
        day: date | None = self.cleaned_data["next_date"]
        return day


class KeepForm(ChangeForm):
    """A decision goes into the register, in the words of its minute."""

    words = WordsField(
        label=_("The minute, without names"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    field_order = ("words", "owner", "review_date")
