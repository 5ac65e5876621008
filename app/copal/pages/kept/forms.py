from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from copal.pages.base.forms import Form


class TellForm(Form):
    """A few words about what came of something. The browser does not cut them off: too long is said, and nothing is lost."""

    words = forms.CharField(label=_("How it went"), widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, at_most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].validators.append(MaxLengthValidator(at_most))


class FollowUpForm(TellForm):
    words = forms.CharField(
        label=_("Who asked, and what came of it"), widget=forms.Textarea(attrs={"rows": 3})
    )
