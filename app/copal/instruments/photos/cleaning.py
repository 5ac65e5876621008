"""One door for every kind of photo, told by its first bytes and never by its name."""

from copal.instruments.photos.jpeg import clean_jpeg
from copal.instruments.photos.png import SIGNATURE, clean_png
from copal.instruments.photos.shapes import MOST_BYTES, MOST_PIXELS, NotAPhoto, Photo
from copal.instruments.photos.webp import clean_webp

__all__ = ["MOST_BYTES", "MOST_PIXELS", "NotAPhoto", "Photo", "clean"]
_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}


def clean(content: bytes) -> Photo:
    """The same picture without anything it tells beside. Raises `NotAPhoto`, with a reason.

    What a phone calls HEIC is refused by that name, so that a page can say how to send it as JPEG instead.
    """
    if len(content) > MOST_BYTES:
        raise NotAPhoto("too_many_bytes")
    if content.startswith(b"\xff\xd8\xff"):
        return clean_jpeg(content)
    if content.startswith(SIGNATURE):
        return clean_png(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return clean_webp(content)
    raise NotAPhoto("heic" if content[4:8] == b"ftyp" and content[8:12] in _HEIC else "unknown")
