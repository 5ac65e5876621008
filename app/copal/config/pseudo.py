"""A language that nobody speaks: every marked text turns up accented, longer and in brackets.

What stays plain English on a screen was not marked for translation. Placeholders and tags stay whole.
"""

import re
from gettext import NullTranslations
from typing import Any

from django.utils.translation import trans_real

from copal.config.languages import MIRROR, PSEUDO

KEEP = re.compile(r"(%\([^)]*\)[sd]|%[sd%]|\{[^}]*\}|<[^>]+>|&\w+;)")
ACCENTED = str.maketrans("aeiouyAEIOUYcdgnsz", "áéíóúýÁÉÍÓÚÝçðğñšž")
LONGER = 0.3  # translations of short English run about a third longer


def accented(text: str) -> str:
    """The text, recognisably not English and about a third longer."""
    if not text.strip():
        return text
    inner = "".join(part if KEEP.fullmatch(part) else part.translate(ACCENTED) for part in KEEP.split(text))
    return f"[{inner}{'·' * int(len(text) * LONGER)}]"


class PseudoTranslations(NullTranslations):
    """Stands where Django keeps a language's catalog."""

    domain = "django"

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self.plural = lambda number: int(number != 1)

    def gettext(self, message: str) -> str:
        return accented(message.split("\x04", 1)[-1])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented((msgid1 if n == 1 else msgid2).split("\x04", 1)[-1])

    def to_language(self) -> str:
        return self.code

    def language(self) -> str:
        return self.code


def speak() -> None:
    """Make Django know the pseudo-languages. Called once at start, outside `serve`."""
    catalogs: dict[str, Any] = vars(trans_real)["_translations"]  # Django offers no door for this
    for code in (PSEUDO, MIRROR):
        catalogs[code] = PseudoTranslations(code)
