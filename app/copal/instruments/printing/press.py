"""Prints certificates: PDF/UA-1 (ISO 14289-1) through a compiler that stays warm.

The words travel as one JSON value beside the template, never inside its markup, so nothing typed by a person
can be read as typesetting. The same certificate gives the same bytes.
"""

import json
import threading
from pathlib import Path

import typst

from copal.instruments.printing.certificate import Certificate, Logo
from copal.instruments.printing.coverage import FAMILIES, FONTS
from copal.instruments.printing.labels import words_for
from copal.instruments.printing.pictures import LogoUnreadable, is_bitmap, logo_svg, qr_svg
from copal.instruments.printing.text import needs_noto, plain, printable, printable_address

TEMPLATE = Path(__file__).parent / "certificate.typ"
CELL_WORD = 18  # the longest run of letters a narrow table column holds at its size
FALLBACK_TITLE = "Certificate"  # a file without a title would not be accessible

_warm = threading.local()


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as a tagged PDF/UA-1 file. Raises LogoUnreadable if its logo is no picture.

    Raises ValueError for a naive `issued_at` or an unknown label: both are the caller's mistakes.
    """
    if certificate.issued_at.tzinfo is None:
        raise ValueError("issued_at needs a time zone")
    moment = int(certificate.issued_at.timestamp())
    inputs = {"certificate": json.dumps(_content(certificate), ensure_ascii=False)}
    try:
        return _print(inputs, moment)
    except typst.TypstError as error:
        if certificate.logo is not None and any(word in error.message for word in ("image", "SVG")):
            raise LogoUnreadable("The logo is not a picture we can print. Choose another file.") from error
        raise


def check_logo(logo: Logo) -> None:
    """Refuse a logo that would not print, at the moment somebody chooses it. Raises LogoUnreadable."""
    shown = logo_svg(logo)
    held = list(logo.data) if is_bitmap(logo) else list(shown.encode())
    try:
        _print(
            {"certificate": json.dumps({"only_logo": held, "format": None if is_bitmap(logo) else "svg"})}, 0
        )
    except typst.TypstError as error:
        raise LogoUnreadable("This file is not a picture we can print. Use SVG, PNG, JPEG or GIF.") from error


def warm_up() -> None:
    """Load fonts and template in this thread ahead of the first certificate."""
    _compiler()


def _print(inputs: dict[str, str], moment: int) -> bytes:
    made = _compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=moment)
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one run of bytes")
    return made


def _compiler() -> typst.Compiler:
    """One compiler a thread: it keeps the fonts and the parsed template."""
    held: typst.Compiler | None = getattr(_warm, "compiler", None)
    if held is None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        held = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts)
        _warm.compiler = held
    return held


def _content(certificate: Certificate) -> dict[str, object]:
    """Everything the template draws, as plain JSON."""
    c = certificate
    words = {key: printable(word) for key, word in words_for(c.labels).items()}
    texts = {
        "sponsor": c.sponsor, "title": c.title, "person": c.person, "latin_name": c.latin_name, "subject": c.subject,
        "description": c.description, "community": c.community, "when": c.when, "times": c.times, "place": c.place,
        "total": c.total, "number": c.number, "issued_on": c.issued_on,
    }  # fmt: skip
    content: dict[str, object] = {key: printable(text) for key, text in texts.items()}
    content["title"] = content["title"] or content["number"] or FALLBACK_TITLE
    content |= {
        "words": words,
        "facilitators": [printable(name) for name in c.facilitators],
        "rows": [[_cell(r.kind), _cell(r.note), _cell(r.amount)] for r in c.rows],
        "lines": [
            [_cell(m.held_on), _cell(m.title), _cell(m.community), _cell(m.kind), _cell(m.amount)]
            for m in c.lines
        ],
        "url": printable_address(c.verify_url),
        "link": c.verify_url,
        "qr": qr_svg(c.verify_url),
        "logo": None if c.logo is None else logo_svg(c.logo),
        "logo_alt": "" if c.logo is None else printable(c.logo.alt) or printable(c.sponsor),
        "language": c.language.split("-")[0].lower(),
        "direction": c.reads,
        "paper": c.paper,
        "about": [c.number, c.verify_url, f"{c.starts_on.isoformat()}/{c.ends_on.isoformat()}"],
        "file_title": plain(f"{c.title}: {c.person}, {c.subject}"),
        "families": [family for family, _ in FAMILIES],
    }
    return content | {"noto": _second_hand(content)}


def _cell(text: str) -> str:
    return printable(text, longest_word=CELL_WORD)


def _second_hand(value: object) -> list[str]:
    """The texts to set in Noto Sans throughout, since the first font lacks some of their letters."""
    found: dict[str, None] = {}
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, str) and len(item) < 1000 and needs_noto(item):  # noqa: PLR2004 - not the pictures
            found[item] = None
    return list(found)
