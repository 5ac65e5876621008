"""Which way is up: the one thing of EXIF that a picture needs."""

import struct

UPRIGHT = 1
_ORIENTATION, _SHORT, _LAST = 0x0112, 3, 8
_ENTRY, _HEAD = 12, 8


def orientation_in(tiff: bytes) -> int:
    """1 to 8, as EXIF counts; 1 where it says nothing that makes sense."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < _HEAD:
        return UPRIGHT
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return UPRIGHT
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for number in range(count):
        at = start + 2 + number * _ENTRY
        if at + _ENTRY > len(tiff):
            return UPRIGHT
        tag, kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _ORIENTATION and kind == _SHORT:
            return value if UPRIGHT <= value <= _LAST else UPRIGHT
    return UPRIGHT


def only_orientation(value: int) -> bytes:
    """The smallest TIFF block that says it."""
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, _SHORT, 1, value, 0, 0)
