"""The languages a reader may choose, and the zone the machine keeps (people have zones of their own)."""

from typing import Any

from django.conf.locale import LANG_INFO

from copal.config.environment import ROOT, Surroundings
from copal.config.security import OWN_COOKIE

PSEUDO = "en-xa"  # English with accents and longer words: shows text that nobody marked for translation
MIRROR = "ar-xb"  # the same, read from right to left: shows what was placed left or right by hand

SPOKEN = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("so", "Soomaali"),
    ("ar", "العربية"),
]

# What Django does not know about by itself.
LANG_INFO.setdefault("so", {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"})
LANG_INFO.setdefault(
    PSEUDO, {"bidi": False, "code": PSEUDO, "name": "Pseudo-English", "name_local": "Þşéûðö Éñğļîšĥ"}
)
LANG_INFO.setdefault(
    MIRROR, {"bidi": True, "code": MIRROR, "name": "Pseudo, mirrored", "name_local": "Þşéûðö mirrored"}
)


def languages(here: Surroundings) -> dict[str, Any]:
    """Settings for languages; the pseudo-language is never offered on a site that serves people."""
    unreal = [(PSEUDO, "Þşéûðö Éñğļîšĥ"), (MIRROR, "Þşéûðö mirrored")]
    offered = SPOKEN if here.is_serving else [*SPOKEN, *unreal]
    return {
        "LANGUAGE_CODE": "en",
        "LANGUAGES": offered,
        "LOCALE_PATHS": [ROOT / "app" / "copal" / "locale"],
        "LANGUAGE_COOKIE_NAME": f"{OWN_COOKIE}language" if here.is_https else "language",
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
        "LANGUAGE_COOKIE_HTTPONLY": True,
        "LANGUAGE_COOKIE_SECURE": here.is_https,
        "TIME_ZONE": "UTC",
        "USE_TZ": True,
        "USE_I18N": True,
    }
