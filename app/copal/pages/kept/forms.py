from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copal.pages.base.forms import Form
from copal.pages.base.screening import WordsField


class TellForm(Form):
    """A few words about what came of something. The browser does not cut them off: too long is said, and nothing is lost."""

    words = WordsField(label=_("How it went"), audience="attended", widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, at_most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].at_most = at_most  # type: ignore[attr-defined]


class FollowUpForm(TellForm):
    words = WordsField(
        audience="attended",
        label=_("Who asked, and what came of it"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PhotoForm(Form):
    """The reminder comes before the file. What the file is called is not asked, kept or shown."""

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP. Up to 10 megabytes."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": _("Choose a photo.")},
    )
    no_child = forms.BooleanField(
        label=_("No child can be recognized"),
        error_messages={"required": _("Look at the photo once more. Share it only if you can tick this.")},
    )
