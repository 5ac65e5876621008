"""Which characters the shipped fonts can draw, read from the fonts' own character maps (OpenType `cmap`)."""

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"

# In the order they are tried. The first draws plain Latin; Noto Sans the wider Latin, Greek and Cyrillic.
FAMILIES: tuple[tuple[str, str], ...] = (
    ("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext-Regular"),
    ("Noto Sans", "NotoSans-Regular"),
    ("Vazirmatn", "Vazirmatn-Regular"),
    ("Noto Sans Arabic", "NotoSansArabic-Regular"),
    ("Noto Sans Armenian", "NotoSansArmenian-Medium"),
    ("Noto Sans Bengali", "NotoSansBengali-Medium"),
    ("Noto Sans Devanagari", "NotoSansDevanagari-Medium"),
    ("Noto Sans Ethiopic", "NotoSansEthiopic-Medium"),
    ("Noto Sans Georgian", "NotoSansGeorgian-Medium"),
    ("Noto Sans Gujarati", "NotoSansGujarati-Medium"),
    ("Noto Sans Gurmukhi", "NotoSansGurmukhi-Medium"),
    ("Noto Sans Hebrew", "NotoSansHebrew-Medium"),
    ("Noto Sans Kannada", "NotoSansKannada-Medium"),
    ("Kantumruy Pro", "KantumruyPro-Medium"),
    ("Noto Sans Lao", "NotoSansLao-Medium"),
    ("Noto Sans Malayalam", "NotoSansMalayalam-Medium"),
    ("Noto Sans Myanmar", "NotoSansMyanmar-Medium"),
    ("Noto Sans Sinhala", "NotoSansSinhala-Medium"),
    ("Noto Sans Tamil", "NotoSansTamil-Medium"),
    ("Noto Sans Telugu", "NotoSansTelugu-Medium"),
    ("Noto Sans Thai", "NotoSansThai-Medium"),
    ("Noto Sans SC", "NotoSansSC-Medium"),
    ("Noto Sans TC", "NotoSansTC-Medium"),
    ("Noto Sans KR", "NotoSansKR-Medium"),
)


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """The code points of each family of `FAMILIES`, in that order."""
    return tuple(_code_points((FONTS / f"{file}.ttf").read_bytes()) for _, file in FAMILIES)


@cache
def everything() -> frozenset[int]:
    """Every code point that some shipped font can draw."""
    return frozenset().union(*coverage())


def _code_points(font: bytes) -> frozenset[int]:
    tables = struct.unpack_from(">H", font, 4)[0]
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            return _mapped(font, start)
    raise ValueError("a font without a character map")


def _mapped(font: bytes, start: int) -> frozenset[int]:
    """All code points of the Unicode subtables (formats 4 and 12 are the ones modern fonts carry)."""
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">HHI", font, start + 4 + 8 * index)[2]
        kind = struct.unpack_from(">H", font, offset)[0]
        if kind == 12:  # noqa: PLR2004
            for group in range(struct.unpack_from(">I", font, offset + 12)[0]):
                first, last, _ = struct.unpack_from(">III", font, offset + 16 + 12 * group)
                found.update(range(first, last + 1))
        elif kind == 4:  # noqa: PLR2004
            found |= _segments(font, offset)
    return frozenset(found)


def _segments(font: bytes, offset: int) -> set[int]:
    """Format 4: runs of code points, where a run may point each of its members at a glyph or at none (0)."""
    count = struct.unpack_from(">H", font, offset + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, offset + 14)
    starts = struct.unpack_from(f">{count}H", font, offset + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, offset + 16 + 4 * count)
    places = offset + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", font, places)
    found: set[int] = set()
    for index, (first, last, delta, away) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        if first == 0xFFFF:  # noqa: PLR2004 - the closing segment
            continue
        if not away:
            found.update(c for c in range(first, last + 1) if (c + delta) & 0xFFFF)
            continue
        base = places + 2 * index + away
        glyphs = struct.unpack_from(f">{last - first + 1}H", font, base)
        found.update(first + step for step, glyph in enumerate(glyphs) if glyph)
    return found
