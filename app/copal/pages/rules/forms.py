from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from copal.domain.requirements.rules import MOST_BYTES
from copal.pages.base.forms import DayField, Form


class PackForm(Form):
    """A file, or its text: after a refusal the text stands in the form, so that it can be put right there."""

    file = forms.FileField(
        label=_("The pack"), required=False, allow_empty_file=True,
        help_text=format_lazy(_("A text file in TOML, up to {most} KB."), most=MOST_BYTES // 1000),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or its text"), required=False, strip=False,
        help_text=_("If you chose a file as well, the file is read."),
        widget=forms.Textarea(attrs={"rows": 12, "class": "typed", "spellcheck": "false", "translate": "no"}),
    )  # fmt: skip
    begins = DayField(
        label=_("First day in force"), widget=forms.DateInput(attrs={"type": "date", "class": "medium"}),
        help_text=_("Today or later. Until that day you can withdraw it; after that, nobody can change it."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.pack():
            self.add_error("file", _("Choose a file, or put its text below."))
        return cleaned

    def pack(self) -> bytes:
        """What is to be read, as it was sent; never much more than what is allowed."""
        file = self.cleaned_data.get("file")
        if file:
            data: bytes = file.read(MOST_BYTES + 1)
            file.seek(0)
            return data
        return str(self.cleaned_data.get("text", "")).replace("\r\n", "\n").encode()

    def keep(self) -> None:
        """Show in the form what was in the file: a browser never fills in a file again."""
        data = self.pack()
        try:
            shown = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return
        if len(data) <= MOST_BYTES:
            kept = QueryDict(mutable=True)
            kept.update(self.data)
            kept["text"] = shown
            self.data = kept
