"""Letters that are not seen, or that look like others: a name cut by a zero-width blank, or with a Cyrillic A, is read."""

import re
import unicodedata
from collections.abc import Sequence

_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
# A Latin letter beside one of these look-alikes, or the other way round.
_ALIKE = dict(
    zip(
        "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
        "\u0423\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0501\u04bb\u0391"
        "\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
        "ABESIJKMHOPCTXYaesijopcyxdhABEZHIKMNOPTYXo",
        strict=True,
    )
)
_MIXED = re.compile(rf"[A-Za-z][{''.join(_ALIKE)}]|[{''.join(_ALIKE)}][A-Za-z]")
_WORD = re.compile(r"\w+")


def cleared(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as it looks, and where each letter of it stood; None when every letter stands where it stood."""
    if text.isascii():
        return text, None
    if _WIDE.search(text):
        text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0])[:1], text)
    if _MIXED.search(text):
        text = _WORD.sub(_latin, text)
    if not _UNSEEN.search(text):
        return text, None
    places = [at for at, char in enumerate(text) if not _UNSEEN.match(char)]
    return "".join(text[at] for at in places), places


def _latin(found: re.Match[str]) -> str:
    word = found[0]
    return "".join(_ALIKE.get(char, char) for char in word) if _MIXED.search(word) else word
