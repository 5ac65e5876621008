"""What every kind of picture is answered with, and why one is not taken."""

from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 15_000_000
MOST_PIXELS = 40_000_000

type Kind = Literal["image/jpeg", "image/png", "image/webp"]
type Why = Literal["unknown", "heic", "broken", "moving", "too_many_bytes", "too_many_pixels"]


class NotAPhoto(ValueError):
    """`why` is one of: unknown, heic, broken, moving, too_many_bytes, too_many_pixels."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture and nothing else. Width and height are as stored, before it is turned the right way up."""

    kind: Kind
    content: bytes
    width: int
    height: int


def require_size(width: int, height: int) -> None:
    """Raises `NotAPhoto` for a picture of no size, or of one that would fill a phone's memory."""
    if not width or not height:
        raise NotAPhoto("broken")
    if width * height > MOST_PIXELS:
        raise NotAPhoto("too_many_pixels")
