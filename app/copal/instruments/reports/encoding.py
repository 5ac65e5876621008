"""Which bytes these are: the container by its first bytes, the encoding by all of them.

Source of the rules: UTF-8 with or without a byte order mark, UTF-16 with or without, Windows-1252 otherwise.
The extension of a file says nothing and is never asked.
"""

import codecs
from typing import BinaryIO

from copal.instruments.reports.values import Unreadable

CHUNK_BYTES = 1 << 16
LARGEST_BYTES = 64 << 20
_NOT_TEXT = {
    b"%PDF": "This is a PDF, perhaps a scan. Type the sign-in sheet in, or download the report as CSV.",
    b"\x89PNG": "This is a picture. Type the sign-in sheet in, or download the report as CSV.",
    b"\xff\xd8\xff": "This is a picture. Type the sign-in sheet in, or download the report as CSV.",
    b"GIF8": "This is a picture. Type the sign-in sheet in, or download the report as CSV.",
    b"\xd0\xcf\x11\xe0": "This is an old Excel file or a locked one. Save it as .xlsx without a password, or as CSV.",
    b"{\\rtf": "This is a text document. Download the report as CSV.",
    b"\x1f\x8b": "This is a packed file. Unpack it first, then bring the report in it.",
}
_PAGE_STARTS = (
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<?xml",
    b"<table",
    b"<meta",
    b"<script",
    b"<svg",
)
_PAGE = "This is a web page, not a report. Sign in again where you downloaded it, then download it once more."
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
_MOST_CONTROLS = 0.02
_ZEROS_OF_UTF16 = 0.15
_ZEROS_OF_TEXT = 0.05


def is_zip(head: bytes) -> bool:
    """An XLSX workbook is a ZIP archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def name_encoding(stream: BinaryIO) -> str:
    """The codec to read `stream` with. Raises Unreadable for empty files and for what is not text."""
    stream.seek(0)
    head = stream.read(CHUNK_BYTES)
    if not head:
        raise Unreadable("empty")
    for start, words in _NOT_TEXT.items():
        if head.startswith(start):
            raise Unreadable("not_a_report", words)
    name = _marked(head) or _unmarked_utf16(head)
    if name is None:
        name = "utf-8-sig" if _all_utf8(stream) else "cp1252"
    _refuse_non_text(head.decode(name, "replace"), name)
    return name


def _marked(head: bytes) -> str | None:
    if (
        head.startswith(codecs.BOM_UTF32_LE)
        and len(head) >= len(codecs.BOM_UTF32_LE) * 2
        and head[5:8] == b"\0\0\0"
    ):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _unmarked_utf16(head: bytes) -> str | None:
    """Latin letters in UTF-16 leave every second byte zero: which one says the order."""
    half = len(head) // 2
    if half == 0:
        return None
    low, high = head[0 : half * 2 : 2].count(0) / half, head[1 : half * 2 : 2].count(0) / half
    if high > _ZEROS_OF_UTF16 and low < _ZEROS_OF_TEXT:
        return "utf-16-le"
    if low > _ZEROS_OF_UTF16 and high < _ZEROS_OF_TEXT:
        return "utf-16-be"
    return None


def _all_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    stream.seek(0)
    try:
        while chunk := stream.read(CHUNK_BYTES):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_non_text(text: str, name: str) -> None:
    bare = text.lstrip("\ufeff \t\r\n")
    if bare[:16].lower().startswith(tuple(start.decode() for start in _PAGE_STARTS)):
        raise Unreadable("not_a_report", _PAGE)
    strange = sum(1 for c in text if ord(c) in _CONTROLS or c == "\ufffd")
    if strange > _MOST_CONTROLS * len(text) and not (name == "cp1252" and strange == text.count("\ufffd")):
        raise Unreadable("not_a_report")
