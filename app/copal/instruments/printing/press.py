"""Prints certificates: PDF/UA-1 (ISO 14289-1) through a compiler that stays warm.

The words travel as one string of JSON, in which only ASCII stands and nothing can end it (`_line`), so nothing typed by
a person can be read as typesetting. The same certificate gives the same bytes. Between papers only that one line
changes: the compiler keeps the template, and whatever it laid out for the paper before that is on this one too.
"""

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import typst

from copal.instruments.printing.certificate import Certificate, Logo
from copal.instruments.printing.content import content_of
from copal.instruments.printing.coverage import FONTS
from copal.instruments.printing.pictures import LogoUnreadable, is_bitmap, logo_svg

TEMPLATE = Path(__file__).parent / "certificate.typ"
ESCAPED = str.maketrans(
    {"\\": "\\\\", '"': '\\"'}
)  # what would end a string of the typesetter, or change one


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as a tagged PDF/UA-1 file. Raises LogoUnreadable if its logo is no picture.

    Raises ValueError for a naive `issued_at` or an unknown label: both are the caller's mistakes.
    """
    if certificate.issued_at.tzinfo is None:
        raise ValueError("issued_at needs a time zone")
    moment = int(certificate.issued_at.timestamp())
    try:
        return _print("certificate", content_of(certificate), moment)
    except typst.TypstError as error:
        if certificate.logo is not None and any(word in error.message for word in ("image", "SVG")):
            raise LogoUnreadable("The logo is not a picture we can print. Choose another file.") from error
        raise


def check_logo(logo: Logo) -> None:
    """Refuse a logo that would not print, at the moment somebody chooses it. Raises LogoUnreadable."""
    shown = logo_svg(logo)
    held = list(logo.data) if is_bitmap(logo) else list(shown.encode())
    try:
        _print("trial", {"logo": held, "format": None if is_bitmap(logo) else "svg"}, 0)
    except typst.TypstError as error:
        raise LogoUnreadable("This file is not a picture we can print. Use SVG, PNG, JPEG or GIF.") from error


def warm_up() -> None:
    """Load fonts and template ahead of the first certificate."""
    with _press.lock:
        _press.compiler()


class _Press:
    """One compiler for the process, one page at a time: two at once are slower than one after the other."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._held: typst.Compiler | None = None
        self._process = 0

    def compiler(self) -> typst.Compiler:
        """The compiler with its fonts and template. Raises RuntimeError in a fork of a process that has printed.

        The compiler's own threads do not live on in a fork, and it would wait for them for ever.
        """
        if self._held is None:
            fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
            self._held = typst.Compiler(root=TEMPLATE.parent, font_paths=fonts)
            self._process = os.getpid()
        if self._process != os.getpid():
            raise RuntimeError("printing does not survive a fork: print first in the process that prints")
        return self._held


_press = _Press()


def _print(what: str, content: Mapping[str, object], moment: int) -> bytes:
    with _press.lock:
        made = _press.compiler().compile(
            input=_line(what, content), format="pdf", pdf_standards="ua-1", timestamp=moment
        )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one run of bytes")
    return made


def _line(what: str, content: Mapping[str, object]) -> bytes:
    """Calls `what` of the template with its content. What would end a string of the typesetter, or change it, is escaped."""
    held = json.dumps(content).replace("\\", r"\\").replace('"', r"\"")
    return f'#import "{TEMPLATE.name}": {what}\n#{what}(json(bytes("{held}")))\n'.encode("ascii")
