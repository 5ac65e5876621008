"""Forms that can be read aloud: label, hint, error, then the control; and a summary that leads to each mistake."""

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for asked in self.fields.values():
            if asked.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                asked.error_messages["required"] = _("This is still missing.")


class DayField(forms.DateField):
    """A day somebody could mean. Days at the edges of the calendar cannot be put on a clock anywhere."""

    earliest, latest = date(1900, 1, 1), date(2199, 12, 31)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date) and not self.earliest <= value <= self.latest:
            raise forms.ValidationError(_("Choose a day between 1900 and 2199."), code="far_day")
