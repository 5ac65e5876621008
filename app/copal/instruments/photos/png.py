"""PNG: chunks with a checksum each."""

import struct
import zlib
from collections.abc import Iterator

from copal.instruments.photos.shapes import NotAPhoto, Photo, require_size
from copal.instruments.photos.upright import UPRIGHT, only_orientation, orientation_in

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"cHRM",
    b"gAMA",
    b"sRGB",
    b"iCCP",
    b"sBIT",
    b"cICP",
    b"bKGD",
}
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
SLACK, AT_ONCE = 64, 1 << 20  # the passes of an interlaced picture each begin rows of their own


def clean_png(content: bytes) -> Photo:
    """Raises `NotAPhoto`; also where the picture is not as large as it says, or something is hidden behind it."""
    kept, up = [SIGNATURE], UPRIGHT
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:  # noqa: PLR2004 - the header's fixed length
        raise NotAPhoto("broken")
    width, height, depth, colour, _method, _filter, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    require_size(width, height)
    for name, body in chunks:
        if name == b"eXIf":
            up = orientation_in(body)
        elif name in KEPT:
            kept.append(_chunk(name, body))
    bits = depth * CHANNELS.get(colour, 0)
    _require_whole([body for name, body in chunks if name == b"IDAT"], width, height, bits, bool(interlaced))
    if up != UPRIGHT:
        kept.insert(2, _chunk(b"eXIf", only_orientation(up)))
    return Photo("image/png", b"".join(kept), width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Up to the end of the picture; what follows it is not read."""
    at = len(SIGNATURE)
    while True:
        head = content[at : at + 8]
        if len(head) < 8:  # noqa: PLR2004 - length and name
            raise NotAPhoto("broken")
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        body, check = content[at + 8 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        if len(body) != length or int.from_bytes(check, "big") != zlib.crc32(name + body) or len(check) < 4:  # noqa: PLR2004
            raise NotAPhoto("broken")
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def _require_whole(parts: list[bytes], width: int, height: int, bits: int, interlaced: bool) -> None:  # noqa: FBT001
    """The packed pixels are as many as the header says, so nothing swells up and nothing follows them."""
    rows = height * (1 + (width * bits + 7) // 8)
    most = rows + (rows // 8 + 8 * height + SLACK if interlaced else 0)
    reader, count = zlib.decompressobj(), 0
    try:
        for part in parts:
            rest = part
            while rest and not reader.eof:
                count += len(reader.decompress(rest, AT_ONCE))
                rest = reader.unconsumed_tail
                if count > most:
                    raise NotAPhoto("broken")
            if reader.eof and (rest or reader.unused_data):
                raise NotAPhoto("broken")
    except zlib.error:
        raise NotAPhoto("broken") from None
    if not bits or count < (rows if not interlaced else 1):
        raise NotAPhoto("broken")
