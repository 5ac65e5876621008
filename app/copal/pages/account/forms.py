from collections.abc import Iterable
from typing import Any

from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.conf import settings
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from copal.domain.people.actions import PROFILE, ProfileNotRight
from copal.domain.people.queries import profile_settings
from copal.pages.base.forms import Form

PROBLEMS = {
    "empty": _("Please fill this in."),
    "too_long": _("This is too long for us to keep. Please shorten it."),
    "unknown": _("Please choose one from the list."),
    "future": _("This day has not come yet. Please check the date."),
    "too_early": _("This is too long ago to be right. Please check the year."),
}


class AddressForm(Form):
    email = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "inputmode": "email"}),
        error_messages={
            "required": _("Please type your mail address."),
            "invalid": _(
                "This does not look like a mail address. It needs an @ and a dot, as in rosa@example.org."
            ),
        },
    )


class CodeForm(Form):
    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=40,
        error_messages={"required": _("Please type the six figures from the mail.")},
        widget=forms.TextInput(
            attrs={
                "class": "code",
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
            }
        ),
    )

    def __init__(self, *args: Any, expected: str, tries_left: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected, self.tries_left = expected, tries_left

    def clean_code(self) -> str:
        """A wrong code costs a try; the words count it."""
        code: str = self.cleaned_data["code"]
        if not compare_user_code(actual=code, expected=self.expected):
            left = self.tries_left - 1
            raise forms.ValidationError(
                ngettext_lazy(
                    "That is not the code we sent. You have %(left)d try left.",
                    "That is not the code we sent. You have %(left)d tries left.",
                    left,
                ),
                code="wrong_code",
                params={"left": left},
            )
        return code


class ProfileForm(Form):
    """What a person says about themselves. `regions` are the network's; without any, the region is free text."""

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
    language = forms.ChoiceField(
        label=_("Language"),
        choices=lambda: settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "medium", "translate": "no"}),
    )
    region = forms.CharField(label=_("Region"), max_length=60, required=False)
    setting = forms.ChoiceField(
        label=_("Where do you work?"),
        required=False,
        choices=lambda: [("", _("I'd rather not say")), *profile_settings()],
    )
    role = forms.CharField(
        label=_("What do you do there?"),
        help_text=_("In your own words, such as owner, lead teacher or assistant."),
        max_length=60,
        required=False,
    )
    hired_date = forms.DateField(
        label=_("Hired on"),
        required=False,
        help_text=_(
            "If you work for someone: the day you started. It decides your yearly window for training hours."
        ),
        widget=forms.DateInput(attrs={"type": "date", "class": "medium"}, format="%Y-%m-%d"),
    )
    licensed_date = forms.DateField(
        label=_("Licensed since"),
        required=False,
        help_text=_(
            "If the license is yours: the day it was issued. It decides your yearly window for training hours."
        ),
        widget=forms.DateInput(attrs={"type": "date", "class": "medium"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, regions: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())
        offered = list(regions)
        held = self.initial.get("region")
        if offered:
            if held and held not in offered:
                offered.append(held)
            choices = [("", _("I'd rather not say")), *((one, one) for one in offered)]
            self.fields["region"] = forms.ChoiceField(label=_("Region"), choices=choices, required=False)

    def profile(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PROFILE if name in self.cleaned_data}

    def not_right(self, refusal: ProfileNotRight) -> None:
        for name, problem in refusal.problems.items():
            self.add_error(name, forms.ValidationError(PROBLEMS[problem], code=problem))


class PasskeyForm(Form):
    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("So that you know it again, such as “My phone”."),
        max_length=60,
    )


class Credential(forms.JSONField):
    """What a device sends. Nested deeper than Python can read, it is as unreadable as broken JSON."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class NewPasskeyForm(PasskeyForm):
    credential = Credential(widget=forms.HiddenInput)


class AnotherAddressForm(Form):
    email = forms.EmailField(label=_("Mail address"), max_length=254)
    main = forms.BooleanField(label=_("Sign in with this address from now on"), required=False)


def spent(process: AbstractCodeVerificationProcess) -> bool:
    """Count a wrong code. True when it was the last try, and the knock is over."""
    return not process.record_invalid_attempt()
