"""What browsers are told, which hosts we answer to, and how sessions are kept."""

from typing import Any

from django.utils.csp import CSP

from copal.config.environment import Surroundings

YEAR_SECONDS = 365 * 24 * 3600
MONTH_SECONDS = 30 * 24 * 3600
OWN_COOKIE = "__Host-"  # browsers take it over HTTPS only, and from no neighbouring host

POLICY = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "connect-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "frame-src": [CSP.NONE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
}

# What no page here needs. Passkeys and the camera (a QR code on the wall) stay with our own pages.
PERMISSIONS = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(self), display-capture=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)

LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def security(here: Surroundings) -> dict[str, Any]:
    own = [here.host] if here.host else []
    return {
        "SECRET_KEY": here.secret_key,
        "SECRET_KEY_FALLBACKS": list(here.old_keys),
        "DEBUG": False,
        "ALLOWED_HOSTS": [*own, *here.hosts, *([] if here.is_serving else LOCAL_HOSTS)],
        "CSRF_TRUSTED_ORIGINS": [here.address] if here.is_serving and here.address else [],
        "SECURE_CSP": POLICY,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": YEAR_SECONDS if here.is_https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": here.is_https,
        "SECURE_SSL_REDIRECT": here.is_https,
        "SECURE_REDIRECT_EXEMPT": [r"^healthz$", r"^readyz$"],
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if here.proxies else None,
        "X_FRAME_OPTIONS": "DENY",
        **_sessions(here),
    }


def _sessions(here: Surroundings) -> dict[str, Any]:
    """Where they are kept, and with what in front, is `shared.py`'s to say.

    Signed cookies would cost no query, but a code waiting to be typed would travel in them,
    readable, and signing out could not end a copied one (docs/decisions/0002).
    """
    own = OWN_COOKIE if here.is_https else ""
    return {
        "SESSION_COOKIE_NAME": f"{own}session",
        "SESSION_COOKIE_AGE": MONTH_SECONDS,
        "SESSION_COOKIE_SECURE": here.is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": f"{own}csrf",
        "CSRF_COOKIE_SECURE": here.is_https,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
    }
