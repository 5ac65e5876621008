"""Forms that can be read aloud: label, hint, error, then the control; and a summary that leads to each mistake."""

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.actions.checking import log_kept
from copal.domain.confidentiality.rules import Screened, Writing
from copal.domain.confidentiality.rules.screening import tidy
from copal.pages.base.screening import Screening, note_context, safer, told_of

PLAIN = (
    forms.CheckboxInput,
    forms.RadioSelect,
    forms.CheckboxSelectMultiple,
    forms.FileInput,
    forms.HiddenInput,
)


class Asked(BoundField):
    """A field as our templates draw it: our class on its control, its width, and how it is laid out."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if not isinstance(widget, PLAIN):
            own = str(widget.attrs.get("class", ""))
            attrs["class"] = f"field {own}".strip()
        if attrs.get("aria-invalid") and widget.attrs.get("autofocus"):
            attrs["autofocus"] = False
        return attrs

    @property
    def notes(self) -> list[dict[str, Any]]:
        """What the check marked in it, each as the context of `checking/_note.html`."""
        found = self.field.tells if isinstance(self.field, Screening) else ()
        return [note_context(told_of(tells, name=self.html_name)) for tells in found]

    @property
    def shape(self) -> str:
        """How `base/_field.html` lays it out: line | tick | choices | file."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "tick"
        return "file" if isinstance(widget, forms.FileInput) else "line"


class AskingMixin:
    """For a ModelForm-like class of one's own. Most forms derive from `Form`."""

    bound_field_class: type[BoundField] | None = Asked
    use_required_attribute = False  # the server says what is missing, in words, beside the field

    def refuse(self, refusal: Refused, field: str | None = None) -> None:
        """Show a refusal in the form, beside `field` or above all, and keep what was typed."""
        self.add_error(field, forms.ValidationError(str(refusal), code=refusal.reason))  # type: ignore[attr-defined]
        self.was_refused = True

    @property
    def status(self) -> int:
        """What to draw it with: 409 after a refusal, 422 with mistakes in it, else 200."""
        if getattr(self, "was_refused", False):
            return 409
        return 422 if self.is_bound and self.errors else 200  # type: ignore[attr-defined]


class Form(AskingMixin, forms.Form):
    """Every form of the product. Draw with {% problems form %} and {% field form.name %}."""

    def __init__(self, *args: Any, writing: Writing | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.writing, self.reworded = writing, ""
        if writing:
            self._watch(writing)
        for asked in self.fields.values():
            if asked.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                asked.error_messages["required"] = _("This is still missing.")

    def _watch(self, writing: Writing) -> None:
        for name, asked in self.fields.items():
            if isinstance(asked, Screening):
                asked.watch(writing)
                if self.is_bound and self.data.get("safer") == self.add_prefix(name):
                    self._reword(name, writing)

    def _reword(self, name: str, writing: Writing) -> None:
        """The button "Change all" without a script: the safer words stand in the form, to be read before they are sent."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        words = tidy(self.data.get(self.add_prefix(name), ""), 1 << 20)
        data[self.add_prefix(name)] = safer(words, writing)
        self.data, self.reworded = data, name

    def full_clean(self) -> None:
        super().full_clean()
        if self.reworded and self.is_bound:
            self.add_error(
                self.reworded,
                forms.ValidationError(_("Changed. Read it once more, then send it."), "reworded"),
            )

    def is_valid(self) -> bool:
        """Also logs what was kept after a warning, once: the kinds of detail, never the words."""
        valid = super().is_valid()
        if valid and self.writing and not self._logged:
            self._logged = True
            log_kept(self.writing, *self._screened(), at=timezone.now())
        return valid

    _logged = False

    def _screened(self) -> list[Screened]:
        return [one for one in self.cleaned_data.values() if isinstance(one, Screened)]


class DayField(forms.DateField):
    """A day somebody could mean. Days at the edges of the calendar cannot be put on a clock anywhere."""

    earliest, latest = date(1900, 1, 1), date(2199, 12, 31)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date) and not self.earliest <= value <= self.latest:
            raise forms.ValidationError(_("Choose a day between 1900 and 2199."), code="far_day")
