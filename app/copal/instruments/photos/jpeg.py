"""JPEG: a row of segments, then the picture in scans."""

import re

from copal.instruments.photos.shapes import NotAPhoto, Photo, require_size
from copal.instruments.photos.upright import UPRIGHT, only_orientation, orientation_in

END, SCAN = 0xD9, 0xDA
APP0, APP1, APP2, APP14 = 0xE0, 0xE1, 0xE2, 0xEE  # where programs put what they like
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # their tables and reserved ones are no frames
TABLES = {0xC4, 0xCC, 0xDB, 0xDD}  # Huffman, arithmetic, quantisation, restart interval
JFIF, EXIF, ICC, ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
JFIF_HEAD, ADOBE_HEAD, FRAME_HEAD = 12, 12, 6
_SCAN_ENDS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


def clean_jpeg(content: bytes) -> Photo:
    """Raises `NotAPhoto`. What stands after the end of the picture is dropped."""
    kept, at, size, up, scans = [b"\xff\xd8"], 2, (0, 0), UPRIGHT, 0
    while True:
        marker, at = _marker(content, at)
        if marker == END:
            break
        body, after = _body(content, at)
        if marker == APP1 and body.startswith(EXIF):
            up = orientation_in(body[len(EXIF) :])
        if marker in FRAMES:
            size = _size(body)
        at, scans = after, scans + (marker == SCAN)
        segment = _kept(marker, body)
        if segment is not None:
            kept.append(_segment(marker, segment))
        if marker == SCAN:
            at = _end_of_scan(content, after)
            kept.append(content[after:at])
    require_size(*size)
    if not scans:
        raise NotAPhoto("broken")
    if up != UPRIGHT:
        kept.insert(_place_of_exif(kept), _segment(APP1, EXIF + only_orientation(up)))
    return Photo("image/jpeg", b"".join([*kept, b"\xff\xd9"]), *size)


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The next marker, past the bytes that may fill the space before it, and where it ends."""
    if content[at : at + 1] != b"\xff":
        raise NotAPhoto("broken")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise NotAPhoto("broken")
    return content[at], at + 1


def _body(content: bytes, at: int) -> tuple[bytes, int]:
    length = int.from_bytes(content[at : at + 2], "big")
    after = at + length
    if length < 2 or after > len(content):  # noqa: PLR2004 - the length counts its own two bytes
        raise NotAPhoto("broken")
    return content[at + 2 : after], after


def _size(body: bytes) -> tuple[int, int]:
    if len(body) < FRAME_HEAD:
        raise NotAPhoto("broken")
    return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")


def _kept(marker: int, body: bytes) -> bytes | None:
    """What stays of a segment; None: nothing."""
    if marker == APP0 and body.startswith(JFIF) and len(body) >= JFIF_HEAD:
        return body[:JFIF_HEAD] + b"\0\0"  # without its small picture
    if marker == APP2 and body.startswith(ICC):
        return body
    if marker == APP14 and body.startswith(ADOBE):
        return body[:ADOBE_HEAD]
    return body if marker == SCAN or marker in FRAMES or marker in TABLES else None


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _end_of_scan(content: bytes, at: int) -> int:
    found = _SCAN_ENDS.search(content, at)
    if found is None:
        raise NotAPhoto("broken")
    return found.start()


def _place_of_exif(kept: list[bytes]) -> int:
    return 2 if len(kept) > 1 and kept[1][1] == APP0 else 1
