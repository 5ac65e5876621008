"""Signing in: a code sent by mail, or a passkey. Nobody has a password or a user name here."""

from typing import Any

from copal.config.environment import Surroundings

MINUTE = 60


def accounts(here: Surroundings) -> dict[str, Any]:
    """Settings for django-allauth, as far as it is used here: the stages of signing in, and passkeys.

    The codes, their letters and all limits are those of `pages/account/door.py`.
    """
    return {
        "AUTH_USER_MODEL": "people.Person",
        "AUTHENTICATION_BACKENDS": ["copal.pages.account.sessions.Sessions"],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "LOGOUT_REDIRECT_URL": "/",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*"],
        "ACCOUNT_UNIQUE_EMAIL": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_ADAPTER": "copal.pages.account.adapter.Accounts",
        "ACCOUNT_EMAIL_VERIFICATION": "none",  # the door proves every address before anyone is let in
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_FORMAT": {"numeric": True, "dashed": False, "length": 6},
        "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": 5,
        "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": True,
        "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": 10 * MINUTE,
        "ACCOUNT_LOGIN_TIMEOUT": 15 * MINUTE,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if here.is_https else "http",
        "ACCOUNT_RATE_LIMITS": False,
        "MFA_ADAPTER": "copal.pages.account.adapter.Passkeys",
        "MFA_SUPPORTED_TYPES": ["webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not here.is_https,
        "ALLAUTH_TRUSTED_PROXY_COUNT": here.proxies,
    }
