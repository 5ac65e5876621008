"""WebP: a RIFF file of chunks. Its head says what is in it, so it is written anew."""

from collections.abc import Iterator

from copal.instruments.photos.shapes import NotAPhoto, Photo, require_size
from copal.instruments.photos.upright import UPRIGHT, only_orientation, orientation_in

HEAD = 12
ICC, ALPHA, EXIF_FLAG = 0x20, 0x10, 0x08
EXIF_MARK = b"Exif\0\0"
KEPT = (b"ICCP", b"ALPH", b"VP8 ", b"VP8L")


def clean_webp(content: bytes) -> Photo:
    """Raises `NotAPhoto`; also for pictures that move."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise NotAPhoto("broken")
    chunks = list(_chunks(content[:end]))
    names = [name for name, _body in chunks]
    if b"ANIM" in names or b"ANMF" in names:
        raise NotAPhoto("moving")
    pictures = [(name, body) for name, body in chunks if name in (b"VP8 ", b"VP8L")]
    if len(pictures) != 1:
        raise NotAPhoto("broken")
    size = _size(*pictures[0])
    require_size(*size)
    up = next((_orientation(body) for name, body in chunks if name == b"EXIF"), UPRIGHT)
    kept = [(name, body) for name, body in chunks if name in KEPT]
    extended = next((body for name, body in chunks if name == b"VP8X"), None)
    if extended is not None or up != UPRIGHT:
        flags = (
            (ICC if b"ICCP" in names else 0)
            | _alpha(extended, pictures[0])
            | (EXIF_FLAG if up != UPRIGHT else 0)
        )
        sides = b"".join((side - 1).to_bytes(3, "little") for side in size)
        kept.insert(0, (b"VP8X", bytes((flags, 0, 0, 0)) + sides))
    if up != UPRIGHT:
        kept.append((b"EXIF", only_orientation(up)))
    body = b"WEBP" + b"".join(_chunk(*one) for one in kept)
    return Photo("image/webp", b"RIFF" + len(body).to_bytes(4, "little") + body, *size)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = HEAD
    while at < len(content):
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + length]
        if len(body) != length or len(name) < 4:  # noqa: PLR2004 - a chunk's name
            raise NotAPhoto("broken")
        yield name, body
        at += 8 + length + length % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    if name == b"VP8L" and body[:1] == b"\x2f":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise NotAPhoto("broken")


def _orientation(body: bytes) -> int:
    return orientation_in(body.removeprefix(EXIF_MARK))


def _alpha(extended: bytes | None, picture: tuple[bytes, bytes]) -> int:
    name, body = picture
    if extended:
        return extended[0] & ALPHA
    return ALPHA if name == b"VP8L" and int.from_bytes(body[1:5], "little") >> 28 & 1 else 0
