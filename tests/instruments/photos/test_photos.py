"""A photo keeps its picture, its colours and which way is up, and nothing else: not where, not when, not by whom."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.photos import MOST_BYTES, MOST_PIXELS, NotAPhoto, clean
from copal.instruments.photos.upright import only_orientation, orientation_in
from tests.instruments.photos import samples

PHOTOS = ("JPEG", "PROGRESSIVE", "CMYK", "WEBP", "LOSSLESS", "PLAIN_WEBP")
PLANTED = b"Planted"


def chunk(name, body):
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def png(*more, width=4, height=3, rows=None, head=None):
    """A grey picture with further chunks before its pixels."""
    rows = b"\0" * (height * (1 + width)) if rows is None else rows
    head = head or struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def segments(jpeg):
    """(marker, body) up to the first scan."""
    at, found = 2, []
    while jpeg[at + 1] != 0xDA:
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        found.append((jpeg[at + 1], jpeg[at + 4 : at + 2 + length]))
        at += 2 + length
    return found


def why(content):
    with pytest.raises(NotAPhoto) as no:
        clean(content)
    return no.value.why


@pytest.mark.parametrize("name", PHOTOS)
def test_the_picture_stays_and_nothing_else(name):
    photo = clean(getattr(samples, name))
    assert (photo.width, photo.height) == (24, 16)
    assert PLANTED not in photo.content
    assert clean(photo.content) == photo, "once is enough"


@pytest.mark.parametrize("name", ["JPEG", "WEBP", "LOSSLESS"])
def test_what_is_planted_was_there(name):
    assert PLANTED in getattr(samples, name)


def test_of_a_jpeg_every_bit_of_the_picture_stays():
    before, after = samples.JPEG, clean(samples.JPEG).content
    start = before.index(b"\xff\xda")
    picture = before[start : before.rindex(b"\xff\xd9") + 2]
    assert after.endswith(picture)
    assert {marker for marker, _body in segments(after)} <= {0xE0, 0xE1, 0xDB, 0xC0, 0xC4}


@pytest.mark.parametrize("name", ["JPEG", "PROGRESSIVE"])
def test_of_exif_only_which_way_is_up_stays(name):
    exif = [body for marker, body in segments(clean(getattr(samples, name)).content) if marker == 0xE1]
    assert exif == [b"Exif\0\0" + only_orientation(6)]


def test_an_upright_jpeg_needs_no_exif():
    assert b"Exif" not in clean(samples.CMYK).content


def test_colours_stay():
    profile = b"ICC_PROFILE\0\1\1" + b"colours"
    jpeg = samples.JPEG[:2] + b"\xff\xe2" + (len(profile) + 2).to_bytes(2, "big") + profile + samples.JPEG[2:]
    assert profile in clean(jpeg).content
    other = b"MPF\0" + PLANTED
    jpeg = samples.JPEG[:2] + b"\xff\xe2" + (len(other) + 2).to_bytes(2, "big") + other + samples.JPEG[2:]
    assert PLANTED not in clean(jpeg).content


def test_the_small_picture_in_the_head_goes():
    small = b"JFIF\0\1\1\0\0\1\0\1\1\1" + b"Pla"
    jpeg = b"\xff\xd8\xff\xe0" + (len(small) + 2).to_bytes(2, "big") + small + samples.CMYK[2:]
    assert b"\1\1Pla" not in clean(jpeg).content


def test_a_png_keeps_its_picture_and_which_way_is_up():
    planted = [
        chunk(b"tEXt", b"Comment\0Planted"), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0Planted"),
        chunk(b"tIME", b"\x07\xea\x0b\x1c\0\0\0"), chunk(b"eXIf", only_orientation(8)), chunk(b"gAMA", b"\0\0\xb1\x8f"),
        chunk(b"prVt", PLANTED),
    ]  # fmt: skip
    photo = clean(png(*planted) + PLANTED)
    assert (photo.kind, photo.width, photo.height) == ("image/png", 4, 3)
    assert PLANTED not in photo.content
    assert b"tIME" not in photo.content
    assert chunk(b"eXIf", only_orientation(8)) in photo.content
    assert chunk(b"gAMA", b"\0\0\xb1\x8f") in photo.content
    assert chunk(b"IDAT", zlib.compress(b"\0" * 15)) in photo.content


def test_a_webp_says_in_its_head_what_is_in_it():
    photo = clean(samples.WEBP)
    assert photo.content[12:16] == b"VP8X"
    assert photo.content[20] == 0x08, "EXIF, with nothing but which way is up"
    assert photo.content.endswith(only_orientation(6))
    assert int.from_bytes(photo.content[4:8], "little") == len(photo.content) - 8
    assert clean(samples.PLAIN_WEBP).content == samples.PLAIN_WEBP


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 50,
        b"%PDF-1.7",
        b"<svg xmlns='x'/>",
        b"PK\3\4",
        b"\xff\xd8",
        b"RIFF\0\0\0\0WAVE",
        "é".encode(),
    ],
)
def test_what_is_no_photo_is_not_taken_whatever_it_is_called(content):
    assert why(content) == "unknown"


def test_heic_is_named_so_that_a_page_can_say_what_to_do():
    assert why(b"\0\0\0\x18ftypheic" + b"\0" * 40) == "heic"


def test_a_picture_that_moves_is_not_taken():
    assert why(samples.MOVING) == "moving"


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_cut_short_is_broken(name):
    whole = getattr(samples, name).removesuffix(b"PlantedTail")
    for length in (20, len(whole) // 2, len(whole) - 3):
        assert why(whole[:length]) in ("broken", "unknown")


def test_too_much_is_not_taken():
    assert why(b"\xff\xd8\xff" + b"\0" * MOST_BYTES) == "too_many_bytes"
    assert why(png(head=struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))) == "too_many_pixels"
    assert why(png(head=struct.pack(">IIBBBBB", 0, 3, 8, 0, 0, 0, 0))) == "broken"


def test_a_png_that_swells_up_or_hides_something_is_broken():
    assert why(png(rows=b"\0" * 5_000_000)) == "broken"
    assert why(png(rows=b"\0" * 3)) == "broken"
    hidden = zlib.compress(b"\0" * 15) + PLANTED
    assert why(png().replace(chunk(b"IDAT", zlib.compress(b"\0" * 15)), chunk(b"IDAT", hidden))) == "broken"
    assert why(png().replace(b"IDAT", b"IDAQ")) == "broken"


@pytest.mark.parametrize("value", range(1, 9))
def test_orientation_is_read_as_it_was_written(value):
    assert orientation_in(only_orientation(value)) == value


@pytest.mark.parametrize(
    "tiff",
    [b"", b"II", b"XX*\0\0\0\0\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", only_orientation(9)],
)
def test_odd_exif_is_upright(tiff):
    assert orientation_in(tiff) == 1


@given(st.sampled_from(PHOTOS), st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_a_damaged_photo_is_cleaned_or_refused_and_never_a_fault(name, at, noise):
    content = bytearray(getattr(samples, name))
    content[at : at + len(noise)] = noise
    try:
        cleaned = clean(bytes(content))
    except NotAPhoto:
        return
    assert cleaned.width * cleaned.height <= MOST_PIXELS


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(content):
    for head in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\1\0\0WEBP"):
        try:
            clean(head + content)
        except NotAPhoto:
            continue
