"""Pictures on paper, as SVG text: the sponsor's logo and the code that leads to the check page."""

import base64
import re
import struct
from functools import lru_cache

import segno

from copal.base.refusals import Refused
from copal.instruments.printing.certificate import Logo

QUIET = 4  # modules of white around a code, by ISO/IEC 18004
DARK = re.compile(rb"\x01+")
MOST_BYTES = 2_000_000


class LogoUnreadable(Refused):
    """The file is no picture that can be printed."""

    reason = "logo_unreadable"


@lru_cache(maxsize=256)
def qr_svg(url: str) -> str:
    """A QR code (error correction M) as one SVG path, quiet zone included.

    The mask is fixed: any mask reads well on paper, and choosing the best one costs more than all the rest.
    """
    matrix = segno.make(url, error="m", micro=False, boost_error=False, mask=0).matrix
    side = len(matrix) + 2 * QUIET
    strokes = "".join(_row(y, bytes(row)) for y, row in enumerate(matrix, start=QUIET))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path fill="#000" d="{strokes}"/></svg>'
    )


def _row(y: int, row: bytes) -> str:
    """The dark runs of one row, as closed rectangles."""
    runs = (run.span() for run in DARK.finditer(row))
    return "".join(f"M{x + QUIET} {y}h{end - x}v1h{x - end}z" for x, end in runs)


@lru_cache(maxsize=32)
def logo_svg(logo: Logo) -> str:
    """The logo as SVG text; a bitmap is wrapped in one. Raises LogoUnreadable."""
    data = logo.data
    if not data or len(data) > MOST_BYTES:
        raise LogoUnreadable("This picture is empty or larger than 2 MB. Choose another file.")
    size = _bitmap(data)
    if size is not None:
        kind, width, height = size
        held = base64.b64encode(data).decode()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
            f'<image width="{width}" height="{height}" href="data:{kind};base64,{held}"/></svg>'
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "<svg" not in text:
        raise LogoUnreadable("This file is not a picture we can print. Use SVG, PNG, JPEG or GIF.")
    return text


def is_bitmap(logo: Logo) -> bool:
    """Whether the file says of itself that it is a PNG, GIF or JPEG."""
    return _bitmap(logo.data) is not None


def _bitmap(data: bytes) -> tuple[str, int, int] | None:
    """Media type, width and height in pixels of a PNG, GIF or JPEG; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:  # noqa: PLR2004
        return ("image/png", *struct.unpack(">II", data[16:24]))
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:  # noqa: PLR2004
        return ("image/gif", *struct.unpack("<HH", data[6:10]))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def _jpeg(data: bytes) -> tuple[str, int, int] | None:
    """Walk the segments to the frame header (SOF0..SOF15, without the tables among them)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return ("image/jpeg", width, height)
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
