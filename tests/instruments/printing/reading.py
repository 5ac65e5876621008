"""Reads printed papers back: the PDF's text and structure, and the white of the margins on a rendered page."""

import io
import zlib
from collections.abc import Iterator
from typing import Any

import pypdf

from copal.instruments.printing import press
from copal.instruments.printing.certificate import Certificate
from copal.instruments.printing.content import content_of


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The text of all pages, as one line without break marks."""
    pages = "\n".join(page.extract_text() for page in opened(pdf).pages)
    return " ".join(pages.replace("\u200b", "").split())


def elements(pdf: bytes) -> Iterator[dict[str, Any]]:
    """Every structure element of a tagged file, parents first."""
    waiting = [opened(pdf).trailer["/Root"]["/StructTreeRoot"].get_object()]
    while waiting:
        node = waiting.pop(0).get_object()
        if not isinstance(node, dict):
            continue
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        waiting = [*(kids if isinstance(kids, list) else [kids]), *waiting]


def margins_are_white(certificate: Certificate) -> bool:
    """Whether nothing is drawn between the text's edge and the frame, on any page (rendered at 36 dpi)."""
    line = press._line("certificate", content_of(certificate))
    pages = press._press.compiler().compile(input=line, format="png", ppi=36)
    return all(_white(page) for page in (pages if isinstance(pages, list) else [pages]))


def _white(png: bytes) -> bool:
    width, height, rows = _pixels(png)
    strips = (range(20, 31), range(width - 31, width - 20))
    return all(
        rows[y][4 * x + c] > 250
        for y in range(22, height - 22)
        for strip in strips
        for x in strip
        for c in range(3)
    )


def _pixels(png: bytes) -> tuple[int, int, list[bytearray]]:
    """An 8-bit RGBA PNG without interlacing, decoded by its specification (filters 0 to 4)."""
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert png[24:29] == bytes((8, 6, 0, 0, 0))
    packed, at = b"", 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + size]
        at += size + 12
    raw, step = zlib.decompress(packed), 4 * width + 1
    rows = [bytearray(4 * width)]
    for y in range(height):
        rows.append(_unfiltered(raw[y * step], bytearray(raw[y * step + 1 : (y + 1) * step]), rows[-1]))
    return width, height, rows[1:]


def _unfiltered(kind: int, row: bytearray, above: bytearray) -> bytearray:
    for i in range(len(row)):
        left, up = (row[i - 4] if i >= 4 else 0), above[i]
        corner = above[i - 4] if i >= 4 else 0
        guess = left + up - corner
        near = min((left, up, corner), key=lambda v: abs(guess - v))
        row[i] = (row[i] + (0, left, up, (left + up) // 2, near)[kind]) & 255
    return row


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a code drawn by `pictures.qr_svg`, as (x, y) without the quiet zone."""
    path = svg.split('d="')[1].split('"', maxsplit=1)[0]
    dark: set[tuple[int, int]] = set()
    for run in path.split("z")[:-1]:
        start, length = run.removeprefix("M").split("h")[:2]
        x, y = (int(v) - 4 for v in start.split(" "))
        dark |= {(x + step, y) for step in range(int(length.split("v")[0]))}
    return dark
