"""What may stand in a profile, and what a name looks like. Pure: no clock, no database."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

LENGTHS = {"chosen_name": 80, "legal_name": 150, "region": 60, "role": 60}
EARLIEST = date(1940, 1, 1)  # nobody at work today was hired or licensed before it
NAMES = ("chosen_name", "legal_name")
DATES = ("hired_date", "licensed_date")
_SPACES = re.compile(r"\s+")


def tidy(words: str) -> str:
    """One line, composed (NFC), without control or direction-changing characters, single spaces."""
    composed = unicodedata.normalize("NFC", _SPACES.sub(" ", words))
    kept = (one for one in composed if unicodedata.category(one) not in ("Cc", "Cf") or one in "\u200c\u200d")
    return _SPACES.sub(" ", "".join(kept)).strip()


def profile_problems(
    changes: Mapping[str, Any], *, latest: date, languages: Collection[str], settings: Collection[str]
) -> dict[str, str]:
    """Field -> empty | too_long | unknown | future | too_early, for the fields named in `changes`.

    `latest` is the last day that has begun anywhere on Earth. A legal name may stay empty where none
    was ever known, but may not be emptied: that is the action's to see, for it knows what was there.
    """
    found: dict[str, str] = {}
    for name, value in changes.items():
        problem = _problem(name, value, latest, languages, settings)
        if problem:
            found[name] = problem
    return found


def _problem(
    name: str, value: Any, latest: date, languages: Collection[str], settings: Collection[str]
) -> str | None:
    if name in LENGTHS and len(value) > LENGTHS[name]:
        return "too_long"
    if name == "chosen_name" and not value:
        return "empty"
    if (name == "language" and value not in languages) or (
        name == "setting" and value and value not in settings
    ):
        return "unknown"
    if name in DATES and value is not None:
        return "future" if value > latest else "too_early" if value < EARLIEST else None
    return None
